/**
 * Prints what a start of the built Worker costs: `npm run startup [-- --starts 7]`. Each start is a fresh isolate of
 * workerd under its CPU profiler (`wrangler check startup`), which Cloudflare too limits: to 1 s of parsing and of
 * running the global scope. The clock inside an isolate stands still while it starts, so only a profile can tell.
 */

import { mkdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { build, QUIET_TOOLS } from "./build.ts";
import { runCommand } from "./ending.ts";
import { inRepository } from "./paths.ts";
import { type StartupCost, spreadOf, startupCost } from "./startup-profile.ts";
import { captureTool } from "./tools.ts";
import { UserError } from "./user-error.ts";
import { sizeText, workerSize } from "./worker-size.ts";

const WRANGLER = "wrangler/bin/wrangler.js";
const STARTS = 7; // enough that one disturbed start does not move the middle
const STARTS_MAX = 100;
const FOLDER = inRepository("dist/startup");
const BUNDLE = `${FOLDER}/worker.bundle`;

async function wrangler(...args: readonly string[]): Promise<void> {
  const { exitCode, output } = await captureTool(WRANGLER, args, { env: QUIET_TOOLS });
  if (exitCode !== 0) throw new UserError(`wrangler ${args[0]} failed:\n${output}`);
}

async function oneStart(number: number): Promise<StartupCost> {
  const profile = `${FOLDER}/start-${number}.cpuprofile`;
  await wrangler("check", "startup", "--worker", BUNDLE, "--outfile", profile);
  return startupCost(JSON.parse(readFileSync(profile, "utf8")));
}

function startsAsked(): number {
  const { values } = parseArgs({ options: { starts: { type: "string", default: String(STARTS) } } });
  const starts = Number(values.starts);
  if (Number.isInteger(starts) && starts >= 1 && starts <= STARTS_MAX) return starts;
  throw new UserError(`--starts must be a whole number from 1 to ${STARTS_MAX}.`);
}

function line(name: string, values: readonly number[]): string {
  const { median, least, most } = spreadOf(values);
  return `${name.padEnd(26)}${median.toFixed(0).padStart(5)} ms (${least.toFixed(0)} to ${most.toFixed(0)})`;
}

await runCommand(async () => {
  const starts = startsAsked();
  await build((progress) => console.log(progress));
  mkdirSync(FOLDER, { recursive: true });
  await wrangler("deploy", "--dry-run", "--outfile", BUNDLE);
  const costs: StartupCost[] = [];
  for (let number = 1; number <= starts; number++) costs.push(await oneStart(number));
  console.log(`Worker: ${sizeText(workerSize())}. ${starts} starts, median (least to most):`);
  console.log(
    line(
      "processor, in all",
      costs.map(({ activeMs }) => activeMs),
    ),
  );
  console.log(
    line(
      "of it, evaluating scripts",
      costs.map(({ scriptMs }) => scriptMs),
    ),
  );
  console.log(`Profiles, for any browser's developer tools: ${FOLDER}`);
});
