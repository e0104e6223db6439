/**
 * A disk that takes longer to make data durable, for storages that are started with its environment. The disks of
 * some machines answer from a cache in 0.04 ms; disks on a network and replicated storage take 1 to 5 ms.
 */

import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildLibrary, C_LIBRARY_NEEDS, canBuildLibraries } from "../../local/c-library.ts";
import { inRepository } from "../../local/paths.ts";
import { AbsentError } from "./absent.ts";

const NANOSECONDS_PER_MS = 1_000_000;
const TALLY_BYTES = 16;
const POLL_MS = 100;
/** Redis with `everysec` calls its disk once a second, from a thread of its own. */
const FIRST_CALL_TIMEOUT_MS = 10_000;

/** What the storages have waited for, so far. */
export interface DiskTally {
  /** Calls that waited until data was durable. */
  readonly calls: number;
  /** How much longer they took, in all. */
  readonly waitedMs: number;
}

export interface SlowDisk {
  /** What a storage is to be started with. @param storage names it; each has a tally of its own */
  environmentOf(storage: string): Readonly<Record<string, string>>;
  /**
   * @param timeoutMs how long a storage may take to its first call
   * @throws Error unless every storage that has asked for an environment really waits for this disk
   */
  assertInEffect(timeoutMs?: number): Promise<void>;
}

/** The disk as it is. */
export const OWN_DISK: SlowDisk = {
  environmentOf: () => ({}),
  assertInEffect: async () => undefined,
};

/** To be asked before anything is built or started. @throws AbsentError when a disk cannot be made slower here */
export function findCompiler(): void {
  if (!canBuildLibraries()) throw new AbsentError(`--disk-ms needs ${C_LIBRARY_NEEDS}.`);
}

/**
 * @param folder exists; other system users may pass through it
 * @param delayMs how much longer each call takes; 0 for the disk as it is
 */
export function makeDisk(folder: string, delayMs: number): SlowDisk {
  if (delayMs === 0) return OWN_DISK;
  const library = compile(folder);
  const tallies = new Map<string, string>();

  function environmentOf(storage: string): Readonly<Record<string, string>> {
    const tally = join(folder, `slow-disk.${tallies.size}.tally`);
    writeFileSync(tally, Buffer.alloc(TALLY_BYTES));
    chmodSync(tally, 0o666); // PostgreSQL's own user counts too
    tallies.set(storage, tally);
    const others = process.env["LD_PRELOAD"];
    return {
      LD_PRELOAD: others ? `${library}:${others}` : library,
      SLOW_DISK_NANOSECONDS: String(Math.round(delayMs * NANOSECONDS_PER_MS)),
      SLOW_DISK_TALLY: tally,
    };
  }

  async function assertInEffect(timeoutMs = FIRST_CALL_TIMEOUT_MS): Promise<void> {
    const endsAt = performance.now() + timeoutMs;
    for (const [storage, tally] of tallies) {
      for (;;) {
        const { calls, waitedMs } = parseTally(readFileSync(tally));
        if (calls > 0) {
          assertWaited(storage, { calls, waitedMs }, delayMs);
          break;
        }
        if (performance.now() > endsAt) throw new Error(`${storage} does not wait for the slower disk`);
        await sleep(POLL_MS);
      }
    }
  }

  return { environmentOf, assertInEffect };
}

/** Reads what slow-disk.c counts. */
export function parseTally(bytes: Buffer): DiskTally {
  return {
    calls: Number(bytes.readBigUInt64LE(0)),
    waitedMs: Number(bytes.readBigUInt64LE(8)) / NANOSECONDS_PER_MS,
  };
}

/** @throws Error when the calls took less time longer than they should have */
export function assertWaited(storage: string, { calls, waitedMs }: DiskTally, delayMs: number): void {
  // A call in another thread may be counted already whose time is not added yet.
  const settled = calls - 1;
  if (waitedMs < settled * delayMs) {
    throw new Error(`${storage} waited ${waitedMs} ms in ${calls} calls of ${delayMs} ms`);
  }
}

function compile(folder: string): string {
  const library = join(folder, "slow-disk.so");
  buildLibrary(inRepository("load-tests/peers/storage/slow-disk.c"), library);
  chmodSync(library, 0o755);
  return library;
}
