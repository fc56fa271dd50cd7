/* SPDX-License-Identifier: EUPL-1.2 */
/* mhd.c: finds the functions of libmicrohttpd. */
#include "web/mhd.h"

#include <dlfcn.h>
#include <string.h>

bool mhd_load(struct mhd *mhd)
{
    void *library = dlopen("libmicrohttpd.so.12", RTLD_NOW | RTLD_LOCAL);
    void *symbol;
    if (!library) return false;
#define FIND(name) \
    symbol = dlsym(library, "MHD_" #name); \
    if (!symbol) { (void)dlclose(library); return false; } \
    memcpy(&mhd->name, &symbol, sizeof symbol);
    MHD_FUNCTIONS(FIND)
#undef FIND
    return true;
}
