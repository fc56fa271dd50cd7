/* SPDX-License-Identifier: EUPL-1.2 */
/* limits.c: the one table of bounds. */
#include "web/limits.h"

const struct web_limits web_limits_usual = {
    .target_bytes = 4096, .header_bytes = 16 * 1024, .value_bytes = 8 * 1024, .connection_bytes = 48 * 1024,
    .form_fields = 1000, .request_bytes = 64 * 1024 * 1024, .kept_bytes = 256 * 1024, .kept_requests = 16,
    .head_seconds = 10, .body_seconds = 30, .reply_seconds = 60, .idle_seconds = 60, .stop_seconds = 10, .stuck_seconds = 60,
    .connections = 4000,
};
