/**
 * `npm run charts`: draws the report's charts from the raw JSON in docs/capacity/ into the same folder, and writes them
 * and the model's tables into docs/capacity.md. The same JSON gives the same bytes.
 * Options: --from docs/capacity (a folder with JSON; the charts go there too), --model (print the model and draw nothing)
 */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "../local/ending.ts";
import { inRepository } from "../local/paths.ts";
import { UserError } from "../local/user-error.ts";
import { LOCAL_FIGURES, modelMarkdown } from "../model/table.ts";
import { withCharts, withModel } from "./document.ts";
import { keptCharts } from "./kept.ts";

/** Where runs are kept; before the first one there is no such folder, which is no mistake. */
const KEPT = "docs/capacity";

await runCommand(async () => {
  const { from, model } = readOptions(process.argv.slice(2));
  if (model) {
    console.log(modelMarkdown(LOCAL_FIGURES));
    return;
  }
  const folder = inRepository(from);
  if (from !== KEPT && !existsSync(folder)) throw new UserError(`--from: there is no folder ${from}.`);
  const charts = keptCharts(folder, from);
  for (const { name, svg } of charts) {
    writeFileSync(join(folder, name), svg);
    console.log(`${join(from, name)}`);
  }
  if (charts.length === 0)
    console.log(`No runs in ${from} yet: commands keep theirs there by --out ${from}/<name>.json.`);
  if (from !== KEPT) return; // somebody's own trial: the report stays as it is
  const report = inRepository("docs/capacity.md");
  const written = withModel(readFileSync(report, "utf8"), modelMarkdown(LOCAL_FIGURES));
  writeFileSync(report, withCharts(written, charts));
  console.log("docs/capacity.md: the model and the charts' places");
});

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        from: { type: "string", default: KEPT },
        model: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new UserError(error instanceof Error ? error.message : String(error));
  }
}
