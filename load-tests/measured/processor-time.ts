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
  /** Of its children that have ended, and of theirs. */
  readonly reapedMicroseconds: number;
}

export interface Process {
  readonly pid: number;
  readonly stat: ProcessStat;
}

/** Whether processor time can be read here: only Linux has /proc as it is read below. */
export const CAN_READ_PROCESSOR_TIME = process.platform === "linux";

/** Reads the text of /proc/<pid>/stat. A command may hold spaces and brackets, so its last bracket ends it. */
export function parseProcessStat(text: string): ProcessStat {
  const commandEnd = text.lastIndexOf(")");
  const command = text.slice(text.indexOf("(") + 1, commandEnd);
  // The third field (state) comes first here, so the manual's field n is at n - 3.
  const fields = text.slice(commandEnd + 2).split(" ");
  const numberAt = (field: number) => Number(fields[field - 3]);
  const processorMicroseconds = (numberAt(14) + numberAt(15)) * MICROSECONDS_PER_TICK;
  const reapedMicroseconds = (numberAt(16) + numberAt(17)) * MICROSECONDS_PER_TICK;
  const parent = numberAt(4);
  if (!Number.isFinite(processorMicroseconds) || !Number.isFinite(parent))
    throw new Error(`not the stat of a process: ${text}`);
  return { command, parent, processorMicroseconds, reapedMicroseconds };
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
  if (!CAN_READ_PROCESSOR_TIME)
    throw new UserError("Processor time of the runtime is read from /proc, which only Linux has.");
  const found = processes().filter(
    ({ stat }) => stat.parent === process.pid && stat.command.startsWith("workerd"),
  );
  const [runtime, ...others] = found;
  if (runtime === undefined || others.length > 0)
    throw new Error(`expected one runtime started by this process, found ${found.length}`);
  return runtime.pid;
}

/**
 * Processor time used so far by some processes and all their descendants, microseconds. A child that ended meanwhile
 * is in the time that its parent has reaped, so two readings differ by what was used between them.
 * @throws Error when one of them has ended: what it used would be missing from the difference
 */
export function familyMicroseconds(pids: readonly number[]): number {
  return familyMicrosecondsAmong(processes(), pids);
}

/** The same among the processes given. */
export function familyMicrosecondsAmong(all: readonly Process[], pids: readonly number[]): number {
  const statOf = new Map(all.map(({ pid, stat }) => [pid, stat]));
  const family = new Set<number>();
  let generation: readonly number[] = pids;
  while (generation.length > 0) {
    for (const pid of generation) family.add(pid);
    generation = all
      .filter(({ pid, stat }) => family.has(stat.parent) && !family.has(pid))
      .map(({ pid }) => pid);
  }
  let microseconds = 0;
  for (const pid of family) {
    const stat = statOf.get(pid);
    if (stat === undefined) throw new Error(`process ${pid} has ended`);
    microseconds += stat.processorMicroseconds + stat.reapedMicroseconds;
  }
  return microseconds;
}

function processes(): Process[] {
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
