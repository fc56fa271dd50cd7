/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_json.c: whatever bytes come in, the JSON reader answers; what it accepts can be written back and read again as the same tree. */
#include "tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = { 0 };
    struct problems p = { 0 };
    struct node *n = node_from_json(&a, (const char *)data, size, &p);
    check_problems(&p, "json", n != NULL);
    must((node_from_json(&a, (const char *)data, size, NULL) != NULL) == (n != NULL));
    if (n) {
        check_tree(n, NULL, 1);
        struct text t = { 0 };
        write_tree(&t, n);
        must(!t.failed);
        struct node *again = node_from_json(&a, t.data, t.size, &p);
        must(again && p.count == 0);
        check_tree(again, NULL, 1);
        must(node_differences(n, again, NULL, NULL) == 0);
        text_free(&t);
    }
    struct arena small = { .limit = 20000 };
    struct problems q = { 0 };
    struct node *m = node_from_json(&small, (const char *)data, size, &q);
    must((m != NULL) == (q.count == 0) && (!m || n));
    arena_free(&small);
    arena_free(&a);
    return 0;
}
