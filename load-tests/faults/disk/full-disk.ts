/** A disk that fills up and is emptied while a server runs on it. */

import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { inRepository } from "../../local/paths.ts";

const COMPILER = "cc";
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
  const { status } = spawnSync(COMPILER, ["--version"], { stdio: "ignore" });
  if (process.platform === "linux" && status === 0) return undefined;
  return "a disk that is full needs Linux and a C compiler: `apt-get install gcc libc6-dev`";
}

/**
 * @param scratch a folder of its own, outside of the other
 * @param folder absolute: files below it find no room
 * @throws Error with the compiler's words when it cannot be made
 */
export function makeFullDisk(scratch: string, folder: string): FullDisk {
  const source = inRepository("load-tests/faults/disk/full-disk.c");
  const [library, control] = [join(scratch, "full-disk.so"), join(scratch, "full-disk.control")];
  const args = ["-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", library, source, "-ldl"];
  const { status, stderr } = spawnSync(COMPILER, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${source} was not compiled:\n${stderr}`);
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
