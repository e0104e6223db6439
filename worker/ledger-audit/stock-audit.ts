/**
 * Holds the desk's account of the stock against the ledgers of all shards: every unit came from the stock that was
 * announced, moved once, and is awarded, left in a shard or in the reserve (promise 3).
 */

import { type StockEvent, StockRoom } from "../../durable-objects/campaign-desk/stock-room.ts";
import { add, negate, type Quotas, total } from "../../durable-objects/ticket-shard/quota.ts";
import { LedgerProblem } from "./ledger-line.ts";
import type { StockLine, StockStart } from "./stock-line.ts";

/** A movement of stock as a shard's ledger has it. */
export interface LedgerMove {
  readonly shard: number;
  /** Positive came in, negative went out. */
  readonly amounts: Quotas;
}

/** What all ledgers of a campaign come to. */
export interface LedgerTotals {
  readonly campaign: string;
  readonly shardCount: number;
  readonly seedHash: string;
  readonly awarded: Quotas;
  readonly left: Quotas;
  readonly moves: ReadonlyMap<string, LedgerMove>;
}

/** By prize ordinal. */
export interface SoundStock {
  readonly prizes: readonly string[];
  /** What the campaign began with. */
  readonly announced: Quotas;
  /** What all shards were given of it before anything else happened. */
  readonly atOpening: Quotas;
  /** What it came to have, raised and lowered since. */
  readonly stock: Quotas;
  readonly reserve: Quotas;
}

/**
 * Checks an account, line by line, against the ledgers.
 * @param ledgers of every shard, each sound
 * @throws LedgerProblem at the first thing that is wrong
 */
export async function auditStock(
  lines: AsyncIterable<StockLine>,
  ledgers: LedgerTotals,
): Promise<SoundStock> {
  let account: StockAccount | undefined;
  let sound: SoundStock | undefined;
  for await (const line of lines) {
    if (sound) throw new LedgerProblem("something follows the last line");
    if (line.kind === "stock-account") {
      if (account) throw new LedgerProblem("the account is begun twice");
      account = new StockAccount(line, ledgers);
    } else if (!account) throw new LedgerProblem("the account does not begin with its campaign");
    else if (line.kind === "end") sound = account.sound(line.events);
    else account.take(line);
  }
  if (!sound) throw new LedgerProblem("the account is cut short: its last line is missing");
  return sound;
}

class StockAccount {
  readonly #start: StockStart;
  readonly #ledgers: LedgerTotals;
  readonly #room: StockRoom;
  readonly #settled = new Set<string>();
  readonly #begun = new Set<string>();
  #announced: Quotas = [];
  #atOpening: Quotas = [];
  #isOpening = false;
  /** Raised and not yet given to a shard. */
  #undealt: Quotas = [];
  #events = 0;

  constructor(start: StockStart, ledgers: LedgerTotals) {
    for (const name of ["campaign", "shardCount", "seedHash"] as const) {
      if (start[name] !== ledgers[name])
        throw new LedgerProblem(
          `${name} is ${start[name]} in the account and ${ledgers[name]} in the ledgers`,
        );
    }
    this.#start = start;
    this.#ledgers = ledgers;
    this.#room = new StockRoom(start.shardCount);
  }

  take(event: StockEvent): void {
    this.#events++;
    if (event.kind === "granted" || event.kind === "claimed") {
      if (this.#begun.has(event.id)) throw this.#problem("this transfer was begun before");
      this.#begun.add(event.id);
    }
    this.#deal(event);
    if (event.kind === "settled") this.#settle(event);
    try {
      this.#room.apply(event);
    } catch (error) {
      throw this.#problem(error instanceof Error ? error.message : String(error));
    }
    if (this.#room.stock.some((units) => units < 0)) throw this.#problem("more is removed than there was");
  }

  /**
   * Units enter a campaign in one way: raised, and in the same breath given to the shards, whose ledgers have them. So
   * nobody can announce more than was there to be won. The first of these is the opening.
   */
  #deal(event: StockEvent): void {
    const isFirst = this.#events === 1;
    if (isFirst && event.kind !== "raised")
      throw this.#problem("the account does not begin with the announced stock");
    if (event.kind === "granted" && total(this.#undealt) > 0) {
      if (this.#isOpening) this.#atOpening = add(this.#atOpening, event.amounts);
      this.#undealt = add(this.#undealt, negate(event.amounts));
      if (this.#undealt.some((units) => units < 0)) throw this.#problem("more is given out than was raised");
      return;
    }
    if (total(this.#undealt) > 0)
      throw this.#problem(`${total(this.#undealt)} units that were raised before were given to no shard`);
    this.#isOpening = isFirst;
    if (event.kind === "raised") this.#undealt = event.amounts;
    if (isFirst && event.kind === "raised") this.#announced = event.amounts;
  }

  /** What the desk says was moved has to stand in that shard's ledger. */
  #settle({ id, amounts }: Extract<StockEvent, { kind: "settled" }>): void {
    const transfer = this.#room.pending.get(id);
    if (!transfer) throw this.#problem(`transfer ${id} was not begun, or is settled twice`);
    const isGrant = transfer.kind === "grant";
    if (isGrant && !isSame(amounts, transfer.amounts)) throw this.#problem("another amount than was granted");
    if (!isGrant && amounts.some((units, prize) => units > (transfer.amounts[prize] ?? 0)))
      throw this.#problem("more came back than was claimed");
    const move = this.#ledgers.moves.get(id);
    if (!move) throw this.#problem(`no ledger has transfer ${id}`);
    if (move.shard !== transfer.shard)
      throw this.#problem(
        `transfer ${id} stands in the ledger of shard ${move.shard}, not ${transfer.shard}`,
      );
    if (!isSame(move.amounts, isGrant ? amounts : amounts.map((units) => -units)))
      throw this.#problem(`the ledger of shard ${move.shard} says that transfer ${id} moved something else`);
    this.#settled.add(id);
  }

  sound(events: number): SoundStock {
    if (events !== this.#events)
      throw new LedgerProblem(`the account ends after ${this.#events} events, not ${events}`);
    const { pending, lowering, stock, reserve } = this.#room;
    if (total(this.#undealt) > 0)
      throw new LedgerProblem(`${total(this.#undealt)} units that were raised were given to no shard`);
    if (pending.size > 0) throw new LedgerProblem(`${pending.size} transfers of the account never ended`);
    if (total(lowering) > 0) throw new LedgerProblem("a lowering of the account never ended");
    for (const [id, { shard }] of this.#ledgers.moves)
      if (!this.#settled.has(id))
        throw new LedgerProblem(`stock in the ledger of shard ${shard} is not in the account (${id})`);
    const { awarded, left } = this.#ledgers;
    const held = add(add(awarded, left), reserve);
    for (const [prize, units] of add(
      stock,
      held.map(() => 0),
    ).entries()) {
      if (units !== (held[prize] ?? 0))
        throw new LedgerProblem(
          `prize ${prize}: the stock is ${units}, but awarded, left and reserve are ${held[prize] ?? 0}`,
        );
    }
    const { prizes } = this.#start;
    return { prizes, announced: this.#announced, atOpening: this.#atOpening, stock, reserve };
  }

  #problem(text: string): LedgerProblem {
    return new LedgerProblem(`event ${this.#events}: ${text}`);
  }
}

function isSame(one: Quotas, other: Quotas): boolean {
  const length = Math.max(one.length, other.length);
  return Array.from({ length }, (_, prize) => (one[prize] ?? 0) === (other[prize] ?? 0)).every(Boolean);
}
