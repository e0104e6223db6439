/*
 * A disk that can be full, for a program that is started with this in LD_PRELOAD: while its control file says so, no
 * file below a folder grows. As on a real full disk, what has its place already can still be written over.
 *
 * FULL_DISK_FOLDER   absolute, without a slash at its end
 * FULL_DISK_CONTROL  a file of two 64-bit numbers: whether the disk is full (any number but 0), and how many calls were
 *                    refused for it
 */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

struct control {
  uint64_t is_full;
  uint64_t refused;
};

static struct control *control;
static const char *folder;
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static ssize_t (*real_pwritev)(int, const struct iovec *, int, off64_t);
static int (*real_ftruncate)(int, off64_t);
static int (*real_fallocate)(int, int, off64_t, off64_t);
static int (*real_posix_fallocate)(int, off64_t, off64_t);

__attribute__((constructor)) static void begin(void) {
  real_write = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
  real_writev = (ssize_t (*)(int, const struct iovec *, int))dlsym(RTLD_NEXT, "writev");
  real_pwrite = (ssize_t (*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
  real_pwritev = (ssize_t (*)(int, const struct iovec *, int, off64_t))dlsym(RTLD_NEXT, "pwritev64");
  real_ftruncate = (int (*)(int, off64_t))dlsym(RTLD_NEXT, "ftruncate64");
  real_fallocate = (int (*)(int, int, off64_t, off64_t))dlsym(RTLD_NEXT, "fallocate64");
  real_posix_fallocate = (int (*)(int, off64_t, off64_t))dlsym(RTLD_NEXT, "posix_fallocate64");
  folder = getenv("FULL_DISK_FOLDER");
  const char *path = getenv("FULL_DISK_CONTROL");
  int file = path == NULL || folder == NULL ? -1 : open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) return; /* the disk is never full then, and whoever waits for a refusal finds out */
  void *mapped = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (mapped != MAP_FAILED) control = mapped;
  close(file);
}

/* Whether this file lies below the folder and would have to grow to end there. Leaves errno alone. */
static int has_no_room(int file, off64_t end) {
  if (control == NULL || __atomic_load_n(&control->is_full, __ATOMIC_RELAXED) == 0) return 0;
  int of_caller = errno;
  struct stat64 about;
  char link[64], path[PATH_MAX];
  int grows = fstat64(file, &about) == 0 && S_ISREG(about.st_mode) && end > about.st_size;
  if (grows) {
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    size_t prefix = strlen(folder);
    grows = length > (ssize_t)prefix && strncmp(path, folder, prefix) == 0 && path[prefix] == '/';
  }
  errno = of_caller;
  if (grows) __atomic_fetch_add(&control->refused, 1, __ATOMIC_RELAXED);
  return grows;
}

static int refused(void) {
  errno = ENOSPC;
  return -1;
}

static off64_t length_of(const struct iovec *parts, int count) {
  off64_t sum = 0;
  for (int i = 0; i < count; i++) sum += (off64_t)parts[i].iov_len;
  return sum;
}

/* Where a write without a place of its own ends. */
static off64_t end_of(int file, off64_t length) {
  int of_caller = errno;
  int is_appended = fcntl(file, F_GETFL) & O_APPEND;
  struct stat64 about;
  off64_t at = 0;
  if (is_appended) at = fstat64(file, &about) == 0 ? about.st_size : 0;
  else at = lseek64(file, 0, SEEK_CUR);
  errno = of_caller;
  return at < 0 ? 0 : at + length; /* a pipe has no place, and is no file below a folder */
}

ssize_t write(int file, const void *bytes, size_t length) {
  if (has_no_room(file, end_of(file, (off64_t)length))) return refused();
  return real_write(file, bytes, length);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
  if (has_no_room(file, end_of(file, length_of(parts, count)))) return refused();
  return real_writev(file, parts, count);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t at) {
  if (has_no_room(file, at + (off64_t)length)) return refused();
  return real_pwrite(file, bytes, length, at);
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t at) { return pwrite64(file, bytes, length, at); }

ssize_t pwritev64(int file, const struct iovec *parts, int count, off64_t at) {
  if (has_no_room(file, at + length_of(parts, count))) return refused();
  return real_pwritev(file, parts, count, at);
}

ssize_t pwritev(int file, const struct iovec *parts, int count, off_t at) {
  return pwritev64(file, parts, count, at);
}

int ftruncate64(int file, off64_t length) {
  if (has_no_room(file, length)) return refused();
  return real_ftruncate(file, length);
}

int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

int fallocate64(int file, int mode, off64_t at, off64_t length) {
  if (has_no_room(file, at + length)) return refused();
  return real_fallocate(file, mode, at, length);
}

int fallocate(int file, int mode, off_t at, off_t length) { return fallocate64(file, mode, at, length); }

/* This one answers its error instead of setting it. */
int posix_fallocate64(int file, off64_t at, off64_t length) {
  if (has_no_room(file, at + length)) return ENOSPC;
  return real_posix_fallocate(file, at, length);
}

int posix_fallocate(int file, off_t at, off_t length) { return posix_fallocate64(file, at, length); }
