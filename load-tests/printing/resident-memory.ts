/** How much memory workerd holds, as Linux tells it. */

import { readdirSync, readFileSync } from "node:fs";

const KIBIBYTE = 1024;

/**
 * The most memory in bytes that a process has held since it began; undefined where there is no
 * /proc to ask.
 */
export function peakMemory(pid: number): number | undefined {
  const status = read(`/proc/${pid}/status`);
  const found = /^VmHWM:\s+(\d+) kB$/m.exec(status);
  return found ? Number(found[1]) * KIBIBYTE : undefined;
}

/** What it holds now, in bytes. */
export function currentMemory(pid: number): number | undefined {
  const found = /^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`));
  return found ? Number(found[1]) * KIBIBYTE : undefined;
}

/** The workerd among the descendants of a process. */
export function workerdBelow(ancestor: number): number | undefined {
  const parents = new Map<number, { parent: number; name: string }>();
  for (const entry of entriesOf("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const found = /^\d+ \((.*)\) \S (\d+)/.exec(read(`/proc/${entry}/stat`));
    if (found) parents.set(Number(entry), { name: found[1] ?? "", parent: Number(found[2]) });
  }
  for (const [pid, { name }] of parents) {
    if (!name.startsWith("workerd")) continue;
    for (let at: number | undefined = pid; at !== undefined; at = parents.get(at)?.parent)
      if (at === ancestor) return pid;
  }
  return undefined;
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // not Linux
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // a process that has ended meanwhile, or not Linux
  }
}
