/**
 * `npm run headers [-- --all]`: asks a service of its own for every kind of answer and scores their headers by the
 * rules of Mozilla's HTTP Observatory. Exit code 0 only when each has what this house wants of all.
 *
 * It prints a line a kind with its lowest score; with `--all` every address.
 */

import { parseArgs } from "node:util";
import { build } from "../local/build.ts";
import { endOnSignals, runCommand } from "../local/ending.ts";
import { UserError } from "../local/user-error.ts";
import { linesOf, SCORE_WANTED, scoreEverything } from "./scoring.ts";
import { Stage } from "./stage.ts";
import { tableOf, whyOf } from "./table.ts";

await runCommand(async () => {
  endOnSignals();
  const showsAll = readShowsAll();
  await build((line) => console.log(line));
  const stage = await Stage.set();
  try {
    const scored = await scoreEverything(stage);
    const named = showsAll
      ? scored.map((one) => ({
          ...one,
          kind: { ...one.kind, name: `${one.kind.name} ${one.kind.visit.path}` },
        }))
      : scored;
    const lines = linesOf(named);
    console.log(`\n${tableOf(lines)}\n`);
    const low = lines.filter(({ lowest }) => lowest.score < SCORE_WANTED);
    for (const line of low) console.log(whyOf(line));
    const lowest = Math.min(...scored.map(({ score }) => score));
    console.log(
      `${scored.length} answers of ${lines.length} kinds, lowest score ${lowest}, ${low.length} kinds below ${SCORE_WANTED}`,
    );
    process.exitCode = low.length === 0 ? 0 : 1;
  } finally {
    await stage.close();
  }
  process.exit();
});

function readShowsAll(): boolean {
  try {
    return parseArgs({ options: { all: { type: "boolean" } } }).values.all ?? false;
  } catch (error) {
    throw new UserError(
      `headers: ${error instanceof Error ? error.message : error}\nUsage: npm run headers [-- --all]`,
    );
  }
}
