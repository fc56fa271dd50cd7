/* SPDX-License-Identifier: EUPL-1.2 */
/* routes.c: the addresses of casework under /v1; the only ones that want a token. */
#include "web/api/api.h"
#include "web/casework_api/casework_api.h"

static const char *const of_list[] = { "proces", "tot", "van", "nadag", "na", "taal", NULL }, *const of_one[] = { "stand", "taal", NULL }, *const of_any[] = { "taal", NULL };

#define READ(at, handler, known, id) { .method = WEB_GET, .path = at, .handle = handler, .produces = { MEDIA_json }, .query = known, ABOUT(id, false) }
#define WRITE(at, handler, id) { .method = WEB_POST, .path = at, .handle = handler, .produces = { MEDIA_json }, .accepts = { MEDIA_json }, .query = of_any, ABOUT(id, false) }
static const struct web_route routes[] = {
    READ("/v1/dossiers", api_list_dossiers, of_list, "dossiers"),
    WRITE("/v1/dossiers", api_begin_dossier, "beginDossier"),
    WRITE("/v1/dossiers/_zoek", api_search, "zoekDossiers"),
    READ("/v1/dossiers/{dossier}", api_dossier, of_one, "dossier"),
    READ("/v1/dossiers/{dossier}/gebeurtenissen", api_events, of_any, "gebeurtenissen"),
    WRITE("/v1/dossiers/{dossier}/gebeurtenissen", api_add_event, "voegGebeurtenisToe"),
    READ("/v1/dossiers/{dossier}/stappen", api_steps, of_any, "stappen"),
    READ("/v1/dossiers/{dossier}/concepten", api_drafts, of_any, "concepten"),
    WRITE("/v1/dossiers/{dossier}/concepten", api_put_draft, "maakConcept"),
    WRITE("/v1/dossiers/{dossier}/concepten/{concept}/_onderteken", api_sign, "ondertekenConcept"),
    READ("/v1/dossiers/{dossier}/registers", api_registers, of_any, "registers"),
    WRITE("/v1/dossiers/{dossier}/registers", api_look_up, "zoekOpInRegister"),
    WRITE("/v1/dossiers/{dossier}/registers/_overnemen", api_take_looked, "neemOpgezochtOver"),
    WRITE("/v1/loonwaarden/_zoek", api_records, "zoekLoonwaarden"),
    READ("/v1/overdrachten", api_transfers, of_any, "overdrachten"),
    WRITE("/v1/overdrachten", api_take_transfer, "ontvangOverdracht"),
    WRITE("/v1/overdrachten/{overdracht}/_antwoord", api_answer_transfer, "beantwoordOverdracht"),
    WRITE("/v1/dossiers/{dossier}/_overdragen", api_offer_transfer, "draagOver"),
};
WEB_TABLE(casework, routes);
