/* SPDX-License-Identifier: EUPL-1.2 */
/* listen.c: opens the socket that the service listens on. */
#include "web/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

union address { struct sockaddr any; struct sockaddr_in four; struct sockaddr_in6 six; };

static bool read_address(const char *bind_to, int port, union address *to, socklen_t *size)
{
    memset(to, 0, sizeof *to);
    if (strcmp(bind_to, "localhost") == 0) bind_to = "127.0.0.1";
    if (inet_pton(AF_INET, bind_to, &to->four.sin_addr) == 1) {
        to->four.sin_family = AF_INET;
        to->four.sin_port = htons((uint16_t)port);
        *size = sizeof to->four;
        return true;
    }
    if (inet_pton(AF_INET6, bind_to, &to->six.sin6_addr) != 1) return false;
    to->six.sin6_family = AF_INET6;
    to->six.sin6_port = htons((uint16_t)port);
    *size = sizeof to->six;
    return true;
}

static bool is_loopback(const union address *at)
{
    if (at->any.sa_family == AF_INET6) return IN6_IS_ADDR_LOOPBACK(&at->six.sin6_addr);
    return ntohl(at->four.sin_addr.s_addr) >> 24 == 127;
}

static void put_address(char out[80], const char *bind_to, const union address *at)
{
    bool six = at->any.sa_family == AF_INET6;
    struct text text = { out, 0, 80, true, false };
    text_put(&text, six ? "http://[" : "http://");
    text_put(&text, bind_to);
    text_put(&text, six ? "]:" : ":");
    text_int(&text, ntohs(six ? at->six.sin6_port : at->four.sin_port));
    text_put(&text, "/");
    text_string(&text);
}

static int fails(int opened, const char *nl, const char *en, int error, char why[2][200])
{
    for (int language = 0; language < 2; language++) {
        struct text text = { why[language], 0, 200, true, false };
        text_put(&text, language ? en : nl);
        if (error) { text_put(&text, " ("); text_put(&text, strerror(error)); text_char(&text, ')'); }
        text_string(&text);
    }
    if (opened >= 0) (void)close(opened);
    return -1;
}

int listen_on(const char *bind_to, int port, char address[80], bool *loopback, char why[2][200])
{
    union address at;
    socklen_t size;
    const int on = 1;
    if (!read_address(bind_to, port, &at, &size)) return fails(-1, "--bind moet een IP-adres zijn, zoals 127.0.0.1 of ::1", "--bind must be an IP address, such as 127.0.0.1 or ::1", 0, why);
    int listener = socket(at.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (listener < 0) return fails(-1, "er kan geen verbinding worden geopend", "no socket can be opened", errno, why);
    (void)setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (at.any.sa_family == AF_INET6) (void)setsockopt(listener, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    if (bind(listener, &at.any, size) != 0 || listen(listener, 1024) != 0) {
        if (errno == EADDRINUSE) return fails(listener, "die poort is al in gebruik; kies een andere met --port, of --port 0 voor een vrije",
            "that port is in use already; choose another with --port, or --port 0 for a free one", 0, why);
        return fails(listener, "op dit adres kan niet worden geluisterd", "listening on this address is not possible", errno, why);
    }
    size = sizeof at;
    if (getsockname(listener, &at.any, &size) != 0) return fails(listener, "het adres is niet te lezen", "the address cannot be read", errno, why);
    *loopback = is_loopback(&at);
    put_address(address, bind_to, &at);
    return listener;
}
