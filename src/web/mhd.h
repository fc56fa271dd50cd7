/* SPDX-License-Identifier: EUPL-1.2 */
/* mhd.h: libmicrohttpd, loaded only when the service is started: it and what it brings along cost every other command three milliseconds. */
#ifndef BREED_WEB_MHD_H
#define BREED_WEB_MHD_H

#include <stdbool.h>
#include <microhttpd.h>

#define MHD_FUNCTIONS(M) \
    M(get_version) M(start_daemon) M(stop_daemon) M(quiesce_daemon) M(get_connection_info) M(get_connection_values_n) \
    M(create_response_from_buffer) M(create_response_from_fd64) M(add_response_header) M(queue_response) M(destroy_response)

#define AS_POINTER(name) __typeof__(MHD_##name) *name;
struct mhd { MHD_FUNCTIONS(AS_POINTER) };
#undef AS_POINTER

/* Once, before any thread; the library stays loaded. False: it is not there, or lacks a function. */
bool mhd_load(struct mhd *);

#endif
