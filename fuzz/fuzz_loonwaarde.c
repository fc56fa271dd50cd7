/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_loonwaarde.c: whatever file comes in, the checker answers, the same however the bytes arrive; every row is counted once, and findings name rows that are there. */
#include "base/node.h"
#include "exchange/records/check.h"
#include "fuzz.h"

struct memory { struct pieces in; struct check_words *words; int64_t found, last_row; struct text out; };

static void found(void *context, const struct check_finding *f)
{
    struct memory *m = context;
    must(f->row > 1 && f->kind < CHECK_KIND_COUNT && f->field <= CHECK_FIELD_COUNT && f->other_row != f->row);
    must(f->value_size == 0 || f->field != FIELD_persoon);
    must(valid_utf8(f->value, f->value_size));
    m->found++;
    m->out.size = 0;
    check_put_json(&m->out, m->words, f, 0);
    check_put_text(&m->out, m->words, f, 1);
}

static enum check_end run(const struct law *law, struct memory *m, const struct check_mapping *mapping, size_t piece, struct check_result *result)
{
    const struct check_job job = { .law = law, .on = 20600, .mapping = mapping, .read = take_piece, .found = found, .context = m };
    m->in.at = 0;
    m->in.piece = piece;
    m->found = 0;
    enum check_end end = loonwaarde_check(&job, result, NULL);
    must(m->found == result->findings && (end == CHECK_done || end == CHECK_refused));
    return end;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct law_tables law;
    static struct arena kept;
    static struct check_words words[CHECK_KIND_COUNT];
    static const char header[] = "persoon,dienstbetrekking,gemeente,loonwaarde,forfaitair,vanaf,tot,vastgesteldOp,startDienstbetrekking,eindeSubsidie,subsidiepercentage,loonwaardeBesluit,ziekteOp,uitkeringPerDag,dagen\n";
    if (!law.book) must(law_build(&law, NULL, 0, DATE_LAST) && check_words_read(words, &kept, NULL));
    if (size < 2) return 0;
    struct text file = { 0 };
    struct check_result once, again;
    struct check_mapping mapping = { .dates = (enum check_dates)(data[0] % 3), .bsn = data[0] & 4, .n5 = data[0] & 8 };
    if (data[0] & 16) text_bytes(&file, header, sizeof header - 1);
    text_bytes(&file, (const char *)data + 2, size - 2);
    struct memory m = { .in = { .bytes = file.data ? file.data : "", .size = file.size }, .words = words };
    enum check_end end = run(&law.law, &m, &mapping, file.size + 1, &once);
    must(run(&law.law, &m, &mapping, 1 + data[1] % 50, &again) == end && memcmp(&once, &again, sizeof once) == 0);
    struct arena arena = { 0 };
    (void)check_mapping_read(&mapping, node_from_yaml(&arena, (const char *)data + 2, size - 2, NULL), NULL);
    arena_free(&arena);
    text_free(&file);
    text_free(&m.out);
    return 0;
}
