/** What a shard has stored, read past the shard after each of its steps, and replayed as an auditor would. */

import type { LedgerRow, RedemptionRow } from "../../../durable-objects/ticket-shard/ledger.ts";
import { ticketIdOf } from "../../../durable-objects/ticket-shard/ledger.ts";
import { LedgerReplay, type ReplayedShard } from "../../../durable-objects/ticket-shard/replay.ts";
import type { Disk } from "../runtime/disk.ts";
import { hold } from "./broken-promise.ts";

export interface WatchedRedemption extends RedemptionRow {
  readonly ticketId: string;
  readonly idempotencyKey: string | null;
}

const REDEMPTIONS = `SELECT seq, serial, at, player, prize, r, lower(hex(hash)) AS hash, idempotency_key AS idempotencyKey
  FROM redemption WHERE seq > ? ORDER BY seq`;
const EVENTS = `SELECT seq, at, kind, transfer_id AS transferId, body, lower(hex(hash)) AS hash
  FROM ledger_event WHERE seq > ? ORDER BY seq`;
const MARKS = `SELECT drained_seq AS drained, mailed_seq AS mailed,
  (SELECT body->>'version' FROM settings) AS version FROM outbox`;

type EventRecord = {
  seq: number;
  at: number;
  kind: "stock" | "rules" | "cancelled";
  transferId: string | null;
  body: string;
  hash: string;
};
type Marks = { drained: number; mailed: number; version: number | null };

export class ShardWatch {
  readonly index: number;
  redemptions = new Map<number, WatchedRedemption>();
  /** What each transfer moved; negative went out. */
  transfers = new Map<string, readonly number[]>();
  cancelled = new Set<number>();
  marks: Marks = { drained: 0, mailed: 0, version: null };
  /** Set once the seed is public: its ledger may get no more redemptions. */
  sealedAt: number | undefined;
  readonly #disk: Disk;
  readonly #shard: ReplayedShard;
  readonly #seed: string;
  #replay: LedgerReplay;
  #seen = { changes: -1, losses: 0 };

  constructor(disk: Disk, shard: ReplayedShard, seed: string) {
    this.#disk = disk;
    this.#shard = shard;
    this.#seed = seed;
    this.index = shard.shardIndex;
    this.#replay = new LedgerReplay(shard, seed);
  }

  get head(): { readonly seq: number; readonly hash: string } {
    return this.#replay.sound().head;
  }

  get awarded(): readonly number[] {
    return this.#replay.sound().awarded;
  }

  get left(): readonly number[] {
    return this.#replay.sound().left;
  }

  /** Reads what is new. @returns whether anything was */
  look(): boolean {
    const { changes, losses } = this.#disk;
    if (changes === this.#seen.changes) return false;
    const isMigrated = this.#disk.query("SELECT 1 FROM sqlite_master WHERE name = 'batch_store'").length > 0;
    if (losses !== this.#seen.losses) this.#forget();
    this.#seen = { changes, losses };
    if (isMigrated) this.#readOn();
    return true;
  }

  #forget(): void {
    this.#replay = new LedgerReplay(this.#shard, this.#seed);
    this.redemptions = new Map();
    this.transfers = new Map();
    this.cancelled = new Set();
  }

  #readOn(): void {
    const { seq } = this.head;
    const redemptions = this.#disk
      .query<Omit<WatchedRedemption, "kind" | "ticketId">>(REDEMPTIONS, seq)
      .map((row): WatchedRedemption => ({ ...row, kind: "redemption", ticketId: ticketIdOf(row) }));
    const events = this.#disk.query<EventRecord>(EVENTS, seq).map(eventOf);
    const rows: (LedgerRow | WatchedRedemption)[] = [...redemptions, ...events];
    for (const row of rows.sort((a, b) => a.seq - b.seq)) {
      const problem = this.#replay.take(row);
      // A ticket or a prize given twice is seen here too: the replay knows what was given before.
      hold(5, problem === undefined, () => `ledger ${this.index}, row ${row.seq}: ${problem}`);
      if (row.kind === "stock") this.transfers.set(row.transferId, row.amounts);
      if (row.kind === "cancelled") this.cancelled.add(row.serial);
    }
    for (const row of redemptions) {
      hold(1, !this.redemptions.has(row.serial), () => `serial ${row.serial} has two redemptions`);
      this.redemptions.set(row.serial, row);
      const { sealedAt } = this;
      hold(
        5,
        sealedAt === undefined || row.seq <= sealedAt,
        () => `${row.serial} played after the seed was public`,
      );
    }
    this.#readMarks();
  }

  #readMarks(): void {
    const [marks] = this.#disk.query<Marks>(MARKS);
    if (marks) this.marks = marks;
  }
}

function eventOf({ kind, body, transferId, ...place }: EventRecord): LedgerRow {
  const value: unknown = JSON.parse(body);
  switch (kind) {
    case "stock":
      return { ...place, kind, transferId: transferId ?? "", amounts: value as number[] };
    case "cancelled":
      return { ...place, kind, serial: value as number };
    case "rules":
      return { ...place, kind, ...(value as { drawMode: "quota"; oddsPpm: number[] }) };
  }
}
