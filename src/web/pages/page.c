/* SPDX-License-Identifier: EUPL-1.2 */
/* page.c: what every page shares: language and paths, the layout around it, values and articles in words. */
#include "web/pages/page.h"

#include <string.h>
#include <time.h>
#include "explain/explain.h"

struct page_settings page_settings;
int32_t page_unknown_names;
const char *page_unknown_name;

/* Nothing that could end the directive or start another one. */
static bool is_origin(const char *at, size_t size)
{
    static const char safe[] = "http://", secure[] = "https://";
    size_t scheme = size > sizeof secure - 1 && memcmp(at, secure, sizeof secure - 1) == 0 ? sizeof secure - 1 : size > sizeof safe - 1 && memcmp(at, safe, sizeof safe - 1) == 0 ? sizeof safe - 1 : 0;
    for (size_t i = scheme; i < size; i++) {
        char c = at[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':')) return false;
    }
    return scheme != 0;
}

bool page_framers(const char *origins, char policy[POLICY_MOST])
{
    struct text t = { policy, 0, POLICY_MOST, true, false };
    bool any = false;
    text_put(&t, WEB_PAGES_POLICY "; frame-ancestors");
    for (const char *at = origins; *at; at += strspn(at, " ")) {
        size_t size = strcspn(at, " ");
        if (size && !is_origin(at, size)) return false;
        if (size) { text_char(&t, ' '); text_bytes(&t, at, size); any = true; }
        at += size;
    }
    text_string(&t);
    return any && !t.failed;
}

static date clock_day(void)
{
    enum { SECONDS_OF_DAY = 86400 };
    return (date)(time(NULL) / SECONDS_OF_DAY);
}

date page_today(const struct page *p) { return p->settings->today ? p->settings->today() : clock_day(); }

struct page page_start(struct web_request *request, struct web_reply *reply)
{
    struct page p = { .request = request, .reply = reply, .arena = request->arena, .tables = request->service->law, .law = &request->service->law->law, .settings = &page_settings };
    const char *path = request->path;
    bool english = strncmp(path, "/en", 3) == 0 && (path[3] == '/' || !path[3]);
    p.language = english;
    p.path = english ? (path[3] ? path + 3 : "/") : path;
    p.view = view_start(p.arena);
    const char *embedded = web_query(request, "ingebed");
    p.embedded = (embedded || web_field(request, "ingebed")) && p.settings->embed_origins;
    reply->language = p.language;
    reply->media = MEDIA_html;
    return p;
}

const char *page_text(struct page *p, struct text *t)
{
    const char *copy = t->failed ? NULL : arena_copy(p->arena, text_string(t), t->size);
    text_free(t);
    return copy ? copy : "";
}

const char *page_url(struct page *p, const char *path)
{
    struct text t = { 0 };
    if (p->language) text_put(&t, "/en");
    if (!p->language || strcmp(path, "/") != 0) text_put(&t, path);
    return page_text(p, &t);
}

const char *page_format(struct page *p, enum message message, struct view *view)
{
    struct text t = { 0 };
    put_message(&t, (int32_t)message, view, p->language);
    return page_text(p, &t);
}

const char *page_message(struct page *p, enum message message) { return page_format(p, message, p->view); }

const char *static_path(const char *name)
{
    for (int32_t i = 0; i < static_file_count; i++) if (strcmp(static_files[i].name, name) == 0) return static_files[i].path;
    return "";
}

const struct help *help_find(const char *id)
{
    for (int32_t i = 0; id && i < HELP_COUNT; i++) if (strcmp(helps[i].id, id) == 0) return &helps[i];
    return NULL;
}

/* ---- values ---- */

/* The labels of a term are those of the group with the same words in the same order. */
static const struct word_label *labels_of(const struct term *term)
{
    for (int32_t i = 0, n; i < word_label_count; i += n) {
        bool same = true;
        for (n = 1; i + n < word_label_count && strcmp(word_labels[i + n].term, word_labels[i].term) == 0; ) n++;
        for (int32_t w = 0; w < n && same; w++) same = n == term->word_count && strcmp(word_labels[i + w].word, term->words[w]) == 0;
        if (same) return &word_labels[i];
    }
    return NULL;
}

const char *page_word(const struct page *p, const struct term *term, int64_t word)
{
    const struct word_label *labels = labels_of(term);
    if (word < 0 || word >= term->word_count) return "";
    if (labels) return labels[word].label[p->language];
    struct text t = { 0 };
    put_word(&t, term->words[word]);
    const char *copy = arena_copy(p->arena, text_string(&t), t.size);
    text_free(&t);
    return copy ? copy : "";
}

static void put_value(struct page *p, struct text *t, const struct term *term, const void *value);

static void put_list(struct page *p, struct text *t, const struct term *term, const char *at)
{
    int32_t n;
    memcpy(&n, at, sizeof n);
    if (n == 0) text_put(t, page_message(p, M_value_none));
    for (int32_t i = 0; i < n; i++) {
        const char *item = at + term->items_offset + (size_t)i * term->item_size;
        uint32_t given = 1;
        if (!term->scalar_items) memcpy(&given, item, sizeof given);
        if (i) text_put(t, "; ");
        for (int32_t k = 0, shown = 0; k < term->part_count; k++) {
            if (!(given >> k & 1)) continue;
            if (shown++) text_put(t, ", ");
            if (!term->scalar_items) { text_put(t, term->parts[k].term->label[p->language]); text_put(t, ": "); }
            put_value(p, t, term->parts[k].term, item + term->parts[k].offset);
        }
    }
}

static void put_value(struct page *p, struct text *t, const struct term *term, const void *value)
{
    if (term->kind == KIND_list) put_list(p, t, term, value);
    else if (term->kind == KIND_word) text_put(t, page_word(p, term, term_plain(term, value)));
    else explain_value(t, term, value, p->language);
}

const char *page_value(struct page *p, const struct term *term, const void *value)
{
    struct text t = { 0 };
    put_value(p, &t, term, value);
    return page_text(p, &t);
}

const char *page_plain(struct page *p, const struct term *term, int64_t value)
{
    int32_t narrow = (int32_t)value;
    return page_value(p, term, term->kind == KIND_euro ? (const void *)&value : (const void *)&narrow);
}

const char *page_stretch(struct page *p, const struct term *term, int64_t lo, int64_t hi)
{
    struct view *v = view_start(p->arena);
    bool date_like = term->kind == KIND_date;
    if (lo == hi) return page_plain(p, term, lo);
    if (hi >= term->max || lo <= term->min) {
        bool open_above = hi >= term->max;
        view_text(v, "bound", page_plain(p, term, open_above ? lo : hi));
        return page_format(p, open_above ? (date_like ? M_not_before : M_or_more) : date_like ? M_not_after : M_or_less, v);
    }
    view_text(v, "from", page_plain(p, term, lo));
    view_text(v, "to", page_plain(p, term, hi));
    return page_format(p, M_from_to, v);
}

const char *page_date(struct page *p, date day)
{
    struct text t = { 0 };
    explain_date(&t, day, p->language);
    return page_text(p, &t);
}

bool page_citation(struct page *p, struct view *view, const char *citation, date on)
{
    struct citation cited;
    struct text t = { 0 };
    view_text(view, "citation", citation);
    if (!*citation || !law_cite(p->tables->book, citation, on, &cited)) return false;
    law_put_citation(&t, &cited, p->language);
    view_take(view, "article", &t);
    t = (struct text){ 0 };
    law_put_url(&t, &cited, on);
    view_take(view, "url", &t);
    t = (struct text){ 0 };
    law_put_jci(&t, &cited, on);
    view_take(view, "jci", &t);
    return true;
}

/* ---- the layout ---- */

/* The main places, with a mark on the one where the reader is. */
static void put_navigation(struct page *p)
{
    static const struct { const char *path; enum message name; } places[] = {
        { "/", M_nav_start }, { "/regels", M_nav_rules }, { "/maatregelen", M_nav_measures }, { "/wet", M_nav_law }, { "/api", M_nav_api }, { "/beleid", M_policy_nav } };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (strcmp(places[i].path, "/beleid") == 0 && !p->settings->open_policy) continue;
        struct view *item = view_item(p->view, "places");
        size_t size = strlen(places[i].path);
        bool here = strcmp(p->path, places[i].path) == 0 || (size > 1 && strncmp(p->path, places[i].path, size) == 0 && p->path[size] == '/');
        view_text(item, "name", messages[p->language][places[i].name]);
        view_text(item, "href", page_url(p, places[i].path));
        if (here) view_true(item, "here");
    }
}

static void put_frame(struct page *p, const char *title)
{
    struct page other = *p;
    struct view *v = p->view;
    other.language = !p->language;
    view_text(v, "language", p->language ? "en" : "nl");
    view_text(v, "other-language", p->language ? "nl" : "en");
    view_text(v, "other-url", page_url(&other, p->request->method == WEB_POST ? "/" : p->path));
    view_text(v, "page-title", title);
    view_text(v, "home-url", page_url(p, "/"));
    view_text(v, "style", static_path("breed.css"));
    view_text(v, "font", static_path("atkinson-400.woff2"));
    view_text(v, "font-bold", static_path("atkinson-700.woff2"));
    view_text(v, "icon", static_path("breed.svg"));
    view_text(v, "accessibility-url", page_url(p, "/toegankelijkheid"));
    view_text(v, "privacy-url", page_url(p, "/privacy"));
    view_text(v, "feedback-url", page_url(p, "/feedback"));
    view_text(v, "wrong-url", page_url(p, "/klopt-dit-niet"));
    view_text(v, "program", explain_program);
    view_text(v, "law-digest", p->tables->digest);
    view_text(v, "organisation", p->settings->organisation);
    if (p->settings->casework) view_text(v, "sign-in-url", page_url(p, "/inloggen"));
    if (p->embedded) view_true(v, "embedded");
    put_navigation(p);
}

void page_show(struct page *p, enum template_number content, const char *title)
{
    struct rendering r = { .language = p->language, .content = &templates[content] };
    p->head_title = title;
    put_frame(p, title);
    render(&p->reply->body, &templates[TEMPLATE_layout], p->view, &r);
    page_abbreviate(p);
    p->unknown = r.unknown;
    p->first_unknown = r.first_unknown;
    if (!page_is_whole(p)) { p->reply->body.size = 0; web_fail(p->reply, FAULT_busy, NULL, NULL); return; }
    if (!r.unknown) return;
    page_unknown_name = r.first_unknown;
    __atomic_fetch_add(&page_unknown_names, r.unknown, __ATOMIC_RELAXED);
}

bool page_is_whole(struct page *p)
{
    enum { LARGEST_PIECE = 16 << 10 };
    return p->view && !p->reply->body.failed && arena_take(p->arena, LARGEST_PIECE);
}
