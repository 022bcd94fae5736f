/*
 * A disk that turns read-only under a running program, and writable again: as long as the file $READ_ONLY_WHILE is there, nothing below the folder
 * $READ_ONLY can be written, through files that are open too. (A mount cannot be made read-only while a file on it is open for writing.)
 * Loaded with LD_PRELOAD.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int refuses(void) {
  const char *while_there = getenv("READ_ONLY_WHILE");
  return while_there != NULL && getenv("READ_ONLY") != NULL && access(while_there, F_OK) == 0;
}

static int is_below(const char *path) {
  const char *folder = getenv("READ_ONLY");
  return strncmp(path, folder, strlen(folder)) == 0;
}

static int is_file_below(int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_below(path);
}

#define REFUSE(condition) \
  if (refuses() && (condition)) { errno = EROFS; return -1; }
#define REAL(name) ((__typeof__(&name)) dlsym(RTLD_NEXT, #name))

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) { REFUSE(is_file_below(file)) return REAL(pwrite64)(file, bytes, count, at); }
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) { REFUSE(is_file_below(file)) return REAL(pwrite)(file, bytes, count, at); }
ssize_t write(int file, const void *bytes, size_t count) { REFUSE(is_file_below(file)) return REAL(write)(file, bytes, count); }
int ftruncate64(int file, off64_t size) { REFUSE(is_file_below(file)) return REAL(ftruncate64)(file, size); }
int ftruncate(int file, off_t size) { REFUSE(is_file_below(file)) return REAL(ftruncate)(file, size); }
int unlink(const char *path) { REFUSE(is_below(path)) return REAL(unlink)(path); }

#define OPENED(name) \
  int name(const char *path, int flags, ...) { \
    va_list rest; va_start(rest, flags); int mode = va_arg(rest, int); va_end(rest); \
    REFUSE(is_below(path) && (flags & (O_WRONLY | O_RDWR | O_CREAT))) \
    return REAL(name)(path, flags, mode); \
  }
OPENED(open)
OPENED(open64)
