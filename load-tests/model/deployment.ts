/**
 * What a deployed campaign needs at a rate of plays: shards, D1's share, and money. Nothing is measured here: it is
 * reckoned from the vendor's documented figures (prices.ts), from how often the code does what (its own constants,
 * restated below), and from three figures that were measured on one machine and are marked as such.
 */

import { FORMATS } from "../../durable-objects/codes/format.ts";
import { PLAY_ROWS } from "./play-rows.ts";
import { DATABASE_LIMITS, OBJECT_MEMORY_GB, PRICES, type Price } from "./prices.ts";

/** Measured on one machine: what a play costs the runtime may differ on the vendor's. */
export interface LocalFigures {
  /** Processor time of Worker, object and database together, ms: more than the Worker alone is billed for. */
  readonly cpuMsPerPlay: number;
  /** Winners that one database stores a second, with all indexes and sums, in inserts of many rows. */
  readonly winnersPerSecond: number;
  readonly bytesPerRedemption: { readonly shards: number; readonly database: number; readonly mail: number };
}

export interface Demand {
  readonly playsPerSecond: number;
  /** What one shard is trusted with. */
  readonly perShard: number;
  /**
   * Look-ups of a session in D1 for each play: 1 when each play is another player's, as on the opening day; an isolate
   * that has seen the player within 30 s asks nothing.
   */
  readonly sessionReadsPerPlay: number;
}

/** A shard drains once a second under load (outbox-pace.ts) and leaves two watermarks (ledger-store.ts). */
const DRAINS_PER_SECOND = 1;
/** An alarm stands 5 s ahead while rows wait (outbox-pace.ts); setting it is one row, its coming one request. */
const ALARMS_PER_SECOND = 1 / 5;
/** A shard tells the live board of its figures at most so often while somebody watches (board-pulse.ts). */
export const REPORTS_PER_SECOND = 2;
/** Rows that D1 reads for a session and its account, and for a winner's account and a player's other wins. */
const ROWS_READ_PER_PLAY = 6;

export interface CostLine {
  readonly price: Price;
  /** Units for a million plays. */
  readonly units: number;
  readonly dollars: number;
}

export interface Deployment {
  readonly demand: Demand;
  /** The least number of shards, and the number that a decimal code's prefix can name. */
  readonly shards: { readonly needed: number; readonly chosen: number | null };
  readonly database: {
    /** Of one database's time: 1 is all of it. */
    readonly winnersShare: number;
    readonly sessionsShare: number;
    /** Databases that it takes when the work is shared out evenly. */
    readonly databases: number;
    /** Seconds until D1 has all winners of one minute at this rate, counted from that minute's end. */
    readonly levelAfterMinuteSeconds: number;
    /** Plays that fit into one database's storage, mails included. */
    readonly playsStored: number;
  };
  readonly costs: readonly CostLine[];
  readonly dollarsPerMillionPlays: number;
}

/** @throws RangeError when a demand or a figure is not above zero */
export function deploymentFor(demand: Demand, local: LocalFigures): Deployment {
  const { playsPerSecond, perShard, sessionReadsPerPlay } = demand;
  for (const figure of [playsPerSecond, perShard, local.cpuMsPerPlay, local.winnersPerSecond])
    if (!(figure > 0)) throw new RangeError("rates and costs are above zero");
  const needed = Math.ceil(playsPerSecond / perShard);
  const chosen = FORMATS["decimal-10"].shardCounts.find((count) => count >= needed) ?? null;
  const shards = chosen ?? needed;
  const costs = costsOf(demand, local, shards);
  return {
    demand,
    shards: { needed, chosen },
    database: databaseShare(playsPerSecond, shards, sessionReadsPerPlay, local),
    costs,
    dollarsPerMillionPlays: costs.reduce((sum, { dollars }) => sum + dollars, 0),
  };
}

const MINUTE_SECONDS = 60;
const BYTES_PER_GB = 1e9;

function databaseShare(
  playsPerSecond: number,
  shards: number,
  sessionReadsPerPlay: number,
  { winnersPerSecond, bytesPerRedemption }: LocalFigures,
): Deployment["database"] {
  const secondsPerQuery = DATABASE_LIMITS.queryMs / 1000;
  // A shard without plays in a second has nothing to drain.
  const drains = Math.min(shards * DRAINS_PER_SECOND, playsPerSecond);
  const winnersShare = drains * secondsPerQuery + playsPerSecond / winnersPerSecond;
  const sessionsShare = playsPerSecond * sessionReadsPerPlay * secondsPerQuery;
  // Winners wait while players are recognised; what the minute left behind then has the database to itself.
  const leftForWinners = Math.max(0, 1 - sessionsShare);
  const behindSeconds = Math.max(0, winnersShare - leftForWinners) * MINUTE_SECONDS;
  const bytes = bytesPerRedemption.database + bytesPerRedemption.mail;
  return {
    winnersShare,
    sessionsShare,
    databases: Math.ceil(winnersShare + sessionsShare),
    levelAfterMinuteSeconds: behindSeconds,
    playsStored: Math.floor((DATABASE_LIMITS.storageGb * BYTES_PER_GB) / bytes),
  };
}

/** The rate at which one database has no time left. Plays a second. */
export function databaseCeiling(demand: Omit<Demand, "playsPerSecond">, local: LocalFigures): number {
  const { perShard, sessionReadsPerPlay } = demand;
  const secondsPerQuery = DATABASE_LIMITS.queryMs / 1000;
  const secondsPerPlay =
    (DRAINS_PER_SECOND / perShard + sessionReadsPerPlay) * secondsPerQuery + 1 / local.winnersPerSecond;
  return 1 / secondsPerPlay;
}

const MILLION_PLAYS = 1_000_000;

function costsOf({ playsPerSecond }: Demand, local: LocalFigures, shards: number): CostLine[] {
  /** Of something that each shard does so often a second: how often that is for one play. */
  const aPlay = (perShardSecond: number) => Math.min(1, (shards * perShardSecond) / playsPerSecond);
  const drains = aPlay(DRAINS_PER_SECOND);
  const alarms = aPlay(ALARMS_PER_SECOND);
  const { ledger, watermarksPerDrain, winner, mailQueued, mailSent } = PLAY_ROWS;
  const { shards: shardBytes, database, mail } = local.bytesPerRedemption;
  const lines: readonly (readonly [Price, number])[] = [
    [PRICES.workerRequests, 1],
    [PRICES.workerCpu, local.cpuMsPerPlay],
    [PRICES.objectRequests, 1 + alarms + aPlay(REPORTS_PER_SECOND)],
    // All shards are awake while plays come; at 1 play a second and shard or fewer, each keeps one awake for a second.
    [PRICES.objectDuration, aPlay(1) * OBJECT_MEMORY_GB],
    [PRICES.objectRowsWritten, ledger + watermarksPerDrain * drains + alarms],
    [PRICES.databaseRowsWritten, winner + mailQueued + mailSent],
    [PRICES.databaseRowsRead, ROWS_READ_PER_PLAY],
    [PRICES.objectStorage, shardBytes / BYTES_PER_GB],
    [PRICES.databaseStorage, (database + mail) / BYTES_PER_GB],
  ];
  return lines.map(([price, unitsPerPlay]) => {
    const units = unitsPerPlay * MILLION_PLAYS;
    return { price, units, dollars: (units / price.per) * price.dollars };
  });
}
