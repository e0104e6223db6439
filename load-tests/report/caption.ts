/** The lines under every chart: which JSON it was drawn from and when that was taken; and on what. */

import type { Machine } from "../measured/figures.ts";

/** A bench's report says less of its machine than the others do. */
type Taken = {
  readonly at: string;
  readonly machine: Pick<Machine, "cpu" | "cores" | "node"> & Partial<Machine>;
};

/** @param source the JSON's path in the repository */
export function captionOf({ at, machine }: Taken, source: string): readonly [string, string] {
  const { cores, cpu, node, workerd, k6 } = machine;
  const programs = [
    `Node ${node.replace(/^v/, "")}`,
    ...(workerd === undefined ? [] : [`workerd ${workerd}`]),
    ...(k6 === undefined ? [] : [`k6 ${k6.replace(/^(k6 )?v?/, "")}`]),
  ];
  const words = [`${cores} cores, ${cpu.replace(/\s+/g, " ").trim()}`, ...programs];
  return [`${source} · taken ${at.slice(0, 10)}`, words.join(" · ")];
}
