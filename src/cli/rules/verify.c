/* SPDX-License-Identifier: EUPL-1.2 */
/* verify.c: breed verify, a stored answer recomputed and compared value by value. */
#include "cli/cli.h"

#include <string.h>
#include "base/node.h"
#include "explain/explain.h"

struct comparison { struct cli *cli; struct text lines; bool json, other_program, other_law; int32_t others; };

static void put_node(struct text *out, const struct node *node, bool json)
{
    if (!node) { text_put(out, json ? "null" : "(niets)"); return; }
    switch (node->kind) {
    case NODE_MAP: text_put(out, json ? "\"{...}\"" : "{...}"); return;
    case NODE_LIST: text_put(out, json ? "\"[...]\"" : "[...]"); return;
    case NODE_TEXT: if (json) { text_json(out, node->text, node->size); return; } break;
    default: break;
    }
    text_bytes(out, node->text, node->size);
}

/* The two fingerprints are told in words of their own. */
static void tell(void *context, const char *path, const struct node *stored, const struct node *now)
{
    struct comparison *c = context;
    if (strcmp(path, "versie.breed") == 0) c->other_program = true;
    else if (strcmp(path, "versie.recht") == 0) c->other_law = true;
    else c->others++;
    if (c->json) {
        put_comma(&c->lines);
        text_char(&c->lines, '{');
        put_member(&c->lines, "plaats", path);
        put_key(&c->lines, "bewaard"); put_node(&c->lines, stored, true);
        put_key(&c->lines, "herrekend"); put_node(&c->lines, now, true);
        text_char(&c->lines, '}');
        return;
    }
    text_put(&c->lines, path);
    text_put(&c->lines, cli_say(c->cli, ": bewaard ", ": stored "));
    put_node(&c->lines, stored, false);
    text_put(&c->lines, cli_say(c->cli, ", herrekend ", ", recomputed "));
    put_node(&c->lines, now, false);
    text_char(&c->lines, '\n');
}

static int report(struct comparison *c)
{
    struct cli *cli = c->cli;
    bool holds = !c->others && !c->other_law;
    if (c->json) {
        text_put(&cli->out, holds ? "{\"klopt\":true" : "{\"klopt\":false");
        text_put(&cli->out, c->other_law ? ",\"anderRecht\":true" : ",\"anderRecht\":false");
        text_put(&cli->out, c->other_program ? ",\"anderProgramma\":true" : ",\"anderProgramma\":false");
        text_put(&cli->out, ",\"verschillen\":[");
        text_bytes(&cli->out, c->lines.size ? c->lines.data : "", c->lines.size);
        text_put(&cli->out, "]}\n");
    } else {
        text_put(&cli->out, holds ? cli_say(cli, "klopt\n", "holds\n") : cli_say(cli, "klopt niet\n", "does not hold\n"));
        text_bytes(&cli->out, c->lines.size ? c->lines.data : "", c->lines.size);
        if (c->other_law) text_put(&cli->out, cli_say(cli, "Het antwoord is gegeven met ander recht dan nu is geladen (zie --law, --known-on en --law-of).\n",
            "The answer was given under another law than is loaded now (see --law, --known-on and --law-of).\n"));
        if (c->other_law && !c->others) text_put(&cli->out, cli_say(cli, "Verder is elke waarde gelijk.\n", "Apart from that every value is the same.\n"));
        if (c->other_program) text_put(&cli->out, cli_say(cli, "Het antwoord is gegeven door een andere versie van het programma.\n",
            "The answer was given by another version of the program.\n"));
    }
    return cli_finish(cli, holds ? EXIT_DECIDED : EXIT_FAILED);
}

/* An answer says on which knowledge it rests and on which day the law was frozen; unless the call says otherwise it is recomputed on that. */
static void take_day(struct cli *cli, const struct node *stored, const char *member, enum option_id option)
{
    const struct node *day = node_get(stored, member);
    char *copy = day && day->kind == NODE_TEXT && !cli_has(cli, option) ? arena_copy(&cli->arena, day->text, day->size) : NULL;
    if (copy) cli->chosen[cli->chosen_count++] = (struct chosen){ option, copy };
}

int run_verify(struct cli *cli)
{
    static struct decision d;
    size_t size;
    const char *path = cli->argument[0];
    char *bytes = cli_read(cli, cli_say(cli, "antwoord", "answer"), path, &size);
    const struct node *stored = bytes ? node_from_json(&cli->arena, bytes, size, cli->problems) : NULL;
    if (stored && node_is(node_get(stored, "status"), status_names[ONGELDIG]))
        cli_refuse(cli, "status", status_names[ONGELDIG], "een antwoord op geldige invoer; van ongeldige invoer valt niets na te rekenen",
                   "an answer to valid input; nothing can be recomputed from invalid input");
    if (stored) { take_day(cli, stored, "bekendOp", OPTION_known_on); take_day(cli, stored, "rechtVan", OPTION_law_of); }
    bool law = cli_law(cli);
    if (!law || !stored || cli->problems->count) return cli_complain(cli);
    struct comparison comparison = { .cli = cli, .json = cli_has(cli, OPTION_json) };
    int differences = explain_verify(stored, &cli->tables.law, &d, &cli->arena, tell, &comparison, cli->problems);
    int exit = differences < 0 ? cli_complain(cli) : report(&comparison);
    text_free(&comparison.lines);
    return exit;
}
