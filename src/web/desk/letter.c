/* SPDX-License-Identifier: EUPL-1.2 */
/* letter.c: a letter of a dossier on the screen, as it goes out, for those who may read it; or what it still lacks. */
#include "letters/letters.h"
#include "office/transfer.h"
#include "web/desk/dossier.h"

#include <string.h>

static const struct office_letter *letter_of(struct desk *d, const struct office_view *view)
{
    const char *place = web_part(d->page.request, "plaats"), *name = web_part(d->page.request, "brief"), *to = web_part(d->page.request, "aan");
    struct office_letter *letter = NULL;
    int32_t count = 0;
    int64_t position = 0;
    if (!desk_good(d, office_letters(d->room->office, d->page.arena, &d->asking, view->id, &letter, &count))) return NULL;
    if (parse_decimal(place, strlen(place), 0, false, &position) == NUMBER_OK)
        for (int32_t i = 0; i < count; i++)
            if (letter[i].position == position && strcmp(letter[i].letter->name, name) == 0 && strcmp(case_role_word[letter[i].to].name, to) == 0) return &letter[i];
    web_fail(d->page.reply, FAULT_not_found, NULL, NULL);
    return NULL;
}

static const char *town_line(struct desk *d, const char *postcode, const char *place)
{
    struct text t = { 0 };
    if (postcode) text_put(&t, postcode);
    if (postcode && place) text_put(&t, "  ");
    if (place) text_put(&t, place);
    return t.size ? page_text(&d->page, &t) : NULL;
}

/* Of the municipality to which the employee moved, where it is known. */
static const char *phone_elsewhere(const struct office_view *view)
{
    const struct transfer_post *post = desk_settings.post;
    const struct said *said = dossier_fact(&view->dossier, "naarGemeente", DATE_LAST);
    for (int32_t i = 0; post && said && said->value && i < post->peers; i++) if (post->peer[i].municipality == term_plain(said->term, said->value)) return post->peer[i].phone;
    return NULL;
}

static struct letter_parties parties_of(struct desk *d, const struct office_view *view, enum case_role to)
{
    const struct case_person *person = &view->person;
    const struct case_firm *firm = &view->firm;
    struct letter_parties parties = { .person = person->name, .employer = firm->name, .reference = view->id, .other_phone = phone_elsewhere(view) };
    if (to == CASE_werkgever) parties.to = (struct letter_address){ firm->name, { firm->address, town_line(d, firm->postcode, firm->place), NULL } };
    else if (to == CASE_inwoner || to == CASE_vertegenwoordiger) parties.to = (struct letter_address){ person->name, { person->address, town_line(d, person->postcode, person->place), NULL } };
    return parties;
}

/* What the letter lacks, instead of a letter with a gap. */
static void show_lacks(struct desk *d, const struct office_view *view, const struct office_letter *letter)
{
    struct page *p = &d->page;
    for (int32_t i = 0; i < d->problems->count && i < PROBLEMS_KEPT; i++) {
        struct text t = { 0 };
        text_put(&t, d->problems->item[i].field);
        text_put(&t, ": ");
        text_put(&t, d->problems->item[i].allowed[p->language]);
        view_take(view_item(p->view, "lacks"), "lack", &t);
    }
    if (!desk_settings.office) view_text(view_item(p->view, "lacks"), "lack", messages[p->language][M_desk_letter_no_office]);
    view_text(p->view, "letter", letter->letter->text[p->language]);
    view_text(p->view, "letter-to", desk_role(p, letter->to));
    view_text(p->view, "letter-on", page_date(p, letter->on));
    view_text(p->view, "process", view->dossier.process->title[p->language]);
    view_text(p->view, "back-url", DESK_PATH(d, "dossiers", view->id));
    desk_show(d, TEMPLATE_desk_letter, page_message(p, M_desk_letter_title));
}

/* The style of letters on its own, because no page here may have a style in it. */
void show_letter_style(struct web_request *request, struct web_reply *reply)
{
    (void)request;
    reply->language = -1;
    text_put(&reply->body, letter_style);
}

void show_letter(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_view *view;
    const struct office_letter *letter;
    if (!desk_begin(&d, request, reply, DESK_signed_in) || !(view = arena_take_zero(request->arena, sizeof *view)) || !dossier_open(&d, view, false) || !(letter = letter_of(&d, view))) return;
    struct office_view *complete = arena_take_zero(request->arena, sizeof *complete);      /* what the letter needs may be more than its reader sees elsewhere */
    if (!complete || !desk_good(&d, office_read_letter(d.room->office, request->arena, &d.asking, view->id, letter->position, letter->letter->name, letter->to, complete, d.problems))) return;
    struct letter_parties parties = parties_of(&d, complete, letter->to);
    struct case_setting setting = CASE_SETTING(d.page.law, d.asking.today);
    const struct letter_request wanted = { .entry = complete->entry, .entries = complete->entries, .setting = &setting, .position = (int32_t)letter->position, .letter = letter->letter->name, .to = letter->to,
        .parties = &parties, .office = desk_settings.office, .language = d.page.language, .style = "/brief.css" };
    struct text html = { 0 };
    bool written = desk_settings.office && letter_write(&html, d.page.arena, &wanted, d.problems);
    if (written) text_bytes(&reply->body, html.data, html.size);
    text_free(&html);
    if (!written) show_lacks(&d, view, letter);
}
