/* SPDX-License-Identifier: EUPL-1.2 */
/* simulator.c: the three registers on this machine, with fictitious people, for tests and demonstrations: each can be down, slow, wrong or contradicting. Not part of breed.
 * Arguments: persons.yaml [--port N] [--slow MILLISECONDS] [REGISTER=STATE ...]. Says "http://127.0.0.1:PORT" on standard output. POST /_stand {"duo":"traag"} changes a state. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include "base/file.h"
#include "base/members.h"
#include "base/node.h"

enum state { STATE_good, STATE_down, STATE_slow, STATE_wrong, STATE_contradicts, STATE_broken, STATES };
static const char *const state_name[STATES] = { "goed", "storing", "traag", "verkeerd", "tegenspraak", "onleesbaar" };
enum of { OF_brp, OF_doelgroep, OF_duo, OFS };
static const char *const of_name[OFS] = { "brp", "doelgroepregister", "duo" };

static enum state state_of[OFS];
static long slow_milliseconds = 6000, asked;
static const struct node *people;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* ---- answers ---- */

static const struct node *person_of(const struct node *number)
{
    for (const struct node *one = number ? people->first : NULL; one; one = one->next) {
        const struct node *bsn = node_get(one, "bsn");
        if (bsn && bsn->size == number->size && memcmp(bsn->text, number->text, bsn->size) == 0) return one;
    }
    return NULL;
}

static void put_node_text(struct text *out, const char *name, const struct node *node) { put_key(out, name); text_json(out, node->text, node->size); }

/* A register that contradicts the others says that everybody was born a year later. */
static void put_birth(struct text *out, const struct node *day, enum state state)
{
    char changed[11];
    (void)snprintf(changed, sizeof changed, "%.10s", day->text);
    if (state == STATE_contradicts) changed[3] = (char)(changed[3] == '9' ? '0' : changed[3] + 1);
    put_member(out, "geboortedatum", changed);
}

static void put_brp_date(struct text *out, const struct node *of, enum state state)
{
    const struct node *day = node_get(of, "geboortedatum"), *year = node_get(of, "jaar");
    put_open(out, "geboorte", '{');
    put_open(out, "datum", '{');
    if (day) {
        struct text plain = { 0 };
        put_member(out, "type", "Datum");
        text_char(&plain, '{');
        put_birth(&plain, day, state);
        put_key(out, "datum");
        text_bytes(out, plain.data + 17, plain.size - 17);
        text_free(&plain);
    } else {
        put_member(out, "type", "JaarDatum");
        put_key(out, "jaar");
        text_bytes(out, year->text, year->size);
    }
    text_put(out, "}}");
}

static bool asks(const struct node *fields, const char *begin)
{
    for (const struct node *one = fields ? fields->first : NULL; one; one = one->next) if (one->size >= strlen(begin) && memcmp(one->text, begin, strlen(begin)) == 0) return true;
    return false;
}

static void put_person(struct text *out, const struct node *one, const struct node *fields, enum state state)
{
    const struct node *brp = node_get(one, "brp"), *partner = node_get(brp, "partner");
    put_open(out, NULL, '{');
    if (state == STATE_wrong) put_member(out, "burgerservicenummer", "999990068"); else put_node_text(out, "burgerservicenummer", node_get(one, "bsn"));
    if (asks(fields, "geboorte")) put_brp_date(out, brp, state);
    if (asks(fields, "gemeenteVanInschrijving")) { put_open(out, "gemeenteVanInschrijving", '{'); put_node_text(out, "code", node_get(brp, "gemeente")); text_char(out, '}'); }
    if (asks(fields, "verblijfplaats")) { put_open(out, "verblijfplaats", '{'); put_node_text(out, "adresseerbaarObjectIdentificatie", node_get(brp, "huis")); text_char(out, '}'); }
    if (node_is(node_get(brp, "onderzoek"), "ja")) { put_open(out, "inOnderzoek", '{'); put_bool(out, "datumIngangOnderzoek", true); text_char(out, '}'); }
    if (partner && asks(fields, "partners")) {
        put_open(out, "partners", '[');
        put_open(out, NULL, '{');
        if (asks(fields, "partners.burgerservicenummer")) put_node_text(out, "burgerservicenummer", node_get(partner, "bsn"));
        if (asks(fields, "partners.geboorte")) put_brp_date(out, partner, STATE_good);
        text_put(out, "}]");
    }
    text_char(out, '}');
}

static int persons(struct text *out, const struct node *body, enum state state)
{
    const struct node *numbers = node_get(body, "burgerservicenummer"), *one = numbers && numbers->kind == NODE_LIST ? person_of(numbers->first) : NULL;
    if (!node_is(node_get(body, "type"), "RaadpleegMetBurgerservicenummer") || !numbers || !node_get(body, "fields")) return 400;
    text_put(out, "{\"type\":\"RaadpleegMetBurgerservicenummer\"");
    put_open(out, "personen", '[');
    if (one && node_get(one, "brp")) put_person(out, one, node_get(body, "fields"), state);
    text_put(out, "]}");
    return 200;
}

static int residents(struct text *out, const struct node *body)
{
    const struct node *house = node_get(body, "adresseerbaarObjectIdentificatie");
    if (!node_is(node_get(body, "type"), "BewoningMetPeildatum") || !house || !node_get(body, "peildatum")) return 400;
    text_put(out, "{\"bewoningen\":[{\"adresseerbaarObjectIdentificatie\":");
    text_json(out, house->text, house->size);
    text_put(out, ",\"periode\":{\"datumVan\":\"2000-01-01\",\"datumTot\":\"2040-01-01\"},\"bewoners\":[");
    for (const struct node *one = people->first; one; one = one->next) {
        const struct node *brp = node_get(one, "brp"), *lives = node_get(brp, "huis");
        if (!lives || lives->size != house->size || memcmp(lives->text, house->text, house->size) != 0) continue;
        put_open(out, NULL, '{');
        put_node_text(out, "burgerservicenummer", node_get(one, "bsn"));
        put_brp_date(out, brp, STATE_good);
        text_char(out, '}');
    }
    text_put(out, "],\"mogelijkeBewoners\":[]}]}");
    return 200;
}

static void put_enrolments(struct text *out, const struct node *list)
{
    put_open(out, "inschrijvingen", '[');
    for (const struct node *one = list ? list->first : NULL; one; one = one->next) {
        put_open(out, NULL, '{');
        put_node_text(out, "soort", node_get(one, "soort"));
        put_node_text(out, "van", node_get(one, "van"));
        if (node_get(one, "tot")) put_node_text(out, "tot", node_get(one, "tot")); else { put_key(out, "tot"); text_put(out, "null"); }
        text_char(out, '}');
    }
    text_char(out, ']');
}

/* The API of docs/registers.md: only what is asked for. */
static int own_api(struct text *out, const struct node *body, enum of of, enum state state)
{
    const struct node *number = node_get(body, "burgerservicenummer"), *wanted = node_get(body, "gegevens"), *one = person_of(number), *held = node_get(one, of == OF_duo ? "school" : "doelgroep");
    if (!number || !node_get(body, "doel") || !node_get(body, "op") || !wanted) return 400;
    if (!held) return 404;
    text_char(out, '{');
    if (state == STATE_wrong) put_member(out, "burgerservicenummer", "999990068"); else put_node_text(out, "burgerservicenummer", number);
    if (asks(wanted, "geboortedatum")) put_birth(out, node_get(held, "geboortedatum"), state);
    if (asks(wanted, "doelgroepregisterRaadpleging")) put_node_text(out, "doelgroepLoonkostensubsidie", node_get(held, "doelgroepLoonkostensubsidie"));
    if (asks(wanted, "proVsoTot")) put_enrolments(out, node_get(held, "inschrijvingen"));
    text_char(out, '}');
    return 200;
}

static int set_state(const struct node *body)
{
    for (const struct node *one = body && body->kind == NODE_MAP ? body->first : NULL; one; one = one->next)
        for (int of = 0; of < OFS; of++)
            for (int state = 0; state < STATES; state++) if (same_text(one->key, one->key_size, of_name[of]) && node_is(one, state_name[state])) state_of[of] = (enum state)state;
    return 200;
}

/* ---- HTTP, as little as the connector needs ---- */

struct request { char bytes[65536]; size_t size; const char *path, *body; };

static bool receive(int socket, struct request *r)
{
    r->size = 0;
    for (;;) {
        ssize_t n = recv(socket, r->bytes + r->size, sizeof r->bytes - 1 - r->size, 0);
        if (n <= 0) return false;
        r->size += (size_t)n;
        r->bytes[r->size] = 0;
        char *end = strstr(r->bytes, "\r\n\r\n"), *length = strstr(r->bytes, "Content-Length: ");
        if (!end) continue;
        long want = length && length < end ? strtol(length + 16, NULL, 10) : 0;
        if (want < 0 || (size_t)want > sizeof r->bytes / 2) return false;
        if (r->size < (size_t)(end + 4 - r->bytes) + (size_t)want) continue;
        r->body = end + 4;
        char *path = strchr(r->bytes, ' '), *behind = path ? strchr(path + 1, ' ') : NULL;
        if (!behind) return false;
        *behind = 0;
        r->path = path + 1;
        return true;
    }
}

static void reply(int socket, int status, const struct text *out)
{
    char head[200];
    int n = snprintf(head, sizeof head, "HTTP/1.1 %d %s\r\nContent-Type: application/json\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n", status, status == 200 ? "OK" : "No", out->size);
    if (send(socket, head, (size_t)n, MSG_NOSIGNAL) < 0 || (out->size && send(socket, out->data, out->size, MSG_NOSIGNAL) < 0)) return;
}

static void answer_request(int socket, const struct request *r)
{
    static const char *const prefix[OFS] = { "/brp/", "/doelgroepregister/", "/duo/" };
    struct arena arena = { 0 };
    struct text out = { 0 };
    const struct node *body = node_from_json(&arena, r->body, strlen(r->body), NULL);
    int of = 0, status = 404;
    while (of < OFS && strncmp(r->path, prefix[of], strlen(prefix[of])) != 0) of++;
    (void)pthread_mutex_lock(&lock);
    enum state state = of < OFS ? state_of[of] : STATE_good;
    if (strcmp(r->path, "/_stand") == 0) status = set_state(body);
    if (strcmp(r->path, "/_gevraagd") == 0) { status = 200; text_put(&out, "{\"gevraagd\":"); text_int(&out, asked); text_char(&out, '}'); }
    asked += of < OFS;
    (void)pthread_mutex_unlock(&lock);
    if (state == STATE_slow) (void)nanosleep(&(struct timespec){ slow_milliseconds / 1000, slow_milliseconds % 1000 * 1000000 }, NULL);
    if (of < OFS && !body) status = 400;
    else if (strcmp(r->path, "/brp/personen") == 0) status = persons(&out, body, state);
    else if (strcmp(r->path, "/brp/bewoningen") == 0) status = residents(&out, body);
    else if (strcmp(r->path, "/doelgroepregister/v1/raadplegingen") == 0) status = own_api(&out, body, OF_doelgroep, state);
    else if (strcmp(r->path, "/duo/v1/inschrijvingen") == 0) status = own_api(&out, body, OF_duo, state);
    if (state == STATE_broken) out.size /= 2;
    if (state == STATE_down) { status = 503; out.size = 0; }
    reply(socket, status, &out);
    text_free(&out);
    arena_free(&arena);
}

static void *serve(void *given)
{
    int socket = *(int *)given;
    struct request *r = malloc(sizeof *r);
    free(given);
    if (r && receive(socket, r)) answer_request(socket, r);
    free(r);
    (void)close(socket);
    return NULL;
}

static int listen_on(long port)
{
    struct sockaddr_in here = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t size = sizeof here;
    int at = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    if (at < 0 || setsockopt(at, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0 || bind(at, (struct sockaddr *)&here, size) != 0 || listen(at, 64) != 0 || getsockname(at, (struct sockaddr *)&here, &size) != 0) return -1;
    printf("http://127.0.0.1:%d\n", ntohs(here.sin_port));
    (void)fflush(stdout);
    return at;
}

int main(int count, char **arguments)
{
    static struct arena kept;
    static struct problems problems;
    size_t size = 0;
    long port = 0;
    char *bytes = count > 1 ? file_read(&kept, arguments[1], 1 << 20, &size) : NULL;
    people = bytes ? node_from_yaml(&kept, bytes, size, &problems) : NULL;
    for (int i = 2; i < count; i++) {
        if (strcmp(arguments[i], "--port") == 0 && i + 1 < count) port = strtol(arguments[++i], NULL, 10);
        else if (strcmp(arguments[i], "--slow") == 0 && i + 1 < count) slow_milliseconds = strtol(arguments[++i], NULL, 10);
        else for (int of = 0; of < OFS; of++) for (int state = 0; state < STATES; state++) {
            char word[64];
            (void)snprintf(word, sizeof word, "%s=%s", of_name[of], state_name[state]);
            if (strcmp(arguments[i], word) == 0) state_of[of] = (enum state)state;
        }
    }
    (void)signal(SIGPIPE, SIG_IGN);
    int at = people && people->kind == NODE_LIST ? listen_on(port) : -1;
    if (at < 0) { (void)fprintf(stderr, "register-simulator: persons.yaml [--port N] [--slow MS] [REGISTER=STATE ...]\n"); return 2; }
    for (;;) {
        int *socket = malloc(sizeof *socket);
        pthread_t thread;
        if (!socket) return 1;
        *socket = accept(at, NULL, NULL);
        if (*socket < 0 || pthread_create(&thread, NULL, serve, socket) != 0) { if (*socket >= 0) (void)close(*socket); free(socket); continue; }
        (void)pthread_detach(thread);
    }
}
