/**
 * What the desk tells a shard: everything a redemption needs besides the ledger itself.
 * Pushed whole and versioned; a shard keeps the highest version it has seen.
 */

export type CampaignState = "draft" | "open" | "paused" | "closed" | "archived";
export type DrawMode = "quota" | "probability";
export type BatchStatus = "prepared" | "sent" | "active" | "revoked";
/** `printed`: exported to a printer and handed out on paper. `counter`: given one by one as purchases are recorded. */
export type BatchUse = "printed" | "counter";

/** Serials in a row, both ends included. */
export interface SerialRange {
  readonly firstSerial: number;
  readonly lastSerial: number;
}

/** A batch of tickets. Batches never overlap and are sorted by `firstSerial`. */
export interface Batch extends SerialRange {
  readonly id: string;
  readonly label: string;
  readonly status: BatchStatus;
  /** The store it was made for, for good; null for none, or when a printer's whole run is one batch. */
  readonly store: string | null;
  readonly use: BatchUse;
}

export interface ShardSettings {
  /** Rises by one with every change at the desk. */
  readonly version: number;
  readonly campaign: string;
  readonly shardIndex: number;
  readonly shardCount: number;
  readonly ticketCount: number;
  readonly state: CampaignState;
  /** Milliseconds since the epoch; plays are taken in `[opensAt, closesAt)`. */
  readonly opensAt: number;
  readonly closesAt: number;
  readonly drawMode: DrawMode;
  /** Stated odds by prize ordinal, in parts per million; only `probability` mode reads them. */
  readonly oddsPpm: readonly number[];
  /** 32 bytes as hex, derived from the campaign's seed for this shard alone. */
  readonly shardSeed: string;
  readonly batches: readonly Batch[];
}

/** Whether a serial is one of the tickets whose codes have this shard's prefix. */
export function owns({ shardIndex, shardCount, ticketCount }: ShardSettings, serial: number): boolean {
  return (
    Number.isInteger(serial) && serial >= 0 && serial < ticketCount && serial % shardCount === shardIndex
  );
}
