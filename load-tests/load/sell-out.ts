/**
 * Every ticket of the demo campaign played over HTTP until none is left, on this machine: in waves of k6 over the
 * codes that nobody has played, so that it goes on where it was cut short, whoever was killed.
 */

import { createCampaignCodes } from "../../worker/tickets/codes/codes.ts";
import { campaignStatus, logIn } from "../local/api-client.ts";
import { DEMO_ADMIN, DEMO_CAMPAIGN } from "../local/demo.ts";
import { dataDir as demoDataDir } from "../local/paths.ts";
import { readSecrets } from "../local/secrets.ts";
import { seedDemo } from "../local/seed.ts";
import { startLocalServer } from "../local/server.ts";
import { UserError } from "../local/user-error.ts";
import type { LoadRun } from "../measured/figures.ts";
import { thisMachine } from "../measured/machine.ts";
import { awardedInDatabase } from "../verify/database.ts";
import { LagWatch, untilLevel } from "../verify/lag.ts";
import { verify } from "../verify/verify.ts";
import { type K6Result, runK6 } from "./k6-run.ts";
import type { K6Figures } from "./k6-summary.ts";
import { servedTarget } from "./local-target.ts";
import { MemoryWatch } from "./memory-watch.ts";
import { figuresOf } from "./run-scenario.ts";
import {
  dropInputs,
  nextWave,
  readProgress,
  type SellOutProgress,
  sellOutFolder,
  sizesOf,
  wavesIn,
  winsFilesIn,
  writeProgress,
} from "./sell-out-progress.ts";
import type { Target } from "./target.ts";
import { playedSerials, unplayedSerials } from "./unplayed-serials.ts";

export interface SellOutOptions {
  readonly k6: string;
  readonly say: (line: string) => void;
  /** The most codes that this session plays; undefined for all that are left. */
  readonly codes: number | undefined;
}

const PLAYERS = 1_000;
/** k6 holds the codes of a wave in memory and reads them before it begins: some seconds' worth, some megabytes. */
const WAVE_CODES = 150_000;
const USERS = 6;
/**
 * Plays under way for each user, over as many connections. k6 spends 110 µs of processor a play on batches of 32, and
 * 210 µs on a play an iteration: what it spends the server on the same machine lacks.
 */
const BATCH = 32;
/** Ten times what a wave takes on a slow machine. */
const WAVE_SECONDS_MAX = 3_600;
const ORDER_SEED = 1;
/** A status asks all hundred shards, most of which are asleep: every two seconds is enough to see how far D1 is. */
const SELL_OUT_SAMPLE_MS = 2_000;

export async function sellOut({ k6, say, codes }: SellOutOptions): Promise<LoadRun> {
  const dataDir = demoDataDir();
  const server = await startLocalServer({ port: 0, dataDir });
  await seedDemo(server, dataDir);
  const adminToken = await logIn(server.url, DEMO_ADMIN.email, DEMO_ADMIN.password);
  const target = await servedTarget(server, dataDir, adminToken, DEMO_CAMPAIGN.slug);
  const session = await Session.open(k6, target, dataDir, say);
  const at = new Date().toISOString();
  await session.playAll(codes ?? Number.POSITIVE_INFINITY);
  const { verdict, awarded } = await session.verify();
  const status = await campaignStatus(target.url, adminToken, DEMO_CAMPAIGN.slug);
  const database =
    target.query === undefined ? [] : await awardedInDatabase(target.query, DEMO_CAMPAIGN.slug);
  const { catalogue } = target;
  await target.stop(); // it writes its logs back into its files, whose sizes are taken next
  const { progress } = session;
  const after = sizesOf(dataDir);
  const played = status.redemptions - progress.before.redemptions;
  const left = catalogue.ticketCount - status.redemptions;
  if (left > 0) say(`${left} tickets are left: the same command goes on with them.`);
  const table = catalogue.prizes.map(({ name, ordinal }) => ({
    prize: name,
    printed: DEMO_CAMPAIGN.prizes[ordinal]?.stock ?? 0,
    ledgers: awarded[ordinal] ?? 0,
    database: database[ordinal] ?? 0,
  }));
  const figures = combined(wavesIn(sellOutFolder(dataDir)));
  return {
    kind: "load",
    scenario: "sell-out",
    at,
    machine: thisMachine(k6),
    target: "local",
    campaign: { tickets: catalogue.ticketCount, shards: catalogue.shardCount },
    ...figures,
    crossedThresholds: [
      ...figures.crossedThresholds,
      ...(left > 0
        ? [`${left} tickets are left`]
        : table.filter(isInexact).map(({ prize }) => `not exact: ${prize}`)),
    ],
    sellOut: {
      wallSeconds: progress.seconds,
      perSecond: played / progress.seconds,
      table,
      memory: progress.memory,
      bytesPerRedemption: {
        shards: (after.shards - progress.before.shards) / played,
        database: (after.database - progress.before.database) / played,
      },
    },
    verdict,
  };
}

function isInexact(line: {
  readonly printed: number;
  readonly ledgers: number;
  readonly database: number;
}): boolean {
  return line.ledgers !== line.printed || line.database !== line.printed;
}

/** One call of the command: its server, and what it remembers of the calls before. */
class Session {
  readonly #k6: string;
  readonly #target: Target;
  readonly #dataDir: string;
  readonly #folder: string;
  readonly #say: (line: string) => void;
  progress: SellOutProgress;

  private constructor(
    k6: string,
    target: Target,
    dataDir: string,
    say: (line: string) => void,
    progress: SellOutProgress,
  ) {
    this.#k6 = k6;
    this.#target = target;
    this.#dataDir = dataDir;
    this.#folder = sellOutFolder(dataDir);
    this.#say = say;
    this.progress = progress;
  }

  static async open(
    k6: string,
    target: Target,
    dataDir: string,
    say: (line: string) => void,
  ): Promise<Session> {
    const { url, adminToken, catalogue } = target;
    const folder = sellOutFolder(dataDir);
    const { redemptions } = await campaignStatus(url, adminToken, catalogue.slug);
    const last = readProgress(folder) ?? {
      before: { ...sizesOf(dataDir), redemptions },
      ...{ seconds: 0, worstLagMs: 0, unanswered: 0, underWay: 0 },
      memory: [],
    };
    dropInputs(folder);
    const progress = { ...last, unanswered: last.unanswered + last.underWay, underWay: 0 };
    writeProgress(folder, progress);
    return new Session(k6, target, dataDir, say, progress);
  }

  #status = () => {
    const { url, adminToken, catalogue } = this.#target;
    return campaignStatus(url, adminToken, catalogue.slug);
  };

  /** Plays what is left, wave after wave, until nothing is or a wave brought nothing. */
  async playAll(codesMax: number): Promise<void> {
    const players = await this.#target.players(PLAYERS);
    for (let budget = codesMax; budget > 0; ) {
      const left = await this.#unplayed();
      this.#say(`${left.length} of ${this.#target.catalogue.ticketCount} tickets are left`);
      if (left.length === 0) break;
      let won = 0;
      for (let first = 0; first < left.length && budget > 0; first += WAVE_CODES) {
        const serials = left.slice(first, Math.min(first + WAVE_CODES, first + budget));
        budget -= serials.length;
        const result = await this.#wave(players, serials);
        won += result.outcomes["won"] ?? 0;
      }
      if (won === 0) throw new UserError("Not one play of a whole round won: see the last wave's wins.log.");
    }
  }

  async #unplayed(): Promise<number[]> {
    const { query, catalogue } = this.#target;
    if ((await untilLevel(this.#status)) === undefined || query === undefined)
      throw new UserError("D1 did not become level: what is unplayed cannot be told.");
    const played = await playedSerials(query, catalogue.slug, catalogue.ticketCount);
    return unplayedSerials(played, ORDER_SEED);
  }

  async #wave(
    players: Awaited<ReturnType<Target["players"]>>,
    serials: readonly number[],
  ): Promise<K6Result> {
    const { url, catalogue } = this.#target;
    const codes = createCampaignCodes({
      rootKey: readSecrets(this.#dataDir).codeKey,
      campaign: catalogue.slug,
      format: catalogue.codeFormat,
      ticketCount: catalogue.ticketCount,
      shardCount: catalogue.shardCount,
    });
    const folder = nextWave(this.#folder);
    const before = this.progress;
    const startedAt = performance.now();
    const memory = new MemoryWatch(this.#target.runtime);
    const lag = new LagWatch(this.#status, SELL_OUT_SAMPLE_MS, (status) => {
      const seconds = (performance.now() - startedAt) / 1000;
      this.#remember(before, seconds, lag, memory, { underWay: USERS * BATCH, unanswered: 0 });
      this.#sayProgress(status.redemptions, seconds);
    });
    writeProgress(this.#folder, { ...before, underWay: USERS * BATCH });
    lag.start();
    memory.start();
    const input = {
      players,
      codes: serials.map((serial) => codes.codeOf(serial)),
      prizes: catalogue.prizes.map(({ id }) => id),
    };
    const settings = { USERS, BATCH, SECONDS: WAVE_SECONDS_MAX };
    const run = { k6: this.#k6, script: "sell-out", folder, target: url, input, settings };
    const result = await runK6(run).finally(() => dropInputs(this.#folder)); // tokens are among them
    await lag.stop();
    memory.stop();
    for (const failure of result.failures) this.#say(`  failed: ${failure}`);
    const unanswered = result.outcomes["failed"] ?? 0;
    this.#remember(before, result.seconds, lag, memory, { underWay: 0, unanswered });
    return result;
  }

  /** Written down at once: nobody knows when a session is killed. */
  #remember(
    before: SellOutProgress,
    seconds: number,
    lag: LagWatch,
    memory: MemoryWatch,
    plays: Pick<SellOutProgress, "underWay" | "unanswered">,
  ): void {
    const earlier = Math.round(before.seconds);
    this.progress = {
      ...before,
      seconds: before.seconds + seconds,
      worstLagMs: Math.max(before.worstLagMs, lag.worstMs),
      unanswered: before.unanswered + plays.unanswered,
      underWay: plays.underWay,
      memory: [
        ...before.memory,
        ...memory.samples.map(({ second, mib }) => ({ second: second + earlier, mib })),
      ],
    };
    writeProgress(this.#folder, this.progress);
  }

  #saidAt = 0;

  #sayProgress(redemptions: number, seconds: number): void {
    const PROGRESS_MS = 5_000;
    if (performance.now() - this.#saidAt < PROGRESS_MS) return;
    this.#saidAt = performance.now();
    const { ticketCount } = this.#target.catalogue;
    const share = ((100 * redemptions) / ticketCount).toFixed(1);
    const rate = (redemptions - this.progress.before.redemptions) / this.progress.seconds;
    this.#say(
      `  ${redemptions} of ${ticketCount} (${share} %), ${rate.toFixed(0)}/s overall, wave at ${seconds.toFixed(0)} s`,
    );
  }

  /** Of all sessions together: whatever a player was ever told must be there. */
  async verify() {
    const { url, adminToken, catalogue, serialOf, query } = this.#target;
    return verify({
      url,
      adminToken,
      catalogue,
      serialOf,
      query,
      seed: this.#target.seed(),
      winsFiles: winsFilesIn(this.#folder),
      playedBefore: this.progress.before.redemptions,
      unanswered: this.progress.unanswered,
      worstLagMs: this.progress.worstLagMs,
    });
  }
}

/** The waves of all sessions as one run: the slowest wave's latencies, the sums of all else. */
function combined(
  results: readonly K6Figures[],
): Pick<
  LoadRun,
  "seconds" | "requests" | "droppedIterations" | "crossedThresholds" | "latency" | "outcomes"
> {
  const outcomes: Record<string, number> = {};
  let total = { seconds: 0, requests: 0, droppedIterations: 0, latency: { p50: 0, p95: 0, p99: 0 } };
  for (const result of results) {
    for (const [name, count] of Object.entries(result.outcomes))
      outcomes[name] = (outcomes[name] ?? 0) + count;
    const { latency } = figuresOf(result);
    total = {
      seconds: total.seconds + result.seconds,
      requests: total.requests + result.requests,
      droppedIterations: total.droppedIterations + result.droppedIterations,
      latency: latency.p99 > total.latency.p99 ? latency : total.latency,
    };
  }
  return { ...total, crossedThresholds: results.flatMap((result) => result.crossedThresholds), outcomes };
}
