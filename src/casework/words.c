/* SPDX-License-Identifier: EUPL-1.2 */
/* words.c: the words for roles and sources, and places in a process by name. */
#include "casework/process.h"

#include <string.h>
#include "base/text.h"

const struct case_word case_role_word[CASE_ROLES] = {
    [CASE_inwoner] = { "inwoner", { "inwoner", "resident" } }, [CASE_vertegenwoordiger] = { "vertegenwoordiger", { "vertegenwoordiger", "representative" } },
    [CASE_werkgever] = { "werkgever", { "werkgever", "employer" } }, [CASE_consulent] = { "consulent", { "consulent", "case worker" } },
    [CASE_loonwaardedeskundige] = { "loonwaardedeskundige", { "loonwaardedeskundige", "wage value expert" } }, [CASE_jobcoach] = { "jobcoach", { "jobcoach", "job coach" } },
    [CASE_beleid] = { "beleid", { "beleidsadviseur", "policy adviser" } }, [CASE_uwv] = { "uwv", { "UWV", "UWV" } }, [CASE_auditor] = { "auditor", { "auditor", "auditor" } },
    [CASE_register] = { "register", { "register", "register" } }, [CASE_andere_gemeente] = { "andere-gemeente", { "andere gemeente", "other municipality" } },
};

const struct case_word case_source_word[CASE_SOURCES] = {
    [SOURCE_zelf_ingevuld] = { "zelf-ingevuld", { "zelf ingevuld", "filled in by the person" } }, [SOURCE_register] = { "register", { "register", "register" } },
    [SOURCE_verklaring] = { "verklaring", { "verklaring", "statement" } }, [SOURCE_deskundige] = { "deskundige", { "deskundige", "expert" } },
    [SOURCE_werkgever] = { "werkgever", { "werkgever", "employer" } }, [SOURCE_gemeente] = { "gemeente", { "gemeente", "municipality" } },
};

int32_t case_word_of(const struct case_word *words, int32_t count, const char *name, size_t size)
{
    for (int32_t i = 0; i < count; i++)
        if (same_text(name, size, words[i].name)) return i;
    return -1;
}

int32_t process_state_of(const struct process *p, const char *name, size_t size)
{
    for (int32_t i = 0; i < p->states; i++)
        if (same_text(name, size, p->state[i].name)) return i;
    return -1;
}

int32_t process_event_of(const struct process *p, const char *name, size_t size)
{
    for (int32_t i = 0; i < p->events; i++)
        if (same_text(name, size, p->event[i].name)) return i;
    return -1;
}
