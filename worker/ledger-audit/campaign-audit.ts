/**
 * Audits ledgers by what is published and nothing else: each ledger is replayed from the seed, then all of them are
 * laid side by side, so that none is missing and no stock was moved twice.
 */

import { MAX_TICKETS_A_SHARD } from "../../durable-objects/campaign-desk/bounds.ts";
import { seedHashOf } from "../../durable-objects/campaign-desk/seed-hash.ts";
import { add } from "../../durable-objects/ticket-shard/quota.ts";
import { LedgerReplay } from "../../durable-objects/ticket-shard/replay.ts";
import type { LedgerLine, RowLine, StartLine } from "./ledger-line.ts";
import { LedgerProblem } from "./ledger-line.ts";
import { auditStock, type LedgerMove, type SoundStock } from "./stock-audit.ts";
import type { StockLine } from "./stock-line.ts";

export interface SoundLedger {
  readonly start: StartLine;
  readonly rows: number;
  readonly redemptions: number;
  /** Redemptions whose player is withheld: their hash was taken as it stands. */
  readonly sealedRows: number;
  readonly headHash: string;
  /** By prize ordinal. */
  readonly awarded: readonly number[];
  readonly left: readonly number[];
}

export interface Expected {
  /** Slug. */
  readonly campaign?: string | undefined;
  /** As it was noted before the first play. */
  readonly seedHash?: string | undefined;
  /** Where the house says that this ledger ends. */
  readonly head?: { readonly rows: number; readonly headHash: string } | undefined;
}

/** The audit of one campaign, ledger after ledger. */
export class CampaignAudit {
  readonly #ledgers: SoundLedger[] = [];
  /** Every movement of stock happened in one shard, once. */
  readonly #moves = new Map<string, LedgerMove>();

  get ledgers(): readonly SoundLedger[] {
    return this.#ledgers;
  }

  get awarded(): readonly number[] {
    return this.#ledgers.reduce<readonly number[]>((sum, ledger) => add(sum, ledger.awarded), []);
  }

  get left(): readonly number[] {
    return this.#ledgers.reduce<readonly number[]>((sum, ledger) => add(sum, ledger.left), []);
  }

  /** Audits one ledger and adds it to those that are sound. @throws LedgerProblem at the first thing that is wrong */
  async take(lines: AsyncIterable<LedgerLine>, expected: Expected = {}): Promise<SoundLedger> {
    const ledger = await auditLedger(lines, expected, this.#moves);
    const [first] = this.#ledgers;
    if (first) refuseStranger(first.start, ledger.start);
    if (this.#ledgers.some(({ start }) => start.shard === ledger.start.shard))
      throw new LedgerProblem(`shard ${ledger.start.shard} has two ledgers`);
    this.#ledgers.push(ledger);
    return ledger;
  }

  /** Holds the desk's account of the stock against the ledgers taken. @throws LedgerProblem also when one is missing */
  takeStock(lines: AsyncIterable<StockLine>): Promise<SoundStock> {
    const [first] = this.#ledgers;
    if (!first || this.missing().length > 0)
      throw new LedgerProblem(`no ledger of shard ${this.missing().join(", ")}`);
    const { campaign, shardCount, seedHash } = first.start;
    const { awarded, left } = this;
    return auditStock(lines, { campaign, shardCount, seedHash, awarded, left, moves: this.#moves });
  }

  /** Shards of the campaign whose ledger was not among those taken. */
  missing(): number[] {
    const taken = new Set(this.#ledgers.map(({ start }) => start.shard));
    const shardCount = this.#ledgers[0]?.start.shardCount ?? 0;
    return Array.from({ length: shardCount }, (_, shard) => shard).filter((shard) => !taken.has(shard));
  }
}

/** Audits one ledger. @throws LedgerProblem at the first thing that is wrong */
export async function auditLedger(
  lines: AsyncIterable<LedgerLine>,
  expected: Expected = {},
  moves = new Map<string, LedgerMove>(),
): Promise<SoundLedger> {
  let ledger: { readonly start: StartLine; readonly replay: LedgerReplay } | undefined;
  let sound: SoundLedger | undefined;
  let redemptions = 0;
  for await (const line of lines) {
    if (sound) throw new LedgerProblem("something follows the last line");
    switch (line.kind) {
      case "campaign":
        if (ledger) throw new LedgerProblem("the campaign is stated twice");
        ledger = { start: line, replay: startOf(line, expected) };
        break;
      case "end": {
        if (!ledger) throw new LedgerProblem("the ledger does not begin with its campaign");
        const { head, awarded, left } = ledger.replay.sound();
        const stated = expected.head ? [line, expected.head] : [line];
        for (const { rows, headHash } of stated) {
          if (rows !== head.seq) throw new LedgerProblem(`the ledger ends at row ${head.seq}, not ${rows}`);
          if (headHash !== head.hash) throw new LedgerProblem("the last row's hash is not the one published");
        }
        const { start, replay } = ledger;
        const { sealedRows } = replay;
        sound = { start, rows: head.seq, redemptions, sealedRows, headHash: head.hash, awarded, left };
        break;
      }
      default:
        if (!ledger) throw new LedgerProblem("the ledger does not begin with its campaign");
        takeRow(ledger.replay, ledger.start.shard, line, moves);
        if (line.kind === "redemption") redemptions++;
    }
  }
  if (!sound) throw new LedgerProblem("the ledger is cut short: its last line is missing");
  return sound;
}

function startOf(start: StartLine, expected: Expected): LedgerReplay {
  const { campaign, shard, shardCount, ticketCount } = start;
  if (expected.campaign !== undefined && expected.campaign !== campaign)
    throw new LedgerProblem(`this is a ledger of ${campaign}, not of ${expected.campaign}`);
  if (shard >= shardCount) throw new LedgerProblem(`there is no shard ${shard} among ${shardCount}`);
  if (ticketCount > shardCount * MAX_TICKETS_A_SHARD)
    throw new LedgerProblem(`a campaign of ${shardCount} shards cannot have ${ticketCount} tickets`);
  if (seedHashOf(start.seed) !== start.seedHash)
    throw new LedgerProblem("the seed is not the one whose hash the file states");
  if (expected.seedHash !== undefined && expected.seedHash !== start.seedHash)
    throw new LedgerProblem("the seed's hash is not the one that was published before the first play");
  return new LedgerReplay({ campaign, shardIndex: shard, shardCount, ticketCount }, start.seed);
}

function takeRow(replay: LedgerReplay, shard: number, line: RowLine, moves: Map<string, LedgerMove>): void {
  if (line.kind === "stock") {
    if (moves.has(line.transferId)) throw new LedgerProblem(`row ${line.seq}: this stock was moved before`);
    moves.set(line.transferId, { shard, amounts: line.amounts });
  }
  const problem = replay.take(rowOf(line));
  if (problem) throw new LedgerProblem(`row ${line.seq}: ${problem}`);
}

function rowOf(line: RowLine) {
  if (line.kind !== "redemption") return line;
  const { player, ...row } = line;
  return player === undefined ? row : { ...row, player };
}

function refuseStranger(one: StartLine, other: StartLine): void {
  for (const name of ["campaign", "shardCount", "ticketCount", "seed"] as const) {
    if (one[name] !== other[name])
      throw new LedgerProblem(`${name} is ${other[name]} here and ${one[name]} in the ledger before`);
  }
}
