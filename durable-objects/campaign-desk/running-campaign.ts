/**
 * A campaign in the memory of its desk: its record, its stock and what each shard has acknowledged, every change
 * stored before anything follows from it. And the way to the shards: they are told until each has answered.
 */

import { type Reach, shardOf } from "../objects.ts";
import type { ShardHead } from "../ticket-shard/ledger.ts";
import { add, total } from "../ticket-shard/quota.ts";
import type { SerialRange } from "../ticket-shard/settings.ts";
import type { TicketShard } from "../ticket-shard/ticket-shard.ts";
import type { ShardProgress, SyncOrder, SyncReport, TransferOrder } from "../ticket-shard/transfers.ts";
import { within } from "../within.ts";
import type { DeskEntry } from "./audit.ts";
import type { CampaignRecord } from "./campaign-record.ts";
import { publicPartOf, settingsFor } from "./campaign-record.ts";
import type { CampaignCatalogue } from "./definition.ts";
import type { AnsweredOrder, DeskStore } from "./desk-store.ts";
import { inGroups } from "./in-groups.ts";
import type { PrizeDeps } from "./prize-decisions.ts";
import { lower, restock, settle } from "./stock-decisions.ts";
import type { PendingTransfer, StockEvent, StockRoom } from "./stock-room.ts";
import { settledTransfersOf } from "./stock-room.ts";

/** A shard that says nothing for so long counts as unreachable: others wait behind it. */
const SHARD_ANSWER_MS = 5_000;
/** A shard that was out of reach for a moment is told this soon again: what was revoked must not play for long. */
const RETELL_MS = 200;
/** What a shard follows that has been told nothing, or of which that is not known. */
const NO_VERSION = 0;
/** So often in a row, for some seconds; a shard that is away for longer is the alarm's. */
const RETELLS_MAX = 25;

export type RestockAnswer = "granted" | "none-left" | "unavailable";

export interface CampaignDeps {
  readonly bindings: Reach<"TICKET_SHARD">;
  readonly store: DeskStore;
  /** Runs the action's writes all or none. */
  readonly together: (action: () => void) => void;
  /** Sees to it that the shards will be told later whatever happens now. */
  readonly armAlarm: () => void;
  /** Tears the desk down: its memory may differ from its storage. */
  readonly startAnew: (error: unknown) => void;
}

/** What is stored in the commit of a change, besides the change. */
export interface ChangeNotes {
  /** For the audit log. */
  readonly entries: readonly DeskEntry[];
  /** Absent when the order named no key. */
  readonly order?: (AnsweredOrder & { readonly key: string }) | undefined;
}

export class RunningCampaign {
  readonly #deps: CampaignDeps;
  #record: CampaignRecord;
  readonly #seed: string;
  readonly room: StockRoom;
  /** The settings version each shard has acknowledged. */
  readonly #versions: number[];
  #restocking: Promise<unknown> = Promise.resolve();
  #retellsLeft = RETELLS_MAX;
  #isRetelling = false;
  /** The shard that is about to go back in time. */
  #rewinding: number | undefined;

  /** @param room the fold of every stored stock event */
  constructor(deps: CampaignDeps, stored: { record: CampaignRecord; seed: string }, room: StockRoom) {
    this.#deps = deps;
    this.#record = stored.record;
    this.#seed = stored.seed;
    this.room = room;
    this.#versions = deps.store.shardVersions(stored.record.shardCount);
  }

  get record(): CampaignRecord {
    return this.#record;
  }

  get shardsBehind(): number {
    return this.#versions.filter((version) => version < this.#record.version).length;
  }

  /** Whether some shard has settings or transfers yet to acknowledge. */
  get hasToTell(): boolean {
    return this.#shards().some((shard) => this.#isBehind(shard));
  }

  /** As everyone may see it. The seed is public once no shard can take a play any more: closed, and every shard knows it. */
  get catalogue(): CampaignCatalogue {
    return publicPartOf(this.#record, this.#isOverEverywhere ? this.#seed : null);
  }

  /**
   * Whether some ledger gets another row for stock. Once the seed is public and this is false, it stays so: orders of
   * stock are refused from the close on, and a shard that ran dry before it is given nothing (see `#restock`).
   */
  get isStockMoving(): boolean {
    return this.room.pending.size > 0 || total(this.room.lowering) > 0;
  }

  get #isOverEverywhere(): boolean {
    const { closedVersion } = this.#record;
    return closedVersion !== null && this.#versions.every((version) => version >= closedVersion);
  }

  get prizeDeps(): PrizeDeps {
    const { store } = this.#deps;
    return {
      record: this.#record,
      room: this.room,
      lastEvent: store.stockEventCount(),
      removedSince: (event, prize) => store.removedSince(event, prize),
      newId: newTransferId,
    };
  }

  /**
   * Stores a changed record, stock events and what is noted of them in one turn, and tells every shard that can be
   * reached. Where nothing is different nothing is noted.
   * @returns the ids of the audit entries; none when nothing was written down
   */
  async change(
    record: CampaignRecord,
    events: readonly StockEvent[],
    notes: ChangeNotes,
  ): Promise<readonly string[]> {
    this.#retellsLeft = RETELLS_MAX;
    const isChanged = JSON.stringify(record) !== JSON.stringify(this.#record);
    const next = isChanged ? { ...record, version: this.#record.version + 1 } : this.#record;
    const entryIds = this.#commit(events, next, notes);
    this.#lower();
    await this.tellShards();
    return entryIds;
  }

  /**
   * A shard's quotas ran out. `granted`: something has arrived there. `none-left`: nothing is left in the reserve, in
   * any shard, the one that asks included, or under way: all at the same moment, so whoever waited for this was
   * waiting when there was nothing. `unavailable`: what may be left is in shards that cannot be reached now.
   */
  restock(shard: number): Promise<RestockAnswer> {
    // One after the other: two dry shards must not both count on the same last unit.
    const turn = this.#restocking.then(() => this.#restock(shard));
    this.#restocking = turn.catch(() => undefined);
    return turn;
  }

  /** Tells every shard what it has not acknowledged, until nothing follows; what cannot be reached, the alarm retries. */
  async tellShards(): Promise<void> {
    for (;;) {
      const behind = this.#shards().filter((shard) => shard !== this.#rewinding && this.#isBehind(shard));
      if (behind.length === 0) return;
      this.#deps.armAlarm();
      const failures: unknown[] = [];
      await inGroups(behind, (shard) => this.#tellShard(shard).catch((error) => failures.push(error)));
      if (failures.length > 0) {
        logUnreachable(failures);
        this.#retellSoon();
        return;
      }
    }
  }

  /**
   * Writes down that a shard goes back in time. From here on it is told nothing, because what its object hears before it
   * ends is lost; and whoever tells it after that, a desk that started anew included, sends all it may lack.
   * @returns the id of the audit entry
   */
  beginRewind(shard: number, entry: DeskEntry): string | undefined {
    this.#rewinding = shard;
    const [entryId] = this.#commit([{ kind: "rewound", shard }], this.#record, { entries: [entry] });
    this.#deps.store.saveShardVersion(shard, NO_VERSION);
    this.#versions[shard] = NO_VERSION;
    return entryId;
  }

  /** Whatever came of it, the shard is told again. */
  async endRewind(): Promise<void> {
    this.#rewinding = undefined;
    await this.tellShards();
  }

  /** Sends a shard that went back its settings and every stock move: the same id acts once, so it may have some still. */
  async tellRewound(shard: number): Promise<{ readonly transfers: number; readonly isStockWhole: boolean }> {
    this.#rewinding = undefined;
    const sent = this.#settledTransfersOf(shard);
    const { moved } = await this.#tellShard(shard);
    const amountsOf = new Map(moved.map(({ id, amounts }) => [id, `${amounts}`]));
    const isStockWhole = sent.every(({ id, amounts }) => amountsOf.get(id) === `${amounts}`);
    return { transfers: sent.length, isStockWhole };
  }

  /** The way to a shard. @returns the answer to a call, if it comes in time */
  ask<Answer>(
    shard: number,
    call: (stub: DurableObjectStub<TicketShard>) => Promise<Answer>,
  ): Promise<Answer> {
    return within(SHARD_ANSWER_MS, call(this.#stub(shard)));
  }

  /** Where every shard stands. Rejects when one does not answer. @param pending the transfers it is asked about */
  progress(pending: readonly PendingTransfer[]): Promise<ShardProgress[]> {
    return inGroups(this.#shards(), (shard) => {
      const ids = pending.filter((transfer) => transfer.shard === shard).map(({ id }) => id);
      return within<ShardProgress>(SHARD_ANSWER_MS, this.#stub(shard).progress(ids));
    });
  }

  /** Where the ledger of every shard ends, by shard. Rejects when one does not answer. */
  ledgerHeads(): Promise<ShardHead[]> {
    return inGroups(this.#shards(), (shard) =>
      within<ShardHead>(SHARD_ANSWER_MS, this.#stub(shard).ledgerHead()),
    );
  }

  /** How many of each prize were won in all shards, by ordinal; undefined when one does not answer. */
  async awarded(): Promise<readonly number[] | undefined> {
    try {
      const none: readonly number[] = this.#record.prizes.map(() => 0);
      return (await this.progress([])).reduce((sum, { awarded }) => add(sum, awarded), none);
    } catch (error) {
      logUnreachable([error]);
      return undefined;
    }
  }

  /** How many tickets of each range were played, read from every shard; undefined when one does not answer. */
  async playedIn(ranges: readonly SerialRange[]): Promise<readonly number[] | undefined> {
    try {
      const counts = await inGroups(this.#shards(), (shard) =>
        within<number[]>(SHARD_ANSWER_MS, this.#stub(shard).playedIn(ranges)),
      );
      const none: readonly number[] = ranges.map(() => 0);
      return counts.reduce<readonly number[]>((sum, played) => add(sum, played), none);
    } catch (error) {
      logUnreachable([error]);
      return undefined;
    }
  }

  /** The alarm stands whatever becomes of this. */
  #retellSoon(): void {
    if (this.#isRetelling || this.#retellsLeft === 0) return;
    this.#isRetelling = true;
    this.#retellsLeft--;
    setTimeout(() => {
      this.#isRetelling = false;
      void this.tellShards();
    }, RETELL_MS);
  }

  #settledTransfersOf(shard: number): readonly TransferOrder[] {
    return settledTransfersOf(this.#deps.store.stockEvents(), shard);
  }

  async #restock(shard: number): Promise<RestockAnswer> {
    const unreachable = new Set<number>();
    const hear = async (other: number) => {
      await this.#tellShard(other).catch((error) => {
        unreachable.add(other);
        logUnreachable([error]);
      });
    };
    // Every round settles a claim, lowers what some shard may hold, or finds one out of reach: so this ends.
    for (;;) {
      // The calls that ran dry were made before the close; decided anew, their shard refuses them.
      if (this.#isOverEverywhere) return "granted";
      const step = restock(this.room, shard, newTransferId, unreachable);
      switch (step.kind) {
        case "nothing-left":
          return "none-left";
        case "out-of-reach":
          return "unavailable";
        case "under-way":
          await this.#tellShard(shard);
          return "granted";
        case "hear-itself":
          await hear(shard);
          // Something came while its question was on its way; and may be gone before this answer is there.
          if (total(this.room.heldAtMost(shard)) > 0 && !unreachable.has(shard)) return "granted";
          break;
        case "hear-first":
          for (const claimed of step.shards) await hear(claimed);
          break;
        case "events":
          this.#commit(step.events);
          for (const event of step.events) if (event.kind === "claimed") await hear(event.shard);
          break;
      }
    }
  }

  async #tellShard(shard: number): Promise<SyncReport> {
    if (shard === this.#rewinding) throw new Error(`shard ${shard} goes back in time`);
    // What counts as done here may be undone there.
    const isRewound = this.#versions[shard] === NO_VERSION && this.room.hasBeenRewound(shard);
    const transfers = [
      ...(isRewound ? this.#settledTransfersOf(shard) : []),
      ...this.room.pendingFor(shard).map(({ id, kind, amounts }) => ({ id, kind, amounts })),
    ];
    const isOutdated = (this.#versions[shard] ?? 0) < this.#record.version;
    const order: SyncOrder = isOutdated
      ? { settings: settingsFor(this.#record, this.#seed, shard), transfers }
      : { transfers };
    const report = await within<SyncReport>(SHARD_ANSWER_MS, this.#stub(shard).sync(order));
    if (isOutdated && report.version > (this.#versions[shard] ?? 0)) {
      this.#deps.store.saveShardVersion(shard, report.version);
      this.#versions[shard] = report.version;
    }
    for (const { id, amounts } of report.moved) {
      this.#commit(settle(this.room, { id, amounts, left: report.left, seq: report.seq }, newTransferId));
    }
    this.room.hear(shard, report);
    this.#lower();
    return report;
  }

  /** Takes a lowering as far as it goes without hearing from a shard. */
  #lower(): void {
    for (let events = lower(this.room, newTransferId); events.length > 0; ) {
      this.#commit(events);
      events = lower(this.room, newTransferId);
    }
  }

  /**
   * Takes events into the room and stores them, in one turn, with the record where that changes too. If anything
   * fails, the desk starts anew from storage.
   */
  #commit(events: readonly StockEvent[], record = this.#record, notes?: ChangeNotes): readonly string[] {
    const { store } = this.#deps;
    if (events.length === 0 && record === this.#record) {
      if (notes?.order) store.saveAnsweredOrder(notes.order.key, notes.order, Date.now());
      return [];
    }
    let entryIds: readonly string[] = [];
    try {
      for (const event of events) this.room.apply(event);
      this.#deps.together(() => {
        const now = Date.now();
        if (record !== this.#record) store.saveRecord(record);
        store.appendStockEvents(events, now);
        if (notes) entryIds = notes.entries.map((entry) => store.addAuditEntry(entry, now));
        if (notes?.order) store.saveAnsweredOrder(notes.order.key, notes.order, now);
      });
      this.#record = record;
    } catch (error) {
      this.#deps.startAnew(error);
      throw error;
    }
    this.#deps.armAlarm();
    return entryIds;
  }

  #stub(shard: number) {
    return shardOf(this.#deps.bindings, this.#record.slug, shard);
  }

  #shards(): number[] {
    return Array.from({ length: this.#record.shardCount }, (_, shard) => shard);
  }

  #isBehind(shard: number): boolean {
    return (this.#versions[shard] ?? 0) < this.#record.version || this.room.pendingFor(shard).length > 0;
  }
}

/** An id that no transfer of the campaign had. */
export function newTransferId(): string {
  return crypto.randomUUID();
}

function logUnreachable(failures: readonly unknown[]): void {
  const error = String(failures[0]);
  console.error(JSON.stringify({ event: "desk.shards-unreachable", shards: failures.length, error }));
}
