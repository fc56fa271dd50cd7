/* SPDX-License-Identifier: EUPL-1.2 */
/* ordinance.c: the tables of what an ordinance can say, and what it says on a day. */
#include "law/ordinance.h"

const char *const local_kind_names[LOCAL_KINDS] = { "ja-of-nee", "getal", "woord", "woorden", "van-tot", "tekst", "regimes" };
const char *const local_state_names[LOCAL_STATES] = { "geregeld", "per-persoon", "gedelegeerd", "verwijst", "niet-geregeld", "onbekend" };
const char *const local_state_labels[LOCAL_STATES][2] = { { "geregeld", "regulated" }, { "per persoon bepaald", "decided for each person" }, { "overgelaten aan het college", "left to the executive" },
    { "verwijst naar een andere regeling", "refers to another regulation" }, { "niet geregeld", "not regulated" }, { "onbekend", "not known" } };
const char *const local_layer_names[LAYERS] = { "verordening", "nadere-regels", "beleidsregel", "webpagina", "landelijk", "onbekend" };
const char *const local_layer_labels[LAYERS][2] = { { "verordening", "ordinance" }, { "nadere regels van het college", "further rules of the executive" }, { "beleidsregel", "policy rule" }, { "webpagina", "web page" },
    { "landelijke regeling", "national regulation" }, { "verordening of nadere regels: welke van de twee is niet bekend", "ordinance or further rules: which of the two is not known" } };
const char *const local_checked_labels[CHECKED_LEVELS][2] = { { "niet gecontroleerd", "not checked" }, { "in de bron zelf gelezen", "read in the source itself" }, { "gelezen in een tekst over de bron", "read in a text about the source" } };
const char *const local_adopted_names[ADOPTED] = { "raad", "college", "algemeen-bestuur", "onbekend" };
const char *const local_owner_names[OWNERS] = { "gemeente", "samenwerking", "uwv", "verzonnen" };
const char *const local_owner_labels[OWNERS][2] = { { "gemeente", "municipality" }, { "samenwerking van gemeenten", "joint body of municipalities" }, { "UWV, om mee te vergelijken", "UWV, to compare with" }, { "verzonnen", "fictitious" } };
const char *const local_item_names[ITEMS] = { "", "I", "II", "III", "IV", "V", "VI", "VII" };
const char *const local_item_cites[ITEMS] = { "Pw 8a:1", "Pw 8a:2:c", "Pw 8a:2:d", "Pw 8a:2:e", "Pw 8a:2:e", "Pw 8a:2:e", "Pw 8a:2:f", "Pw 8a:2:g" };
const char *const local_item_labels[ITEMS][2] = { { "de verordening zelf", "the ordinance itself" }, { "het proces van de loonkostensubsidie", "the process of the wage cost subsidy" }, { "de proefplaats", "the trial placement" },
    { "hoe lang en hoeveel ondersteuning", "how long and how much support" }, { "in natura en met subsidie", "in kind and with a subsidy" }, { "de kwaliteit van de jobcoach", "the quality of the job coach" },
    { "vervoer, intermediair en wat meegaat", "transport, intermediary and what goes along" }, { "integrale en voortgezette ondersteuning", "integral and continued support" } };
const char *const local_basis_names[BASES] = { "uren-per-jaar", "procent-van-uren", "bedrag-per-periode" };

#define AS_WORD(set, word, nl, en) { #word, { nl, en } },
#define AS_SET(set) static const struct local_word words_##set[] = { LOCAL_SET_##set(AS_WORD) };
LOCAL_SETS(AS_SET)
#define words_none NULL
enum { L_none_count = 0 };

#define FIELD(name, kind, unit, least, most, set, item, nl, en) [LOCALF_##name] = { #name, LOCAL_##kind, UNIT_##unit, least, most, words_##set, L_##set##_count, ITEM_##item, { nl, en } },
const struct local_field local_fields[LOCAL_FIELDS] = {
#include "law/ordinance_fields.def"
};
#undef FIELD

int local_decimals(enum law_unit unit)
{
    return unit == UNIT_percent ? 3 : unit == UNIT_euro || unit == UNIT_hours || unit == UNIT_months ? 2 : 0;
}

int32_t local_field_named(const char *name, size_t size)
{
    for (int32_t i = 0; i < LOCAL_FIELDS; i++)
        if (same_text(name, size, local_fields[i].name)) return i;
    return -1;
}

date local_document_from(const struct local_document *document)
{
    return document->retro != LOCAL_NO_DAY && (document->from == LOCAL_NO_DAY || document->retro < document->from) ? document->retro : document->from;
}

const struct local_value *law_local_on(const struct law_ordinance *ordinance, enum local_field_id field, date day)
{
    for (int32_t i = 0; i < ordinance->value_count; i++) {
        const struct local_value *value = &ordinance->values[i];
        if (value->field == field && day >= value->from && day <= value->until) return value;
    }
    return NULL;
}
