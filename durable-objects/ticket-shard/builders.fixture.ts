/** Small builders for tests: one shard's settings, and a shard's ledger grown by the very functions under test. */

import { HmacSha256 } from "../sha256/sha256.ts";
import { type CancelOutcome, cancelTicket } from "./cancellation.ts";
import { shardSeedOf } from "./draw.ts";
import type { LedgerRow, RulesRow } from "./ledger.ts";
import { hashOf } from "./ledger.ts";
import type { Decision, KeyedRedemption, RedemptionRequest } from "./redemption.ts";
import { decide } from "./redemption.ts";
import type { ShardSettings } from "./settings.ts";
import { ShardBook } from "./shard-book.ts";
import type { TransferOrder } from "./transfers.ts";
import { carryOut } from "./transfers.ts";

export const CAMPAIGN_SEED = "5e".repeat(32);
export const OPENS_AT = Date.UTC(2026, 10, 1);
export const CLOSES_AT = Date.UTC(2026, 11, 1);
/** A moment at which the campaign of `settingsOf` is open. */
export const MIDWAY = Date.UTC(2026, 10, 15);

/** An open campaign of 1,000 tickets in 10 shards, every ticket in one active batch. */
export function settingsOf(changed: Partial<ShardSettings> = {}): ShardSettings {
  const { campaign = "demo", shardIndex = 3, ticketCount = 1000 } = changed;
  const everyTicket = { id: "all", label: "all", firstSerial: 0, lastSerial: ticketCount - 1 };
  return {
    version: 1,
    campaign,
    shardIndex,
    shardCount: 10,
    ticketCount,
    state: "open",
    opensAt: OPENS_AT,
    closesAt: CLOSES_AT,
    drawMode: "quota",
    oddsPpm: [600_000, 200_000, 100_000, 60_000, 40_000],
    shardSeed: shardSeedOf(CAMPAIGN_SEED, campaign, shardIndex),
    batches: [{ ...everyTicket, status: "active", store: null, use: "printed" }],
    ...changed,
  };
}

/** The serial of a shard's n-th ticket. */
export function serialAt(settings: ShardSettings, local: number): number {
  return settings.shardIndex + local * settings.shardCount;
}

/** A shard without a runtime: its book, and every row it made, in order. */
export class ShardOnPaper {
  readonly book: ShardBook;
  readonly rows: LedgerRow[] = [];
  readonly redemptions = new Map<number, KeyedRedemption>();
  settings: ShardSettings;

  /** Follows the settings' rules and is granted `stock`, when there is any. */
  constructor(settings: ShardSettings, stock: readonly number[] = []) {
    this.settings = settings;
    this.book = new ShardBook(settings.campaign, settings.shardIndex, settings.shardCount);
    this.follow({});
    if (stock.length > 0) this.transfer({ id: "first stock", kind: "grant", amounts: stock });
  }

  /** Takes over changed settings, with a rules row as the shard writes one. */
  follow(changed: Partial<ShardSettings>): void {
    this.settings = { ...this.settings, ...changed };
    const { drawMode, oddsPpm } = this.settings;
    const { head } = this.book;
    const unsealed = { kind: "rules", seq: head.seq + 1, at: head.at, drawMode, oddsPpm } as const;
    const row: RulesRow = { ...unsealed, hash: hashOf(head.hash, unsealed) };
    this.book.apply(row);
    this.rows.push(row);
  }

  transfer(order: TransferOrder, now = OPENS_AT): readonly number[] {
    const row = carryOut(this.book, order, now);
    this.rows.push(row);
    return row.amounts;
  }

  /** `now` when the ticket is cancelled by this. */
  cancel(serial: number, now = MIDWAY): CancelOutcome["kind"] | "now" {
    const decision = cancelTicket({ book: this.book, state: this.settings.state, now }, serial);
    if (decision.kind === "answered") return decision.outcome.kind;
    this.rows.push(decision.row);
    return "now";
  }

  play(request: Partial<RedemptionRequest> & { readonly serial: number }, now = MIDWAY): Decision {
    const { settings, book } = this;
    const deps = {
      book,
      settings,
      shardSeed: new HmacSha256(Buffer.from(settings.shardSeed, "hex")),
      now,
      findPlayed: (serial: number) => {
        const found = this.redemptions.get(serial);
        if (!found) throw new Error(`serial ${serial} was never redeemed`);
        return found;
      },
    };
    const decision = decide(deps, { player: "ada", idempotencyKey: null, ...request });
    if (decision.kind === "redeemed") {
      this.rows.push(decision.redemption.row);
      this.redemptions.set(request.serial, decision.redemption);
    }
    return decision;
  }
}
