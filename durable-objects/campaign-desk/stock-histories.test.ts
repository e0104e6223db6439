/**
 * Random histories of a campaign: plays, stock raised, lowered and moved, and a network between desk and shards
 * that delays, repeats, reorders and loses. Promise 3 is checked after every single step, promise 4 at every
 * "nothing left" and once more at the end, when everything is played out.
 */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shardSeedOf } from "../ticket-shard/draw.ts";
import { add, total } from "../ticket-shard/quota.ts";
import { decide } from "../ticket-shard/redemption.ts";
import type { ShardSettings } from "../ticket-shard/settings.ts";
import { ShardBook } from "../ticket-shard/shard-book.ts";
import type { SyncReport, TransferOrder } from "../ticket-shard/transfers.ts";
import { carryOut, movedBy } from "../ticket-shard/transfers.ts";
import { balanceOf } from "./balance.ts";
import type { StockChange } from "./definition.ts";
import { change, lower, raise, restock, settle } from "./stock-decisions.ts";
import type { StockEvent } from "./stock-room.ts";
import { StockRoom } from "./stock-room.ts";

const CAMPAIGN = "history";
const PRIZES = 3;
const HISTORIES = 1_500;
const SEED = "5a".repeat(32);

type Message =
  | { readonly to: "shard"; readonly shard: number; readonly orders: readonly TransferOrder[] }
  | { readonly to: "desk"; readonly shard: number; readonly report: SyncReport };

class Shard {
  readonly book: ShardBook;
  readonly applied = new Map<string, readonly number[]>();
  readonly #settings: ShardSettings;
  #nextSerial: number;

  constructor(index: number, shardCount: number) {
    this.book = new ShardBook(CAMPAIGN, index, shardCount);
    this.book.apply({ kind: "rules", seq: 1, at: 0, hash: "", drawMode: "quota", oddsPpm: [] });
    this.#nextSerial = index;
    this.#settings = {
      version: 1,
      campaign: CAMPAIGN,
      shardIndex: index,
      shardCount,
      ticketCount: Number.MAX_SAFE_INTEGER,
      state: "open",
      opensAt: 0,
      closesAt: Number.MAX_SAFE_INTEGER,
      drawMode: "quota",
      oddsPpm: [],
      shardSeed: shardSeedOf(SEED, CAMPAIGN, index),
      batches: [
        { id: "b", label: "b", firstSerial: 0, lastSerial: Number.MAX_SAFE_INTEGER, status: "active" },
      ],
    };
  }

  /** Plays the shard's next ticket. @returns false when the shard is dry and the ticket unplayed */
  play(): boolean {
    const decision = decide(
      {
        book: this.book,
        settings: this.#settings,
        shardSeed: Buffer.from(this.#settings.shardSeed, "hex"),
        now: 1,
        findPlayed: () => {
          throw new Error("every ticket here is new");
        },
      },
      { serial: this.#nextSerial, player: "player", idempotencyKey: null },
    );
    if (decision.kind === "dry") return false;
    if (decision.kind !== "redeemed") throw new Error(`unexpected ${decision.kind}`);
    this.#nextSerial += this.#settings.shardCount;
    return true;
  }

  sync(orders: readonly TransferOrder[]): SyncReport {
    const moved = orders.map((order) => {
      if (!this.applied.has(order.id))
        this.applied.set(order.id, movedBy(carryOut(this.book, order, 1).amounts));
      return { id: order.id, amounts: this.applied.get(order.id) ?? [] };
    });
    return { version: 1, seq: this.book.head.seq, left: [...this.book.quotas], moved };
  }
}

class History {
  readonly room: StockRoom;
  readonly shards: Shard[];
  readonly network: Message[] = [];
  #transfers = 0;

  constructor(shardCount: number, stock: readonly number[]) {
    this.room = new StockRoom(shardCount);
    this.shards = Array.from({ length: shardCount }, (_, index) => new Shard(index, shardCount));
    this.commit(raise(this.room, stock, 0, this.newId));
  }

  readonly newId = () => `t${this.#transfers++}`;

  commit(events: readonly StockEvent[]): void {
    for (const event of events) {
      this.room.apply(event);
      this.checkBalance();
    }
  }

  checkBalance(): void {
    const pending = [...this.room.pending.values()];
    const progress = this.shards.map((shard) => ({
      seq: shard.book.head.seq,
      left: shard.book.quotas,
      awarded: Array.from(shard.book.awarded, (count) => count ?? 0),
      outboxDepth: 0,
      oldestPendingAt: null,
      applied: [...shard.applied].map(([id, amounts]) => ({ id, amounts })),
    }));
    for (const prize of balanceOf(this.room, pending, progress)) {
      const parts = [prize.awarded, prize.inShards, prize.reserve, prize.underWay];
      if (parts.some((part) => part < 0) || total(parts) !== prize.stock) {
        throw new Error(`promise 3 is broken: ${JSON.stringify(prize)}`);
      }
    }
  }

  lower(): void {
    for (
      let events = lower(this.room, this.newId);
      events.length > 0;
      events = lower(this.room, this.newId)
    ) {
      this.commit(events);
    }
  }

  send(shard: number): void {
    this.network.push({ to: "shard", shard, orders: [...this.room.pendingFor(shard)] });
  }

  receive(message: Message): void {
    const shard = this.shards[message.shard];
    if (!shard) throw new Error("no such shard");
    if (message.to === "shard") {
      this.network.push({ to: "desk", shard: message.shard, report: shard.sync(message.orders) });
    } else {
      const { left, seq, moved } = message.report;
      for (const { id, amounts } of moved)
        this.commit(settle(this.room, { id, amounts, left, seq }, this.newId));
      this.lower();
    }
    this.checkBalance();
  }

  /** One reliable exchange with a shard, as the desk makes it when it must know. */
  tell(shard: number): void {
    this.send(shard);
    for (const _ of ["order", "report"]) {
      const message = this.network.pop();
      if (message) this.receive(message);
    }
  }

  /** The desk's answer to a dry shard. */
  restock(shard: number): boolean {
    for (let round = 0; round < 1_000; round++) {
      const step = restock(this.room, shard, this.newId, new Set());
      if (step.kind === "nothing-left") {
        this.checkNothingLeft(shard);
        return false;
      }
      if (step.kind === "under-way") {
        this.tell(shard);
        return true;
      }
      if (step.kind === "out-of-reach") throw new Error("everyone is in reach here");
      if (step.kind === "events") this.commit(step.events);
      const told =
        step.kind === "hear-first"
          ? step.shards
          : step.events.flatMap((e) => (e.kind === "claimed" ? [e.shard] : []));
      for (const other of told) this.tell(other);
    }
    throw new Error("a restock that does not end");
  }

  /** Promise 4: whatever is not won by now must be on its way out by a lowering. */
  checkNothingLeft(shard: number): void {
    const awarded = this.shards
      .map(({ book }) => book.awarded)
      .reduce<readonly number[]>(
        (sum, counts) =>
          add(
            sum,
            Array.from(counts, (c) => c ?? 0),
          ),
        [],
      );
    const left = this.room.stock.map(
      (units, prize) => units - (awarded[prize] ?? 0) - (this.room.lowering[prize] ?? 0),
    );
    const own = this.shards[shard]?.book.quotas ?? [];
    if (left.some((units, prize) => units - (own[prize] ?? 0) > 0)) {
      throw new Error(`promise 4 is broken: shard ${shard} was refused while ${left} are left`);
    }
  }

  /** Everything arrives in the end. */
  settleAll(): void {
    for (const message of this.network.splice(0)) this.receive(message);
    for (let round = 0; this.room.pending.size > 0; round++) {
      if (round > 1_000) throw new Error("transfers that never settle");
      for (const shard of this.shards.keys()) this.tell(shard);
    }
  }
}

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("play" as const),
      shard: fc.nat(4),
      times: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("raise" as const),
      prize: fc.nat(PRIZES - 1),
      count: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("lower" as const),
      prize: fc.nat(PRIZES - 1),
      count: fc.integer({ min: 1, max: 12 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("move" as const),
      prize: fc.nat(PRIZES - 1),
      count: fc.integer({ min: 1, max: 9 }),
      from: fc.nat(4),
      to: fc.nat(4),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("send" as const), shard: fc.nat(4) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("deliver" as const),
      which: fc.nat(20),
      isRepeated: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("lose" as const), which: fc.nat(20) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function run(history: History, taken: Step): void {
  const count = history.shards.length;
  switch (taken.do) {
    case "play": {
      const shard = taken.shard % count;
      for (let time = 0; time < taken.times; time++) {
        while (!history.shards[shard]?.play()) if (!history.restock(shard)) return;
        history.checkBalance();
      }
      return;
    }
    case "raise":
    case "lower":
    case "move": {
      const { prize, count: units } = taken;
      const asked: StockChange =
        taken.do === "move"
          ? { kind: "move", prize, count: units, fromShard: taken.from % count, toShard: taken.to % count }
          : { kind: taken.do, prize, count: units };
      history.commit(change(history.room, asked, history.newId));
      history.lower();
      return;
    }
    case "send":
      history.send(taken.shard % count);
      return;
    case "deliver":
    case "lose": {
      if (history.network.length === 0) return;
      const at = taken.which % history.network.length;
      const message = history.network[at];
      if (taken.do === "lose" || !taken.isRepeated) history.network.splice(at, 1);
      if (message && taken.do === "deliver") history.receive(message);
    }
  }
}

describe("random histories of stock and plays", () => {
  it("keep the stock equation at every step and give out the last unit before anyone is refused", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.array(fc.nat(4), { minLength: PRIZES, maxLength: PRIZES }),
        fc.array(step, { minLength: 5, maxLength: 60, size: "max" }),
        (shardCount, stock, steps) => {
          const history = new History(shardCount, stock);
          for (const taken of steps) run(history, taken);
          history.settleAll();
          for (const shard of history.shards.keys()) {
            for (let plays = 0; plays < 1_000; plays++) {
              if (!history.shards[shard]?.play() && !history.restock(shard)) break;
            }
          }
          const awarded = history.shards
            .map(({ book }) => Array.from({ length: PRIZES }, (_, prize) => book.awarded[prize] ?? 0))
            .reduce<readonly number[]>(add, []);
          expect(awarded).toEqual(
            Array.from({ length: PRIZES }, (_, prize) => history.room.stock[prize] ?? 0),
          );
        },
      ),
      { numRuns: HISTORIES },
    );
  });
});
