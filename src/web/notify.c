/* SPDX-License-Identifier: EUPL-1.2 */
/* notify.c: tells systemd how the service is doing, without its library. */
#include "web/server.h"

#include <stdlib.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

void notify(const char *message)
{
    const char *path = getenv("NOTIFY_SOCKET");
    struct sockaddr_un to = { .sun_family = AF_UNIX };
    size_t size = path ? strlen(path) : 0;
    if (size < 2 || size >= sizeof to.sun_path || (path[0] != '/' && path[0] != '@')) return;
    memcpy(to.sun_path, path, size);
    if (path[0] == '@') to.sun_path[0] = 0;             /* a name outside the file system */
    int sender = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (sender < 0) return;
    (void)!sendto(sender, message, strlen(message), MSG_NOSIGNAL, (const struct sockaddr *)&to, (socklen_t)(offsetof(struct sockaddr_un, sun_path) + size));
    (void)close(sender);
}

int64_t watchdog_micros(void)
{
    const char *every = getenv("WATCHDOG_USEC"), *whom = getenv("WATCHDOG_PID");
    int64_t micros, process;
    if (!every || parse_decimal(every, strlen(every), 0, false, &micros) != NUMBER_OK || micros <= 0) return 0;
    if (whom && (parse_decimal(whom, strlen(whom), 0, false, &process) != NUMBER_OK || process != getpid())) return 0;
    return micros;
}
