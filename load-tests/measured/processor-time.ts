/** How much processor time a process has used, from Linux's /proc: what neighbours on a machine disturb least. */

import { readdirSync, readFileSync } from "node:fs";
import { UserError } from "../local/user-error.ts";

/** Linux counts processor time for programs in hundredths of a second, whatever the kernel's own clock (USER_HZ). */
const MICROSECONDS_PER_TICK = 10_000;

export interface ProcessStat {
  readonly command: string;
  readonly parent: number;
  /** Of the process and all its threads, in user and in system mode. */
  readonly processorMicroseconds: number;
}

/** Reads the text of /proc/<pid>/stat. A command may hold spaces and brackets, so its last bracket ends it. */
export function parseProcessStat(text: string): ProcessStat {
  const commandEnd = text.lastIndexOf(")");
  const command = text.slice(text.indexOf("(") + 1, commandEnd);
  // The third field (state) comes first here, so the manual's field n is at n - 3.
  const fields = text.slice(commandEnd + 2).split(" ");
  const numberAt = (field: number) => Number(fields[field - 3]);
  const processorMicroseconds = (numberAt(14) + numberAt(15)) * MICROSECONDS_PER_TICK;
  const parent = numberAt(4);
  if (!Number.isFinite(processorMicroseconds) || !Number.isFinite(parent))
    throw new Error(`not the stat of a process: ${text}`);
  return { command, parent, processorMicroseconds };
}

/** Processor time used so far, microseconds, in steps of 10,000. @throws Error when the process has ended */
export function processorMicroseconds(pid: number): number {
  return parseProcessStat(readFileSync(`/proc/${pid}/stat`, "utf8")).processorMicroseconds;
}

/**
 * The one runtime that this process has started.
 * @throws UserError where there is no /proc. @throws Error unless there is exactly one
 */
export function ownRuntime(): number {
  if (process.platform !== "linux")
    throw new UserError("Processor time of the runtime is read from /proc, which only Linux has.");
  const found = processes().filter(
    ({ stat }) => stat.parent === process.pid && stat.command.startsWith("workerd"),
  );
  const [runtime, ...others] = found;
  if (runtime === undefined || others.length > 0)
    throw new Error(`expected one runtime started by this process, found ${found.length}`);
  return runtime.pid;
}

function processes(): { readonly pid: number; readonly stat: ProcessStat }[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [{ pid: Number(name), stat: parseProcessStat(readFileSync(`/proc/${name}/stat`, "utf8")) }];
      } catch {
        return []; // it ended between the two calls
      }
    });
}
