/**
 * `npm run bench`: durable redemptions over HTTP against the bare worker-to-object ping of the same server, in turn
 * in one run, because figures taken minutes apart on a shared machine cannot be compared.
 * Options: --seconds 4 --rounds 3 --connections 32,64,128,256,512 --shards 10 --out dist/bench.json
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "../local/build.ts";
import { endOnSignals, runCommand } from "../local/ending.ts";
import { type RunPhase, startGenerator } from "./generator-process.ts";
import { reckon, settle } from "./level.ts";
import { type BenchOptions, readOptions } from "./options.ts";
import { type ConnectionFigures, figuresOf, type Round, reportOf, TABLE_HEAD, tableLine } from "./report.ts";
import { type Stage, setStage } from "./stage.ts";

const WARM_UP_CONNECTIONS = 64;
const WARM_UP_MS = 3_000;
const TICKETS_MIN = 400_000;
/** Twice what was ever measured here, so that a phase ends by its time and not for want of codes. */
const REDEMPTIONS_PER_SECOND_MAX = 10_000;

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  endOnSignals();
  const scratch = mkdtempSync(join(tmpdir(), "thetiptop-bench-"));
  process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
  await build((line) => console.log(line));
  console.log("Preparing the campaign, the players and the codes …");
  const stage = await setStage({
    dataDir: join(scratch, "data"),
    ticketCount: ticketsFor(options),
    shardCount: options.shards,
  });
  const equal = await measure(stage, startGenerator(), options);
  await stage.server.stop();
  process.exit(equal ? 0 : 1);
});

/** @returns whether every acknowledged win was found again in the objects and in D1. */
async function measure(stage: Stage, runPhase: RunPhase, options: BenchOptions): Promise<boolean> {
  const { port } = stage.server;
  let acknowledged = 0;

  async function runRound(
    connections: number,
    durationMs: number,
    codes?: readonly string[],
  ): Promise<Round> {
    const phase = { port, connections, durationMs };
    const ping = await runPhase({ ...phase, kind: "ping", shardCount: stage.shardCount });
    const play = await runPhase({
      ...phase,
      kind: "play",
      tokens: stage.tokens,
      ...(codes !== undefined && { codes }),
    });
    acknowledged += play.accepted;
    return { ping, play, drainMs: await settle(stage) };
  }

  await runRound(WARM_UP_CONNECTIONS, WARM_UP_MS, stage.codes);
  console.log(
    `${options.rounds} rounds of ping and play, ${options.seconds} s each, over ${stage.shardCount} shards\n`,
  );
  console.log(TABLE_HEAD);
  const figures: ConnectionFigures[] = [];
  for (const connections of options.connectionCounts) {
    const rounds: Round[] = [];
    while (rounds.length < options.rounds) rounds.push(await runRound(connections, options.seconds * 1000));
    const line = figuresOf(connections, rounds);
    figures.push(line);
    console.log(tableLine(line));
  }

  const [first, ...others] = figures;
  if (first === undefined) throw new Error("no connection count was measured");
  const reckoning = await reckon(stage, acknowledged);
  const report = reportOf({ ...options, shardCount: stage.shardCount }, [first, ...others], reckoning);
  mkdirSync(dirname(options.out), { recursive: true });
  writeFileSync(options.out, `${JSON.stringify(report, null, 2)}\n`);
  const { best } = report;
  console.log(
    `\nBest at ${best.connections} connections: ${best.redemptionsPerSecond.median.toFixed(0)} redemptions/s, ` +
      `${best.ratio.median.toFixed(2)} of the ping.`,
  );
  console.log(
    `${reckoning.equal ? "Verified" : "NOT EQUAL"}: ${reckoning.acknowledged} acknowledged wins, ` +
      `${reckoning.awarded} prizes awarded, ${reckoning.winners} winners in D1.`,
  );
  console.log(`Written to ${options.out}`);
  return reckoning.equal;
}

function ticketsFor({ connectionCounts, rounds, seconds }: BenchOptions): number {
  const playMs = connectionCounts.length * rounds * seconds * 1000 + WARM_UP_MS;
  return Math.max(TICKETS_MIN, (playMs / 1000) * REDEMPTIONS_PER_SECOND_MAX);
}
