/*
 * Makes a disk slower, for a program that is started with this in LD_PRELOAD: each call that waits until data is
 * durable takes a given time longer. What is written, in which order, and what the call answers stay as they are.
 *
 * SLOW_DISK_NANOSECONDS  how much longer
 * SLOW_DISK_TALLY        a file of two 64-bit numbers that is added to: calls, and nanoseconds waited in all
 */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#define NANOSECONDS_PER_SECOND 1000000000LL

struct tally {
  uint64_t calls;
  uint64_t nanoseconds;
};

static int64_t delay_nanoseconds;
static struct tally *tally;
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_sync_file_range)(int, off64_t, off64_t, unsigned int);

/* Before main: children that are forked later share the mapping, whatever they do with open files. */
__attribute__((constructor)) static void begin(void) {
  real_fsync = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  real_sync_file_range = (int (*)(int, off64_t, off64_t, unsigned int))dlsym(RTLD_NEXT, "sync_file_range");
  const char *delay = getenv("SLOW_DISK_NANOSECONDS");
  if (delay != NULL) delay_nanoseconds = atoll(delay);
  const char *path = getenv("SLOW_DISK_TALLY");
  int file = path == NULL ? -1 : open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) return; /* nothing is counted then, and whoever looks for the count takes it for a failure */
  void *mapped = mmap(NULL, sizeof(struct tally), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (mapped != MAP_FAILED) tally = mapped;
  close(file);
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * NANOSECONDS_PER_SECOND + time.tv_nsec;
}

/* Waits, and leaves errno as the real call set it. */
static void wait_longer(void) {
  int of_call = errno;
  int64_t begun = now();
  struct timespec rest = {delay_nanoseconds / NANOSECONDS_PER_SECOND, delay_nanoseconds % NANOSECONDS_PER_SECOND};
  while (nanosleep(&rest, &rest) != 0 && errno == EINTR) continue;
  if (tally != NULL) {
    __atomic_fetch_add(&tally->calls, 1, __ATOMIC_RELAXED);
    __atomic_fetch_add(&tally->nanoseconds, (uint64_t)(now() - begun), __ATOMIC_RELAXED);
  }
  errno = of_call;
}

int fsync(int file) {
  int result = real_fsync(file);
  wait_longer();
  return result;
}

int fdatasync(int file) {
  int result = real_fdatasync(file);
  wait_longer();
  return result;
}

/* Without a flag to wait it only begins to write, and nobody is kept waiting by a slow disk either. */
int sync_file_range(int file, off64_t offset, off64_t length, unsigned int flags) {
  int result = real_sync_file_range(file, offset, length, flags);
  if (flags & (SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WAIT_AFTER)) wait_longer();
  return result;
}
