/** The ledger in the object's SQLite: every statement of a shard is here. All calls are synchronous. */

import type { EventRow, LedgerRow, RedemptionRow, RulesRow } from "./ledger.ts";
import type { WinnersBatch } from "./outbox.ts";
import type { KeyedRedemption } from "./redemption.ts";
import type { SerialRange, ShardSettings } from "./settings.ts";
import { ShardBook } from "./shard-book.ts";

/** OR FAIL: SQLite then keeps no journal to undo the statement with, a third of a commit's writes. */
const INSERT_REDEMPTIONS = `
  INSERT OR FAIL INTO redemption (serial, seq, at, player, prize, r, hash, idempotency_key)
  SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, unhex(value->>6), value->>7
  FROM json_each(?)`;
const REDEMPTION_COLUMNS = "serial, seq, at, player, prize, r, lower(hex(hash)) AS hash, idempotency_key";
const EVENT_COLUMNS = "seq, at, kind, transfer_id, body, lower(hex(hash)) AS hash";

/** `ticketIdOf` in SQL: a drain of a thousand rows then makes one string instead of thousands of values. */
const TICKET_ID = `substr(time, 1, 8) || '-' || substr(time, 9) || '-7' || substr(hash, 1, 3) || '-' ||
  substr('89ab', (instr('0123456789abcdef', substr(hash, 19, 1)) - 1) % 4 + 1, 1) || substr(hash, 4, 3) || '-' ||
  substr(hash, 7, 12)`;
/** Batches never overlap, so the last that begins before a serial is the only one that may hold it. */
const STORE = `(SELECT iif(serial <= last_serial, store, NULL) FROM batch_store
  WHERE first_serial <= serial ORDER BY first_serial DESC LIMIT 1)`;
const SELECT_WINNERS = `
  SELECT json_group_array(json_array(${TICKET_ID}, serial, seq, player, prize, at, ${STORE})) AS winners,
    count(*) AS count, max(seq) AS lastSeq
  FROM (SELECT seq, serial, at, player, prize, lower(hex(hash)) AS hash, printf('%012x', at) AS time
        FROM redemption WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?)`;

/** Only what is different is written: a campaign has thousands of batches, and a change concerns one of them. */
const SAVE_STORES = `
  INSERT INTO batch_store SELECT value->>0, value->>1, value->>2 FROM json_each(?) WHERE true
  ON CONFLICT DO UPDATE SET last_serial = excluded.last_serial, store = excluded.store
  WHERE (last_serial, store) IS NOT (excluded.last_serial, excluded.store)`;
const DROP_STORES = "DELETE FROM batch_store WHERE first_serial NOT IN (SELECT value->>0 FROM json_each(?))";

type RedemptionRecord = Omit<RedemptionRow, "kind"> & { idempotency_key: string | null };
type EventRecord = {
  seq: number;
  at: number;
  kind: string;
  transfer_id: string | null;
  body: string;
  hash: string;
};

export class LedgerStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  settings(): ShardSettings | undefined {
    const row = this.#sql.exec<{ body: string }>("SELECT body FROM settings").toArray()[0];
    return row && (JSON.parse(row.body) as ShardSettings);
  }

  saveSettings(settings: ShardSettings): void {
    this.#sql.exec("INSERT OR REPLACE INTO settings VALUES (1, ?)", JSON.stringify(settings));
    const given = settings.batches.flatMap(
      ({ firstSerial, lastSerial, store }) => (store == null ? [] : [[firstSerial, lastSerial, store]]), // undefined in settings of before stores
    );
    const stores = JSON.stringify(given);
    this.#sql.exec(SAVE_STORES, stores);
    this.#sql.exec(DROP_STORES, stores);
  }

  drainedSeq(): number {
    return this.#sql.exec<{ drained_seq: number }>("SELECT drained_seq FROM outbox").one().drained_seq;
  }

  saveDrainedSeq(seq: number): void {
    this.#sql.exec("UPDATE outbox SET drained_seq = max(drained_seq, ?)", seq);
  }

  /**
   * Writes a commit's redemptions in one statement. Throws when a serial was redeemed before; rows before it then
   * stand in the open transaction, so the caller must end the object, which ends the transaction with it.
   */
  insertRedemptions(redemptions: readonly KeyedRedemption[]): void {
    const rows = redemptions.map(({ row, idempotencyKey }) => [
      row.serial,
      row.seq,
      row.at,
      row.player,
      row.prize,
      row.r,
      row.hash,
      idempotencyKey,
    ]);
    this.#sql.exec(INSERT_REDEMPTIONS, JSON.stringify(rows));
  }

  /** Throws when a transfer was carried out before, or a ticket was cancelled before. */
  insertEvent(row: EventRow): void {
    this.#sql.exec(
      "INSERT INTO ledger_event (seq, at, kind, transfer_id, body, hash) VALUES (?, ?, ?, ?, ?, unhex(?))",
      row.seq,
      row.at,
      row.kind,
      onceOf(row),
      JSON.stringify(bodyOf(row)),
      row.hash,
    );
  }

  /** The redemption of a serial. */
  redemption(serial: number): KeyedRedemption | undefined {
    const record = this.#sql
      .exec<RedemptionRecord>(`SELECT ${REDEMPTION_COLUMNS} FROM redemption WHERE serial = ?`, serial)
      .toArray()[0];
    return record && keyed(record);
  }

  /** When a ticket was last played, in milliseconds since the epoch; null before the first. */
  lastRedemptionAt(): number | null {
    return (
      this.#sql.exec<{ at: number }>("SELECT at FROM redemption ORDER BY seq DESC LIMIT 1").toArray()[0]
        ?.at ?? null
    );
  }

  /** Up to `limit` redemptions after `afterSeq`, in the ledger's order. */
  redemptionsAfter(afterSeq: number, limit: number): RedemptionRow[] {
    return this.#sql
      .exec<RedemptionRecord>(
        `SELECT ${REDEMPTION_COLUMNS} FROM redemption WHERE seq > ? ORDER BY seq LIMIT ?`,
        afterSeq,
        limit,
      )
      .toArray()
      .map((record) => keyed(record).row);
  }

  /** Up to `limit` redemptions after `afterSeq`, and none after `lastSeq`, as the winners they are to D1. */
  winnersAfter(afterSeq: number, limit: number, lastSeq = Number.MAX_SAFE_INTEGER): WinnersBatch {
    return this.#sql
      .exec<{ winners: string; count: number; lastSeq: number | null }>(
        SELECT_WINNERS,
        afterSeq,
        lastSeq,
        limit,
      )
      .one();
  }

  /** When the oldest win was won that is in D1 and about which no mail is queued. */
  oldestUnmailedAt(): number | undefined {
    return this.#sql
      .exec<{ at: number }>(
        `SELECT at FROM redemption
         WHERE seq > (SELECT mailed_seq FROM outbox) AND seq <= (SELECT drained_seq FROM outbox)
         ORDER BY seq LIMIT 1`,
      )
      .toArray()[0]?.at;
  }

  /** Up to `limit` of the wins that are in D1 and about which no mail is queued. */
  unmailedWins(limit: number): WinnersBatch {
    const { mailed, drained } = this.#sql
      .exec<{ mailed: number; drained: number }>(
        "SELECT mailed_seq AS mailed, drained_seq AS drained FROM outbox",
      )
      .one();
    return this.winnersAfter(mailed, limit, drained);
  }

  saveMailedSeq(seq: number): void {
    this.#sql.exec("UPDATE outbox SET mailed_seq = max(mailed_seq, ?)", seq);
  }

  countRedemptionsAfter(seq: number): number {
    return this.#sql.exec<{ n: number }>("SELECT count(*) AS n FROM redemption WHERE seq > ?", seq).one().n;
  }

  /** How many serials of each range were redeemed, in the order asked. The index of serials alone is read. */
  countPlayedIn(ranges: readonly SerialRange[]): number[] {
    return this.#sql
      .exec<{ n: number }>(
        `SELECT (SELECT count(*) FROM redemption WHERE serial BETWEEN value->>0 AND value->>1) AS n
         FROM json_each(?) ORDER BY key`,
        JSON.stringify(ranges.map(({ firstSerial, lastSerial }) => [firstSerial, lastSerial])),
      )
      .toArray()
      .map(({ n }) => n);
  }

  /** Serials of the tickets that were cancelled, in the ledger's order. */
  cancelledSerials(): number[] {
    return this.#sql
      .exec<{ serial: number }>(
        "SELECT CAST(body AS INTEGER) AS serial FROM ledger_event WHERE kind = 'cancelled' ORDER BY seq",
      )
      .toArray()
      .map(({ serial }) => serial);
  }

  /** What a transfer did here, or undefined when it never arrived. */
  transferAmounts(transferId: string): readonly number[] | undefined {
    const row = this.#sql
      .exec<{ body: string }>("SELECT body FROM ledger_event WHERE transfer_id = ?", transferId)
      .toArray()[0];
    return row && (JSON.parse(row.body) as number[]);
  }

  /** Up to `limit` rows of the whole ledger after `afterSeq`. */
  page(afterSeq: number, limit: number): LedgerRow[] {
    const redemptions: LedgerRow[] = this.redemptionsAfter(afterSeq, limit);
    const events = this.#sql
      .exec<EventRecord>(
        `SELECT ${EVENT_COLUMNS} FROM ledger_event WHERE seq > ? ORDER BY seq LIMIT ?`,
        afterSeq,
        limit,
      )
      .toArray()
      .map(eventRow);
    return [...redemptions, ...events].sort((a, b) => a.seq - b.seq).slice(0, limit);
  }

  /**
   * Folds the whole ledger into a book.
   * @throws Error when the rows are not numbered 1 … n.
   */
  readBook(settings: ShardSettings): ShardBook {
    const book = new ShardBook(settings.campaign, settings.shardIndex, settings.shardCount);
    for (const row of this.#sql.exec<EventRecord>(`SELECT ${EVENT_COLUMNS} FROM ledger_event ORDER BY seq`)) {
      const event = eventRow(row);
      // Order between events and redemptions does not matter to the sums, so the head is set once, at the end.
      book.head = { ...book.head, seq: event.seq - 1 };
      book.apply(event);
    }
    let rows = 0;
    for (const row of this.#sql.exec<{ serial: number; prize: number }>(
      "SELECT serial, prize FROM redemption",
    )) {
      book.award(row.serial, row.prize);
      rows++;
    }
    const events = this.#sql.exec<{ n: number }>("SELECT count(*) AS n FROM ledger_event").one().n;
    const heads = ["redemption", "ledger_event"].flatMap((table) =>
      this.#sql
        // SQLite takes the bare columns from the row that has the maximum.
        .exec<{ seq: number; at: number; hash: string }>(
          `SELECT max(seq) AS seq, at, lower(hex(hash)) AS hash FROM ${table} HAVING max(seq) IS NOT NULL`,
        )
        .toArray(),
    );
    const last = heads.sort((a, b) => b.seq - a.seq)[0];
    if ((last?.seq ?? 0) !== rows + events)
      throw new Error(`ledger has ${rows + events} rows but ends at ${last?.seq ?? 0}`);
    if (last) book.head = last;
    return book;
  }
}

function keyed({ idempotency_key, ...row }: RedemptionRecord): KeyedRedemption {
  return { row: { kind: "redemption", ...row }, idempotencyKey: idempotency_key };
}

/** What the unique column says of an event that may happen once only. Transfers' own ids are UUIDs. */
function onceOf(row: EventRow): string | null {
  switch (row.kind) {
    case "stock":
      return row.transferId;
    case "cancelled":
      return `cancelled:${row.serial}`;
    case "rules":
      return null;
  }
}

function bodyOf(row: EventRow): object | number {
  switch (row.kind) {
    case "stock":
      return row.amounts;
    case "cancelled":
      return row.serial;
    case "rules":
      return { drawMode: row.drawMode, oddsPpm: row.oddsPpm };
  }
}

function eventRow(record: EventRecord): EventRow {
  const base = { seq: record.seq, at: record.at, hash: record.hash };
  const body: unknown = JSON.parse(record.body);
  switch (record.kind) {
    case "stock":
      return { ...base, kind: "stock", transferId: record.transfer_id ?? "", amounts: body as number[] };
    case "cancelled":
      return { ...base, kind: "cancelled", serial: body as number };
    default:
      return { ...base, kind: "rules", ...(body as Pick<RulesRow, "drawMode" | "oddsPpm">) };
  }
}
