/** What a CPU profile of a Worker's start says: how long the processor worked, and on what. */

/** The parts of a V8 CPU profile that are read here; times are microseconds. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
  }[];
  /** The node that each sample was in. */
  readonly samples: readonly number[];
  /** From the sample before to this one. */
  readonly timeDeltas: readonly number[];
}

const IDLE = "(idle)";
/** The runtime itself: compiling, linking. */
const RUNTIME = "(program)";
const GARBAGE = "(garbage collector)";
const MICROSECONDS_PER_MS = 1_000;

export interface StartupCost {
  /** All but waiting: compiling and evaluating the modules, the runtime's own work and garbage collection. */
  readonly activeMs: number;
  /** Of it, evaluating JavaScript. */
  readonly scriptMs: number;
}

/** @throws Error when the profile has no samples, so that an empty one is not taken for a start that costs nothing */
export function startupCost({ nodes, samples, timeDeltas }: CpuProfile): StartupCost {
  if (samples.length === 0) throw new Error("the profile of the start has no samples");
  const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  let active = 0;
  let script = 0;
  for (const [index, node] of samples.entries()) {
    const time = timeDeltas[index] ?? 0;
    const name = names.get(node) ?? RUNTIME;
    if (name === IDLE) continue;
    active += time;
    if (name !== RUNTIME && name !== GARBAGE) script += time;
  }
  return { activeMs: active / MICROSECONDS_PER_MS, scriptMs: script / MICROSECONDS_PER_MS };
}

/** The middle one, with the least and the most. */
export function spreadOf(values: readonly number[]): { median: number; least: number; most: number } {
  const sorted = values.toSorted((one, other) => one - other);
  const [median, least, most] = [sorted[Math.floor(sorted.length / 2)], sorted[0], sorted.at(-1)];
  if (median === undefined || least === undefined || most === undefined)
    throw new Error("there is nothing to take the middle of");
  return { median, least, most };
}
