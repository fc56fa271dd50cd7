/* SPDX-License-Identifier: EUPL-1.2 */
/* compile.c: build tool that turns the folder web/ (and reforms/) into C tables: names.h and data.c. What is wrong fails the build. */
#include "web/pages/build/compile.h"

#include <string.h>
#include "base/digest.h"
#include "base/file.h"
#include "base/text.h"

struct arena arena;
static int32_t mistakes;
static struct sources catalogues, template_sources, help_sources, static_sources, reform_sources;
enum { KEYS_MOST = 2000, FILE_MOST = 4 << 20 };
static struct { const char *key[KEYS_MOST], *text[2][KEYS_MOST]; int32_t count; } message;

void refuse(const char *file, int32_t line, const char *what, const char *name)
{
    fprintf(stderr, "web/%s:%d: %s: %s\n", file, (int)line, name, what);
    mistakes++;
}

void put_c_identifier(FILE *out, const char *name, size_t size)
{
    for (size_t i = 0; i < size; i++) fputc(name[i] == '-' || name[i] == '.' ? '_' : name[i], out);
}

void put_c_bytes(FILE *out, const char *bytes, size_t size)
{
    enum { A_LINE = 40 };
    for (size_t at = 0; at <= size; at++) fprintf(out, at % A_LINE ? "%d," : "\n%d,", at < size ? (int)(signed char)bytes[at] : 0);
}

/* ---- messages ---- */

int32_t message_number(const char *key, size_t size)
{
    for (int32_t i = 0; i < message.count; i++) if (same_text(key, size, message.key[i])) return i;
    return -1;
}

/* The names in braces, one after the other; NULL at the end. */
static const char *next_name(const char **at, size_t *size)
{
    const char *brace = strchr(*at, '{'), *end = brace ? strchr(brace, '}') : NULL;
    if (!end) return NULL;
    *at = end + 1;
    *size = (size_t)(end - brace - 1);
    return brace + 1;
}

static bool names_of_a_in_b(const char *a, const char *b)
{
    size_t size;
    for (const char *name; (name = next_name(&a, &size)); ) {
        bool found = false;
        size_t other_size;
        const char *at = b;
        for (const char *other; !found && (other = next_name(&at, &other_size)); ) found = other_size == size && memcmp(name, other, size) == 0;
        if (!found) return false;
    }
    return true;
}

static const struct source *source_named(const struct sources *all, const char *name)
{
    for (int32_t i = 0; i < all->count; i++) if (strcmp(all->at[i].name, name) == 0) return &all->at[i];
    return NULL;
}

static const struct node *tree_of(const struct source *source)
{
    struct problems problems = { .count = 0 };
    const struct node *map = source ? node_from_yaml(&arena, source->bytes, source->size, &problems) : NULL;
    if (source && !map) refuse(source->name, problems.item[0].line, problems.item[0].allowed[1], problems.item[0].value);
    if (!source) refuse("messages", 0, "is not there", "nl.yaml, en.yaml or words.yaml");
    return map;
}

static void read_catalogue(const char *nl_name, const char *en_name)
{
    const struct node *nl = tree_of(source_named(&catalogues, nl_name)), *en = tree_of(source_named(&catalogues, en_name));
    for (const struct node *node = nl ? nl->first : NULL; node; node = node->next) {
        const char *key = arena_copy(&arena, node->key, node->key_size);
        const struct node *other = en ? node_get(en, key) : NULL;
        if (message.count == KEYS_MOST) { refuse(nl_name, node->line, "too many messages", key); return; }
        if (!other) { refuse(en_name, node->line, "is missing beside the Dutch", key); continue; }
        if (message_number(key, node->key_size) >= 0) { refuse(nl_name, node->line, "is there in another file as well", key); continue; }
        if (node->kind != NODE_TEXT || other->kind != NODE_TEXT) { refuse(nl_name, node->line, "must be a text", key); continue; }
        if (!names_of_a_in_b(node->text, other->text) || !names_of_a_in_b(other->text, node->text)) refuse(nl_name, node->line, "has other {names} in Dutch than in English", key);
        message.key[message.count] = key;
        message.text[0][message.count] = node->text;
        message.text[1][message.count++] = other->text;
    }
    for (const struct node *node = en ? en->first : NULL; node; node = node->next)
        if (message_number(node->key, node->key_size) < 0) refuse(en_name, node->line, "is missing beside the English", arena_copy(&arena, node->key, node->key_size));
}

/* nl.yaml beside en.yaml, and NAME-nl.yaml beside NAME-en.yaml. */
static void read_messages(void)
{
    read_catalogue("nl", "en");
    for (int32_t i = 0; i < catalogues.count; i++) {
        const char *nl = catalogues.at[i].name;
        size_t size = strlen(nl);
        if (size < 4 || strcmp(nl + size - 3, "-nl") != 0) continue;
        char *en = arena_copy(&arena, nl, size);
        memcpy(en + size - 2, "en", 2);
        read_catalogue(nl, en);
    }
}

static void write_messages(FILE *out)
{
    fputs("const char *const messages[2][MESSAGES] = {\n", out);
    for (int language = 0; language < 2; language++) {
        fputs("  {\n", out);
        for (int32_t i = 0; i < message.count; i++) { fputs("    ", out); put_c_string(out, message.text[language][i], strlen(message.text[language][i])); fputs(",\n", out); }
        fputs("  },\n", out);
    }
    fputs("};\n", out);
}

static void write_words(FILE *out)
{
    const struct node *all = tree_of(source_named(&catalogues, "words"));
    int32_t n = 0;
    fputs("const struct word_label word_labels[] = {\n", out);
    for (const struct node *term = all ? all->first : NULL; term; term = term->next)
        for (const struct node *word = term->first; word; word = word->next, n++) {
            const struct node *nl = node_get(word, "nl"), *en = node_get(word, "en");
            if (!nl || !en) { refuse("messages/words.yaml", word->line, "needs nl and en", arena_copy(&arena, word->key, word->key_size)); continue; }
            fputs("    { ", out);
            put_c_string(out, term->key, term->key_size); fputs(", ", out);
            put_c_string(out, word->key, word->key_size); fputs(", { ", out);
            put_c_string(out, nl->text, nl->size); fputs(", ", out);
            put_c_string(out, en->text, en->size); fputs(" } },\n", out);
        }
    fprintf(out, "    { 0, 0, { 0, 0 } }\n};\nconst int32_t word_label_count = %d;\n", (int)n);
}

/* ---- files ---- */

static const char *type_of(const char *name)
{
    static const struct { const char *ending, *type; } types[] = { { ".css", "text/css; charset=utf-8" }, { ".woff2", "font/woff2" }, { ".svg", "image/svg+xml" }, { ".txt", "text/plain; charset=utf-8" } };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        size_t size = strlen(name), end = strlen(types[i].ending);
        if (size > end && strcmp(name + size - end, types[i].ending) == 0) return types[i].type;
    }
    refuse("static", 0, "what type is it?", name);
    return "";
}

/* "breed.css" becomes "/vast/breed.3fa9c1d20b7e.css". */
static const char *path_of(const struct source *file)
{
    char digest[DIGEST_TEXT], *room = arena_take(&arena, 200);
    const char *dot = strrchr(file->name, '.');
    struct text t = { room, 0, 200, true, false };
    digest_of(file->bytes, file->size, digest);
    text_put(&t, "/vast/");
    text_bytes(&t, file->name, (size_t)(dot - file->name));
    text_char(&t, '.');
    text_bytes(&t, digest, 12);
    text_put(&t, dot);
    return text_string(&t);
}

/* A style names other files as url(NAME): each becomes the path under which it is served. */
static void settle_urls(struct source *css, const char *const path[])
{
    struct text t = { 0 };
    const char *at = css->bytes;
    for (const char *url; (url = strstr(at, "url(")); ) {
        const char *end = strchr(url, ')');
        int32_t found = -1;
        for (int32_t i = 0; i < static_sources.count && end; i++) if (same_text(url + 4, (size_t)(end - url - 4), static_sources.at[i].name)) found = i;
        if (found < 0) { refuse(css->name, 0, "names a file that is not in web/static", end ? arena_copy(&arena, url, (size_t)(end - url)) : "url("); break; }
        text_bytes(&t, at, (size_t)(url + 4 - at));
        text_put(&t, path[found]);
        at = end;
    }
    text_put(&t, at);
    css->size = t.size;
    css->bytes = arena_copy(&arena, t.data, t.size);
    text_free(&t);
}

/* The same bytes as gzip, made by the program of that name, without a time so that every build makes the same; *size 0 when there is none. */
static const char *packed(const struct source *file, const char *beside, size_t *size)
{
    char path[1024], command[1100];
    struct text name = TEXT_IN(path), line = TEXT_IN(command);
    text_put(&name, beside);
    text_put(&name, ".gz");
    *size = 0;
    if (!strstr(file->name, ".css") || strpbrk(text_string(&name), "'\\")) return NULL;
    text_put(&line, "gzip -9nc >'");
    text_put(&line, path);
    text_char(&line, '\'');
    FILE *pipe = popen(text_string(&line), "w");
    if (!pipe) return NULL;
    bool good = fwrite(file->bytes, 1, file->size, pipe) == file->size;
    good &= pclose(pipe) == 0;
    const char *bytes = good ? file_read(&arena, path, FILE_MOST, size) : NULL;
    (void)remove(path);
    if (!bytes || *size >= file->size) *size = 0;
    return bytes;
}

static void write_static(FILE *out, const char *beside)
{
    size_t packed_size[256];
    const char *path[256];
    for (int32_t i = 0; i < static_sources.count; i++) path[i] = path_of(&static_sources.at[i]);
    for (int32_t i = 0; i < static_sources.count; i++) {
        struct source *file = &static_sources.at[i];
        if (strstr(file->name, ".css")) { settle_urls(file, path); path[i] = path_of(file); }
        fprintf(out, "static const char file_%d[] = {", (int)i);
        put_c_bytes(out, file->bytes, file->size);
        fputs("\n};\n", out);
        const char *small = packed(file, beside, &packed_size[i]);
        if (!packed_size[i]) continue;
        fprintf(out, "static const char packed_%d[] = {", (int)i);
        put_c_bytes(out, small, packed_size[i]);
        fputs("\n};\n", out);
    }
    fputs("const struct static_file static_files[] = {\n", out);
    for (int32_t i = 0; i < static_sources.count; i++) {
        fprintf(out, "    { \"%s\", \"%s\", \"%s\", file_%d, %zu, ", static_sources.at[i].name, type_of(static_sources.at[i].name), path[i], (int)i, static_sources.at[i].size);
        if (packed_size[i]) fprintf(out, "packed_%d, %zu },\n", (int)i, packed_size[i]); else fputs("0, 0 },\n", out);
    }
    fprintf(out, "    { 0 }\n};\nconst int32_t static_file_count = %d;\n", (int)static_sources.count);
}

static void write_reforms(FILE *out)
{
    for (int32_t i = 0; i < reform_sources.count; i++) {
        fprintf(out, "static const char reform_%d[] = {", (int)i);
        put_c_bytes(out, reform_sources.at[i].bytes, reform_sources.at[i].size);
        fputs("\n};\n", out);
    }
    fputs("const struct reform_file reform_files[] = {\n", out);
    for (int32_t i = 0; i < reform_sources.count; i++) fprintf(out, "    { \"%s\", reform_%d, %zu },\n", reform_sources.at[i].name, (int)i, reform_sources.at[i].size);
    fprintf(out, "    { 0, 0, 0 }\n};\nconst int32_t reform_file_count = %d;\n", (int)reform_sources.count);
}

/* ---- the whole ---- */

static void take(const char *path)
{
    static const struct { const char *folder; struct sources *to; } folders[] = {
        { "messages", &catalogues }, { "templates", &template_sources }, { "helps", &help_sources }, { "static", &static_sources }, { "reforms", &reform_sources } };
    const char *slash = strrchr(path, '/'), *folder = slash;
    while (folder && folder > path && folder[-1] != '/') folder--;
    struct sources *to = &static_sources;                               /* web/breed.css stands above them */
    for (size_t i = 0; i < sizeof folders / sizeof *folders && folder; i++)
        if (same_text(folder, (size_t)(slash - folder), folders[i].folder)) to = folders[i].to;
    const char *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
    if (to->count == 256) { refuse(path, 0, "too many files", ""); return; }
    struct source *source = &to->at[to->count++];
    source->bytes = file_read(&arena, path, FILE_MOST, &source->size);
    source->name = to == &static_sources || !dot ? name : arena_copy(&arena, name, (size_t)(dot - name));
    if (!source->bytes) refuse(path, 0, "cannot be read", "");
}

static void write_names(FILE *out)
{
    fputs("/* Made from web/ by pages-compile. */\n#ifndef BREED_WEB_PAGES_NAMES_H\n#define BREED_WEB_PAGES_NAMES_H\nenum message {\n", out);
    for (int32_t i = 0; i < message.count; i++) { fputs("    M_", out); put_c_identifier(out, message.key[i], strlen(message.key[i])); fputs(",\n", out); }
    fputs("    MESSAGES\n};\nenum template_number {\n", out);
    for (int32_t i = 0; i < template_sources.count; i++) { fputs("    TEMPLATE_", out); put_c_identifier(out, template_sources.at[i].name, strlen(template_sources.at[i].name)); fputs(",\n", out); }
    fprintf(out, "    TEMPLATES\n};\nenum { HELP_COUNT = %d };\n#endif\n", (int)help_sources.count);
}

/* Arguments: data.c, names.h, files. */
int main(int count, char **arguments)
{
    if (count < 3) return 2;
    for (int i = 3; i < count; i++) take(arguments[i]);
    FILE *data = fopen(arguments[1], "wb"), *names = fopen(arguments[2], "wb");
    if (!data || !names) { perror("pages-compile"); return 1; }
    read_messages();
    write_names(names);
    fputs("/* Made from web/ by pages-compile. */\n#include \"web/pages/data.h\"\n", data);
    write_messages(data);
    write_words(data);
    compile_templates(data, &template_sources);
    compile_helps(data, &help_sources);
    write_static(data, arguments[1]);
    write_reforms(data);
    bool good = fclose(data) == 0 && fclose(names) == 0 && !mistakes;
    arena_free(&arena);
    return good ? 0 : 1;
}
