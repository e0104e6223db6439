/**
 * `npm run rollout -- --env production [--minutes N]`: builds, migrates D1, uploads a version and brings it to players
 * step by step; goes back by itself when it fails. Exit code 0 when everybody has it, 1 when nobody has.
 */

import { endOnSignals, runCommand } from "../local/ending.ts";
import { UserError } from "../local/user-error.ts";
import { readOptions } from "./options.ts";
import { prepareRelease } from "./prepare.ts";
import { rollOut } from "./rollout.ts";
import { liveVersions, onlyVersion } from "./versions.ts";
import { Wrangler } from "./wrangler.ts";
import { upload, wranglerRelease } from "./wrangler-release.ts";

const MINUTE_MS = 60_000;

await runCommand(async () => {
  const { environment, minutes } = readOptions(process.argv.slice(2));
  const wrangler = new Wrangler(environment);
  const before = onlyVersion(liveVersions(await wrangler.ask(["deployments", "status", "--json"])));
  const { name, vars } = await prepareRelease(environment, wrangler, console.log);
  const url = String(vars["PUBLIC_ORIGIN"]);
  const next = await upload(wrangler, process.env["GITHUB_SHA"] ?? "by npm run rollout");
  console.log(`${name} at ${url}: from ${before} to ${next}, ${minutes} minutes a step`);
  const metricsToken = process.env["METRICS_TOKEN"] || undefined;
  const release = wranglerRelease(wrangler, { url, worker: name ?? "", metricsToken });
  endOnSignals({
    lastWords: `\nCut short. Everybody back: npm run rollback -- --env ${environment} --version ${before}\n`,
  });
  const outcome = await rollOut(release, { before, next, stepMs: minutes * MINUTE_MS }, console.log);
  if (outcome.kind === "rolled back")
    throw new UserError(`Rolled back at ${outcome.at} %: ${outcome.because}. Everybody has ${before}.`);
  console.log(`Everybody has ${next}. Back: npm run rollback -- --env ${environment} --version ${before}`);
  if (outcome.triggersProblem !== undefined)
    console.error(
      `Cron triggers and routes are as they were: ${outcome.triggersProblem}\nDo it by hand: npx wrangler triggers deploy --env ${environment}`,
    );
  process.exit(0);
});
