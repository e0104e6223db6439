/**
 * A campaign on paper, for random histories: the desk's decisions, the shards' own books, and a network between them
 * that delivers when the test says so. The stock equation (promise 3) is checked after every event.
 */

import { HmacSha256 } from "../sha256/sha256.ts";
import { shardSeedOf } from "../ticket-shard/draw.ts";
import { add, total } from "../ticket-shard/quota.ts";
import { decide } from "../ticket-shard/redemption.ts";
import type { ShardSettings } from "../ticket-shard/settings.ts";
import { ShardBook } from "../ticket-shard/shard-book.ts";
import type { SyncReport, TransferOrder } from "../ticket-shard/transfers.ts";
import { carryOut, movedBy } from "../ticket-shard/transfers.ts";
import { balanceOf } from "./balance.ts";
import type { CampaignRecord } from "./campaign-record.ts";
import { newRecord } from "./campaign-record.ts";
import type { PrizeChanges } from "./definition.ts";
import type { PrizeDecision, PrizeDeps } from "./prize-decisions.ts";
import { edition, figuresOf } from "./prize-decisions.ts";
import { lower, raise, restock, settle } from "./stock-decisions.ts";
import type { StockEvent } from "./stock-room.ts";
import { StockRoom } from "./stock-room.ts";

const CAMPAIGN = "history";
/** A prize without its stock. */
export const WORDING = {
  type: "PHYSICAL",
  name: "Infuseur",
  nameEn: "Infuser",
  description: "",
  descriptionEn: "",
  valueCents: 100,
  oddsPpm: 0,
} as const;
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
        {
          id: "b",
          label: "b",
          firstSerial: 0,
          lastSerial: Number.MAX_SAFE_INTEGER,
          status: "active",
          store: null,
          use: "printed",
        },
      ],
    };
  }

  /** Plays the shard's next ticket. @returns false when the shard is dry and the ticket unplayed */
  play(): boolean {
    const decision = decide(
      {
        book: this.book,
        settings: this.#settings,
        shardSeed: new HmacSha256(Buffer.from(this.#settings.shardSeed, "hex")),
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

/** A desk and its shards without a runtime, and what is under way between them. */
export class History {
  readonly room: StockRoom;
  record: CampaignRecord;
  readonly events: StockEvent[] = [];
  /** What shards said of their awards when they were last asked; plays go on after that. */
  reading: readonly number[] = [];
  readonly shards: Shard[];
  readonly network: Message[] = [];
  #transfers = 0;

  constructor(shardCount: number, stock: readonly number[]) {
    this.room = new StockRoom(shardCount);
    this.shards = Array.from({ length: shardCount }, (_, index) => new Shard(index, shardCount));
    const dates = { opensAt: 0, closesAt: 1, claimUntil: 1 };
    const prizes = stock.map((units) => ({ ...WORDING, stock: units }));
    const size = { ticketCount: 1_000, shardCount, codeFormat: "decimal-10", drawMode: "quota" } as const;
    const texts = { slug: CAMPAIGN, name: CAMPAIGN, timeZone: "Europe/Paris" };
    this.record = newRecord({ ...texts, ...size, ...dates, prizes, batches: [] }, SEED, this.newId, 0);
    this.commit(raise(this.room, stock, 0, this.newId));
  }

  readonly newId = () => `t${this.#transfers++}`;

  commit(events: readonly StockEvent[]): void {
    for (const event of events) {
      this.room.apply(event);
      this.events.push(event);
      this.checkBalance();
    }
  }

  get prizeDeps(): PrizeDeps {
    const removedSince = (after: number, prize: number) =>
      this.events
        .slice(after)
        .reduce(
          (sum, event) => sum + (event.kind === "removed" && event.prize === prize ? event.count : 0),
          0,
        );
    const { record, room, newId } = this;
    return { record, room, lastEvent: this.events.length, removedSince, newId };
  }

  get awarded(): readonly number[] {
    return this.shards
      .map(({ book }) => Array.from(book.awarded, (count) => count ?? 0))
      .reduce<readonly number[]>(add, []);
  }

  follow(decision: PrizeDecision): void {
    if (decision.kind === "invalid") throw new Error(decision.problem);
    this.record = decision.record;
    this.commit(decision.events);
    this.lower();
  }

  /** @param isStale the shards were asked some steps ago */
  edit(ordinal: number, changes: PrizeChanges, isStale: boolean): void {
    const awarded = (isStale ? this.reading : this.awarded)[ordinal] ?? 0;
    const before = figuresOf(this.prizeDeps, ordinal, awarded);
    const isQuiet = !this.room.lowering[ordinal];
    const isBack = changes.isActive === true && !this.record.prizes[ordinal]?.isActive;
    this.follow(edition(this.prizeDeps, ordinal, changes, awarded));
    const { left } = figuresOf(this.prizeDeps, ordinal, awarded);
    const expected = changes.stock ?? (isBack && isQuiet ? before.left : left);
    if (!isStale && left !== expected) throw new Error(`${expected} were to be left, not ${left}`);
  }

  /** A prize that was withdrawn is nowhere any more. */
  checkWithdrawn(): void {
    for (const { ordinal, isActive } of this.record.prizes) {
      const held = this.shards.map(({ book }) => book.quotas[ordinal] ?? 0);
      if (!isActive && total(held) + (this.room.reserve[ordinal] ?? 0) > 0)
        throw new Error(`prize ${ordinal} was withdrawn and can still be won: ${held}`);
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
      this.room.hear(message.shard, message.report);
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

  /** The desk's answer to a shard that was dry when it asked. @returns false for "nothing left" */
  restock(shard: number): boolean {
    for (let round = 0; round < 1_000; round++) {
      const step = restock(this.room, shard, this.newId, new Set());
      if (step.kind === "nothing-left") {
        this.checkNothingLeft(shard);
        return false;
      }
      if (step.kind === "hear-itself") {
        this.tell(shard);
        if (total(this.room.heldAtMost(shard)) > 0) return true;
        continue;
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
    const { awarded } = this;
    const left = this.room.stock.map(
      (units, prize) => units - (awarded[prize] ?? 0) - (this.room.lowering[prize] ?? 0),
    );
    if (left.some((units) => units > 0)) {
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
