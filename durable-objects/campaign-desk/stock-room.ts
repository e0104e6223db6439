/**
 * The desk's stock as a fold of events: what exists, what lies in reserve, what is under way, and an upper bound of
 * what each shard can still hold. Pure: decisions return events, the desk stores them and applies them.
 *
 * The equation of promise 3 holds after every event: an amount leaves one place and enters another in the same event.
 */

import { add, negate } from "../ticket-shard/quota.ts";
import type { TransferOrder } from "../ticket-shard/transfers.ts";

/** Where a claimed amount goes when it arrives: back to the reserve, or on to another shard. */
export type Destination = { readonly kind: "reserve" } | { readonly kind: "shard"; readonly shard: number };

export interface PendingTransfer {
  readonly id: string;
  readonly kind: "grant" | "claim";
  readonly shard: number;
  /** A grant's amounts, or the most that is claimed. */
  readonly amounts: readonly number[];
  readonly destination: Destination;
}

export type StockEvent =
  /** New units enter the reserve. */
  | { readonly kind: "raised"; readonly amounts: readonly number[] }
  /** Units are to go as soon as they are in the reserve. */
  | { readonly kind: "lowering-asked"; readonly prize: number; readonly count: number }
  /** Units left the campaign, out of the reserve. */
  | { readonly kind: "removed"; readonly prize: number; readonly count: number }
  /** No more can be lowered: the rest was won meanwhile. */
  | { readonly kind: "lowering-ended"; readonly prize: number }
  | {
      readonly kind: "granted";
      readonly id: string;
      readonly shard: number;
      readonly amounts: readonly number[];
    }
  | {
      readonly kind: "claimed";
      readonly id: string;
      readonly shard: number;
      readonly amounts: readonly number[];
      readonly destination: Destination;
    }
  /** The shard reported: what moved, what it has left, and as of which length of its ledger. */
  | {
      readonly kind: "settled";
      readonly id: string;
      readonly amounts: readonly number[];
      readonly left: readonly number[];
      readonly seq: number;
    }
  /** The shard's storage went back in time: what it holds is not known any more. */
  | { readonly kind: "rewound"; readonly shard: number };

interface ShardView {
  /** At least what the shard holds, grants under way included. */
  readonly atMost: readonly number[];
  readonly seq: number;
}

export class StockRoom {
  stock: readonly number[] = [];
  reserve: readonly number[] = [];
  /** Units still to be lowered, by prize. */
  lowering: readonly number[] = [];
  readonly pending = new Map<string, PendingTransfer>();
  /** How many there have been since the campaign began. */
  readonly transfers = { granted: 0, claimed: 0, settled: 0 };
  readonly #shards: ShardView[];
  readonly #rewound = new Set<number>();

  constructor(shardCount: number) {
    this.#shards = Array.from({ length: shardCount }, () => ({ atMost: [], seq: 0 }));
  }

  get shardCount(): number {
    return this.#shards.length;
  }

  /** An upper bound of what a shard holds of each prize. Never too low: "nothing left" rests on it (promise 4). */
  heldAtMost(shard: number): readonly number[] {
    return this.#shards[shard]?.atMost ?? [];
  }

  pendingFor(shard: number): PendingTransfer[] {
    return [...this.pending.values()].filter((transfer) => transfer.shard === shard);
  }

  /** Whether a shard ever went back in time, or was about to. */
  hasBeenRewound(shard: number): boolean {
    return this.#rewound.has(shard);
  }

  /**
   * Takes in what a shard says it has left, and as of which length of its ledger. No event: a desk that starts anew
   * knows only of the transfers, and a bound that is too high costs no more than another question.
   */
  hear(shard: number, { left, seq }: { readonly left: readonly number[]; readonly seq: number }): void {
    if (seq < this.#view(shard).seq) return; // an older report that was overtaken says nothing new
    const underWay = this.pendingFor(shard)
      .filter(({ kind }) => kind === "grant")
      .reduce<readonly number[]>((sum, { amounts }) => add(sum, amounts), []);
    this.#shards[shard] = { atMost: add(left, underWay), seq };
  }

  apply(event: StockEvent): void {
    switch (event.kind) {
      case "raised":
        this.stock = add(this.stock, event.amounts);
        this.reserve = add(this.reserve, event.amounts);
        return;
      case "lowering-asked":
        this.lowering = add(this.lowering, only(event.prize, event.count));
        return;
      case "removed": {
        const gone = negate(only(event.prize, event.count));
        this.stock = add(this.stock, gone);
        this.reserve = add(this.reserve, gone);
        this.lowering = add(this.lowering, gone);
        break;
      }
      case "lowering-ended":
        this.lowering = this.lowering.map((count, prize) => (prize === event.prize ? 0 : count));
        return;
      case "granted": {
        const { id, shard, amounts } = event;
        this.transfers.granted++;
        this.reserve = add(this.reserve, negate(amounts));
        this.pending.set(id, { id, kind: "grant", shard, amounts, destination: { kind: "reserve" } });
        const view = this.#view(shard);
        this.#shards[shard] = { ...view, atMost: add(view.atMost, amounts) };
        break;
      }
      case "claimed": {
        const { id, shard, amounts, destination } = event;
        this.transfers.claimed++;
        this.pending.set(id, { id, kind: "claim", shard, amounts, destination });
        return;
      }
      case "settled":
        this.#settle(event);
        return;
      case "rewound":
        // It may hold all there is, and its ledger may be shorter than what was reported of it.
        this.#shards[event.shard] = { atMost: this.stock, seq: 0 };
        this.#rewound.add(event.shard);
        return;
    }
    if (this.reserve.some((units) => units < 0))
      throw new Error(`the reserve fell below zero by ${event.kind}`);
  }

  #settle(event: Extract<StockEvent, { kind: "settled" }>): void {
    const transfer = this.pending.get(event.id);
    if (!transfer) throw new Error(`transfer ${event.id} is not pending`);
    this.pending.delete(event.id);
    this.transfers.settled++;
    if (transfer.kind === "claim") this.reserve = add(this.reserve, event.amounts);
    this.hear(transfer.shard, event);
  }

  #view(shard: number): ShardView {
    const view = this.#shards[shard];
    if (!view) throw new RangeError(`there is no shard ${shard}`);
    return view;
  }
}

/** Every stock move that has happened in a shard, in that order, each with what it moved. */
export function settledTransfersOf(events: readonly StockEvent[], shard: number): TransferOrder[] {
  const kinds = new Map<string, TransferOrder["kind"]>();
  const settled: TransferOrder[] = [];
  for (const event of events) {
    if ((event.kind === "granted" || event.kind === "claimed") && event.shard === shard)
      kinds.set(event.id, event.kind === "granted" ? "grant" : "claim");
    if (event.kind !== "settled") continue;
    const kind = kinds.get(event.id);
    if (kind) settled.push({ id: event.id, kind, amounts: event.amounts });
  }
  return settled;
}

/** A list with one prize's count in it. */
export function only(prize: number, count: number): number[] {
  return Array.from({ length: prize + 1 }, (_, index) => (index === prize ? count : 0));
}

/** Units in the reserve that are not already promised to a lowering. */
export function freeReserve(room: StockRoom): number[] {
  return room.reserve.map((units, prize) => Math.max(0, units - (room.lowering[prize] ?? 0)));
}
