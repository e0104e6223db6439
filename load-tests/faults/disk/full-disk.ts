/** A disk that fills up and is emptied while a server runs on it. */

import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { buildLibrary, C_LIBRARY_NEEDS, canBuildLibraries } from "../../local/c-library.ts";
import { inRepository } from "../../local/paths.ts";

const CONTROL_BYTES = 16;

export interface FullDisk {
  /** What the server is to be started with. */
  readonly environment: Readonly<Record<string, string>>;
  /** From now on no file of the server grows, or all may again. */
  setFull(isFull: boolean): void;
  /** Calls that found no room so far. */
  refused(): number;
}

/** What this machine lacks for such a disk; undefined when it can be made. */
export function lacksFullDisk(): string | undefined {
  return canBuildLibraries() ? undefined : `a disk that is full needs ${C_LIBRARY_NEEDS}`;
}

/**
 * @param scratch a folder of its own, outside of the other
 * @param folder absolute: files below it find no room
 * @throws Error with the compiler's words when it cannot be made
 */
export function makeFullDisk(scratch: string, folder: string): FullDisk {
  const [library, control] = [join(scratch, "full-disk.so"), join(scratch, "full-disk.control")];
  buildLibrary(inRepository("load-tests/faults/disk/full-disk.c"), library);
  writeFileSync(control, Buffer.alloc(CONTROL_BYTES));
  const others = process.env["LD_PRELOAD"];
  return {
    environment: {
      LD_PRELOAD: others ? `${library}:${others}` : library,
      FULL_DISK_FOLDER: folder,
      FULL_DISK_CONTROL: control,
    },
    setFull(isFull) {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64LE(isFull ? 1n : 0n);
      const file = openSync(control, "r+"); // in place: the server has it mapped
      writeSync(file, bytes, 0, bytes.length, 0);
      closeSync(file);
    },
    refused: () => Number(readFileSync(control).readBigUInt64LE(8)),
  };
}
