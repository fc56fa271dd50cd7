/* SPDX-License-Identifier: EUPL-1.2 */
/* structs.c: the program that writes breed/rules.h at build time: the facts and outcomes of each rule as C structs, out of the registry. */
#include <ctype.h>
#include <stdio.h>
#include "rules/registry.h"

static const char *const types[KINDS] = { [KIND_date] = "int32_t", [KIND_euro] = "int64_t", [KIND_percent] = "int32_t", [KIND_hours] = "int32_t",
                                          [KIND_answer] = "int32_t", [KIND_whole] = "int32_t", [KIND_word] = "int32_t", [KIND_code] = "int32_t" };
static const char *const unit_notes[KINDS] = { "days since 1970-01-01", "eurocents", "thousandths of a percent", "hundredths of an hour", "0 nee, 1 ja", "count", "word", "list", "CBS code, or number of a region" };

static void upper(const char *name) { for (; *name; name++) putchar(toupper((unsigned char)*name)); }

static void words(const struct term *term)
{
    for (int32_t i = 0; i < term->word_count; i++) {
        printf("%s", i ? ", " : " ");
        for (const char *c = term->words[i]; *c; c++) putchar(*c == '_' ? '-' : *c);
    }
}

static void list(const struct term *term)
{
    printf("    struct { int32_t n; ");
    if (term->scalar_items) printf("%s item[%d]; } %s;", types[term->parts[0].term->kind], (int)term->max, term->name);
    else {
        printf("struct { uint32_t given, unknown; ");
        for (int32_t k = 0; k < term->part_count; k++) printf("%s %s; ", types[term->parts[k].term->kind], term->parts[k].term->name);
        printf("} item[%d]; } %s;", (int)term->max, term->name);
    }
    printf("  /* %s */\n", term->label[1]);
}

static void fields(const char *rule, const char *part, const struct field *all, uint32_t count)
{
    printf("struct breed_%s_%s {\n    uint64_t %s;\n", rule, part, *part == 'f' ? "given, unknown" : "settled, none");
    for (uint32_t k = 0; k < count; k++) {
        const struct term *t = all[k].term;
        if (t->kind == KIND_list) { list(t); continue; }
        printf("    %s %s;  /* %s; %s", types[t->kind], t->name, t->label[1], unit_notes[t->kind]);
        if (t->kind == KIND_word) words(t);
        printf(" */\n");
    }
    printf("};\nenum {");
    for (uint32_t k = 0; k < count; k++) {
        printf("%sBREED_", k ? ", " : " ");
        upper(rule); putchar('_'); upper(part); putchar('_'); upper(all[k].term->name);
        printf(" = %u", k);
    }
    printf(" };\n\n");
}

int main(void)
{
    puts("/* SPDX-License-Identifier: EUPL-1.2 */\n/* rules.h: the facts and outcomes of each rule as structs; made at build time from the registry, do not edit.\n"
         " * Bit k of given (or unknown, settled, none) belongs to the field with number k; a field counts only when its bit is set. */\n"
         "#ifndef BREED_RULES_H\n#define BREED_RULES_H\n\n#include <stdint.h>\n");
    for (int32_t i = 0; i < rule_count; i++) {
        fields(rules[i]->name, "facts", rules[i]->facts, rules[i]->fact_count);
        fields(rules[i]->name, "outcome", rules[i]->outcomes, rules[i]->outcome_count);
    }
    puts("#endif");
    return 0;
}
