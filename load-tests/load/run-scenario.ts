/** A scenario that is one run of k6: input, run, lag watched meanwhile, verdict, figures. */

import { join } from "node:path";
import { campaignStatus } from "../local/api-client.ts";
import type { LoadRun } from "../measured/figures.ts";
import { thisMachine } from "../measured/machine.ts";
import { LagWatch, SAMPLE_MS } from "../verify/lag.ts";
import { verify } from "../verify/verify.ts";
import { runK6 } from "./k6-run.ts";
import type { K6Figures } from "./k6-summary.ts";
import { MemoryWatch } from "./memory-watch.ts";
import type { Needs, SingleScenario } from "./scenarios.ts";
import type { Target } from "./target.ts";

export interface Setting {
  readonly k6: string;
  readonly target: Target;
  /** For the files of its runs; the caller deletes it. */
  readonly folder: string;
  readonly say: (line: string) => void;
}

/** Runs it and has it verified. */
export async function runScenario(
  setting: Setting,
  scenario: SingleScenario,
  needs: Needs,
): Promise<LoadRun> {
  const { k6, target, folder, say } = setting;
  const { url, adminToken, catalogue } = target;
  const status = () => campaignStatus(url, adminToken, catalogue.slug);
  const playedBefore = (await status()).redemptions;
  const input = {
    players: await target.players(needs.players),
    staff: needs.staff > 0 ? await target.players(needs.staff, "EMPLOYEE") : [],
    codes: target.takeCodes(needs.codes),
    prizes: catalogue.prizes.map(({ id }) => id),
  };
  const lag = new LagWatch(status, SAMPLE_MS, progressOf(say));
  const memory = new MemoryWatch(target.runtime);
  lag.start();
  memory.start();
  const at = new Date().toISOString();
  const result = await runK6({
    k6,
    script: scenario,
    folder: join(folder, scenario),
    target: url,
    input,
    settings: needs.settings,
  });
  await lag.stop();
  memory.stop();
  for (const failure of result.failures) say(`  failed: ${failure}`);
  const { verdict } = await verify({
    url,
    adminToken,
    catalogue,
    seed: target.seed(),
    serialOf: target.serialOf,
    query: target.query,
    winsFiles: [result.winsFile],
    playedBefore,
    unanswered: result.outcomes["failed"] ?? 0,
    worstLagMs: lag.worstMs,
  });
  return {
    kind: "load",
    scenario,
    at,
    machine: thisMachine(k6),
    target: target.name,
    campaign: { tickets: catalogue.ticketCount, shards: catalogue.shardCount },
    ...figuresOf(result),
    ...(memory.samples.length > 0 && { memory: memory.samples }),
    verdict,
  };
}

/** k6's figures as they are kept. */
export function figuresOf(result: K6Figures) {
  const { play, http_req, ...others } = result.latencies;
  return {
    seconds: result.seconds,
    requests: result.requests,
    droppedIterations: result.droppedIterations,
    crossedThresholds: result.crossedThresholds,
    latency: play ?? http_req ?? { p50: 0, p95: 0, p99: 0 },
    ...(Object.keys(others).length > 0 && { parts: others }),
    outcomes: result.outcomes,
  };
}

/** A line every few seconds is enough to see that it goes on. */
const PROGRESS_MS = 5_000;

/** Says how far a run is, now and then. */
export function progressOf(say: (line: string) => void) {
  let saidAt = performance.now();
  return ({ redemptions, outbox }: { redemptions: number; outbox: { depth: number; lagMs: number } }) => {
    if (performance.now() - saidAt < PROGRESS_MS) return;
    saidAt = performance.now();
    say(`  ${redemptions} redeemed, D1 ${outbox.depth} rows and ${outbox.lagMs} ms behind`);
  };
}
