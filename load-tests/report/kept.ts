/** The charts of all runs in a folder. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Chart, chartsOf, readRun } from "./charts-of.ts";

/**
 * Draws every run of a folder; nothing is written.
 * @param named the folder as captions name it
 * @throws Error when a file is no run, or two runs would draw the same chart
 */
export function keptCharts(folder: string, named: string): Chart[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort();
  const charts = files.flatMap((file) =>
    chartsOf(readRun(readFileSync(join(folder, file), "utf8"), file), `${named}/${file}`),
  );
  const names = charts.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two runs in ${named} would both draw ${twice}`);
  return charts;
}
