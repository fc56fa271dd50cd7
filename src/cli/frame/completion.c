/* SPDX-License-Identifier: EUPL-1.2 */
/* completion.c: completion for bash, made from the commands, options, rules, choices and parameters as they are. */
#include "cli/cli.h"

#include <string.h>
#include "rules/registry.h"

static void begin(struct text *out, const char *label) { text_put(out, "        "); text_put(out, label); text_put(out, ") words='"); }
static void word(struct text *out, const char *string, const char *end)
{
    if (out->data[out->size - 1] != '\'') text_char(out, ' ');
    text_put(out, string);
    text_put(out, end);
}

/* "forfaitair=" and, behind it, what a fact may be. */
static void put_facts(struct text *out)
{
    text_put(out, "_breed_facts() {\n    local words=\n    case $1 in\n");
    for (int32_t i = 0; i < rule_count; i++) {
        begin(out, rules[i]->name);
        for (uint32_t k = 0; k < rules[i]->fact_count; k++) {
            const struct term *term = rules[i]->facts[k].term;
            word(out, term->name, "=");
            for (int32_t n = 0; term->kind == KIND_word && n < term->word_count; n++) { word(out, term->name, "="); put_word(out, term->words[n]); }
            if (term->kind == KIND_answer) { word(out, term->name, "=ja"); word(out, term->name, "=nee"); }
            word(out, term->name, "=onbekend");
        }
        text_put(out, "' ;;\n");
    }
    text_put(out, "    esac\n    printf %s \"$words\"\n}\n");
}

static void put_outcomes(struct text *out)
{
    text_put(out, "_breed_outcomes() {\n    local words=\n    case $1 in\n");
    for (int32_t i = 0; i < rule_count; i++) {
        begin(out, rules[i]->name);
        for (uint32_t k = 0; k < rules[i]->outcome_count; k++) word(out, rules[i]->outcomes[k].term->name, "");
        text_put(out, "' ;;\n");
    }
    text_put(out, "    esac\n    printf %s \"$words\"\n}\n");
}

static void put_offer(struct text *out, enum offer offer, const char *own)
{
    switch (offer) {
    case OFFER_words: text_put(out, own); break;
    case OFFER_rule: for (int32_t i = 0; i < rule_count; i++) word(out, rules[i]->name, ""); break;
    case OFFER_command: for (int32_t i = 0; i < command_count; i++) if (!commands[i].hidden) word(out, commands[i].name, ""); break;
    case OFFER_parameter: for (int32_t i = 0; i < law_book.parameter_count; i++) word(out, law_book.parameters[i].name, ""); break;
    case OFFER_choice:
        for (int32_t i = 0; i < law_book.choice_count; i++)
            for (int32_t k = 0; k < law_book.choices[i].option_count; k++) {
                word(out, law_book.choices[i].code, "=");
                text_put(out, law_book.choices[i].options[k].name);
            }
        break;
    default: break;
    }
}

/* What stands behind an option, and whether it takes a value at all. */
static void put_values(struct text *out)
{
    text_put(out, "_breed_value() {\n    words= files= takes=1\n    case $1 in\n");
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option *option = &options[i];
        if (!option->value[0]) continue;
        text_put(out, "        --");
        text_put(out, option->name);
        if (option->letter) { text_put(out, "|-"); text_char(out, option->letter); }
        if (option->offer == OFFER_outcome) text_put(out, ") words=$(_breed_outcomes \"$2\") ;;\n");
        else if (option->offer == OFFER_file) text_put(out, ") files=-f ;;\n");
        else if (option->offer == OFFER_folder) text_put(out, ") files=-d ;;\n");
        else { text_put(out, ") words='"); put_offer(out, option->offer, option->words); text_put(out, "' ;;\n"); }
    }
    text_put(out, "        *) takes= ;;\n    esac\n}\n");
}

static void put_command_words(struct text *out)
{
    text_put(out, "_breed_command() {\n    words= files= opts=\n    case $1 in\n");
    for (int32_t i = 0; i < command_count; i++) {
        const struct command *command = &commands[i];
        text_put(out, "        ");
        text_put(out, command->name);
        text_put(out, ")\n            opts='");
        for (int k = 0; k < OPTION_COUNT; k++)
            if (command_takes(command, (enum option_id)k)) { word(out, "--", ""); text_put(out, options[k].name); }
        text_put(out, "'\n            if [ \"$2\" -eq 0 ]; then ");
        if (command->first == OFFER_file) text_put(out, "files=-f");
        else { text_put(out, "words='"); put_offer(out, command->first, command->first_words); text_char(out, '\''); }
        text_put(out, "; else ");
        if (command->rest == OFFER_file) text_put(out, "files=-f");
        else if (command->rest == OFFER_fact) text_put(out, "words=$(_breed_facts \"$3\")");
        else { text_put(out, "words='"); put_offer(out, command->rest, ""); text_char(out, '\''); }
        text_put(out, "; fi ;;\n");
    }
    text_put(out, "        *) words='");
    put_offer(out, OFFER_command, "");
    text_put(out, "' opts='--help --version --lang' ;;\n    esac\n}\n");
}

int run_completion(struct cli *cli)
{
    struct text *out = &cli->out;
    if (strcmp(cli->argument[0], "bash") != 0) cli_refuse(cli, "completion", cli->argument[0], "bash", "bash");
    if (cli->problems->count) return cli_complain(cli);
    text_put(out, "# SPDX-License-Identifier: EUPL-1.2\n# Completion of breed for bash; made by: breed completion bash\n");
    put_facts(out);
    put_outcomes(out);
    put_values(out);
    put_command_words(out);
    /* bash cuts words at '=', so the line is read again from its text, and what stands before '=' is taken off the answers */
    text_put(out,
        "_breed() {\n"
        "    local line=${COMP_LINE:0:COMP_POINT} cur prev= command= rule= count=0 skip= words files opts takes part\n"
        "    cur=${line##*[[:space:]]}\n"
        "    line=${line%\"$cur\"}\n"
        "    set -f; set -- $line; set +f; shift\n"
        "    for part in \"$@\"; do\n"
        "        prev=$part\n"
        "        if [ -n \"$skip\" ]; then skip=; prev=; continue; fi\n"
        "        case $part in\n"
        "            --*=*) prev= ;;\n"
        "            -*) _breed_value \"$part\" \"$rule\"; skip=$takes ;;\n"
        "            *) if [ -z \"$command\" ]; then command=$part; else [ $count -eq 0 ] && rule=$part; count=$((count + 1)); fi; prev= ;;\n"
        "        esac\n"
        "    done\n"
        "    COMPREPLY=()\n"
        "    if [ -n \"$skip\" ]; then _breed_value \"$prev\" \"$rule\"\n"
        "    else _breed_command \"$command\" $count \"$rule\"; case $cur in -*) words=$opts files= ;; esac; fi\n"
        "    if [ -n \"$files\" ]; then COMPREPLY=($(compgen $files -- \"$cur\")); return; fi\n"
        "    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
        "    case $cur in *=*) COMPREPLY=(\"${COMPREPLY[@]#*=}\") ;; *)\n"
        "        local only=() seen= one\n"
        "        for one in \"${COMPREPLY[@]}\"; do\n"
        "            case $one in *=*) one=${one%%=*}= ;; esac\n"
        "            case \" $seen \" in *\" $one \"*) ;; *) seen=\"$seen $one\"; only+=(\"$one\") ;; esac\n"
        "        done\n"
        "        COMPREPLY=(\"${only[@]}\") ;;\n"
        "    esac\n"
        "    case ${COMPREPLY[0]} in *=) compopt -o nospace 2>/dev/null ;; esac\n"
        "}\n"
        "complete -F _breed breed\n");
    return cli_finish(cli, EXIT_DECIDED);
}
