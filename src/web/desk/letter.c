/* SPDX-License-Identifier: EUPL-1.2 */
/* letter.c: a letter of a dossier on the screen, as it goes out, for those who may read it; or what it still lacks. */
#include "letters/letters.h"
#include "letters/pdf.h"
#include "office/moving/transfer.h"
#include "web/desk/dossier.h"

#include <stdatomic.h>
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

/* A letter as it goes out; style NULL: it stands in the letter. False: the reply says what is the matter. */
static bool write_letter(struct desk *d, const char *style, struct text *html)
{
    struct arena *arena = d->page.arena;
    struct office_view *view = arena_take_zero(arena, sizeof *view), *complete = arena_take_zero(arena, sizeof *complete);      /* what the letter needs may be more than its reader sees elsewhere */
    const struct office_letter *letter;
    if (!view || !complete || !dossier_open(d, view) || !(letter = letter_of(d, view))) return false;
    if (!desk_good(d, office_read_letter(d->room->office, arena, &d->asking, view->id, letter->position, letter->letter->name, letter->to, complete, d->problems))) return false;
    struct letter_parties parties = parties_of(d, complete, letter->to);
    struct case_setting setting = CASE_SETTING(d->page.law, d->asking.today);
    const struct letter_request wanted = { .entry = complete->entry, .entries = complete->entries, .setting = &setting, .position = (int32_t)letter->position, .letter = letter->letter->name, .to = letter->to,
        .parties = &parties, .office = desk_settings.office, .language = d->page.language, .style = style };
    if (desk_settings.office && letter_write(html, arena, &wanted, d->problems)) return true;
    d->page.reply->media = MEDIA_html;
    show_lacks(d, view, letter);
    return false;
}

/* The letter on the screen has a way back above it, which is no part of the letter: paper and PDF go without. before: words in front of it, NULL none. */
static void put_on_screen(struct desk *d, const struct text *html, const char *before, const char *back)
{
    static const char body[] = "<body>\n";
    struct text *out = &d->page.reply->body;
    const char *at = strstr(html->data, body), *from = html->data;
    if (at) {
        at += sizeof body - 1;
        text_bytes(out, from, (size_t)(at - from));
        text_put(out, "<nav class=\"screen\">");
        if (before) { text_put(out, before); text_char(out, ' '); }
        text_put(out, "<a href=\"");
        text_put(out, back);
        text_put(out, "\">");
        text_put(out, page_message(&d->page, before ? M_desk_back_to_draft : M_desk_back_to_dossier));
        text_put(out, "</a></nav>\n");
        from = at;
    }
    text_bytes(out, from, html->size - (size_t)(from - html->data));
}

void show_letter(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct text html = { 0 };
    if (desk_begin(&d, request, reply, DESK_signed_in) && write_letter(&d, "/brief.css", &html)) put_on_screen(&d, &html, NULL, DESK_PATH(&d, "dossiers", web_part(request, "dossier")));
    text_free(&html);
}

/* The letter that a draft would become, for who reads it before he signs. */
static bool write_draft_letter(struct desk *d, struct text *html)
{
    struct page *p = &d->page;
    struct office_view *after = arena_take_zero(p->arena, sizeof *after), *now = arena_take_zero(p->arena, sizeof *now);
    const char *name = web_part(p->request, "brief"), *to_name = web_part(p->request, "aan");
    int32_t to = case_word_of(case_role_word, CASE_ROLES, to_name, strlen(to_name));
    const struct case_letter *letter = NULL;
    if (!after || !now || !dossier_open(d, now) || !desk_good(d, office_try_draft(d->room->office, p->arena, &d->asking, now->id, web_part(p->request, "concept"), after, d->problems))) return false;
    for (int32_t i = 0; i < after->dossier.letters && to >= 0; i++) {
        const struct case_letter *one = &after->dossier.letter[i];
        if (one->position == after->entries && one->letter->to >> to & 1 && strcmp(one->letter->name, name) == 0 && now->may[ACT_read][office_letter_resource((enum case_role)to)]) letter = one;
    }
    if (!letter) { web_fail(p->reply, FAULT_not_found, NULL, NULL); return false; }
    struct letter_parties parties = parties_of(d, after, (enum case_role)to);
    struct case_setting setting = CASE_SETTING(p->law, d->asking.today);
    const struct letter_request wanted = { .entry = after->entry, .entries = after->entries, .setting = &setting, .position = after->entries, .letter = name, .to = (enum case_role)to, .parties = &parties,
        .office = desk_settings.office, .language = p->language, .style = "/brief.css" };
    if (desk_settings.office && letter_write(html, p->arena, &wanted, d->problems)) return true;
    const struct office_letter shown = { letter->letter, letter->position, letter->on, (enum case_role)to, false };
    p->reply->media = MEDIA_html;
    show_lacks(d, now, &shown);
    return false;
}

void show_draft_letter(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct text html = { 0 };
    if (desk_begin(&d, request, reply, DESK_work) && write_draft_letter(&d, &html))
        put_on_screen(&d, &html, messages[d.page.language][M_desk_draft_letter], DESK_PATH(&d, "dossiers", web_part(request, "dossier"), "concepten", web_part(request, "concept")));
    text_free(&html);
}

/* The same as PDF. One at a time: it takes a process and a second or two of its own. */
void show_letter_pdf(struct web_request *request, struct web_reply *reply)
{
    static atomic_flag busy = ATOMIC_FLAG_INIT;
    struct desk d;
    struct text html = { 0 };
    if (desk_begin(&d, request, reply, DESK_signed_in) && write_letter(&d, NULL, &html)) {
        if (atomic_flag_test_and_set(&busy)) web_fail(reply, FAULT_busy, "Er wordt al een PDF gemaakt. Probeer het zo nog eens.", "A PDF is being made already. Try again in a moment.");
        else {
            enum pdf_status status = letter_pdf(&reply->body, html.data, html.size, (struct pdf_limits)PDF_LIMITS);
            atomic_flag_clear(&busy);
            if (status == PDF_MADE) web_add_header(reply, "Content-Disposition", "attachment; filename=\"breed-brief.pdf\"");
            else web_fail(reply, FAULT_busy, pdf_status_text[status][0], pdf_status_text[status][1]);
        }
    }
    text_free(&html);
}
