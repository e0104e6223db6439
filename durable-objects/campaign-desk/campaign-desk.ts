/**
 * The authority of one campaign: its state, dates, batches, stock and seed. A thin class over pure decisions; what
 * it decides is stored first, then told to the shards, again and again until each has acknowledged it.
 */

import { DurableObject } from "cloudflare:workers";
import type { ObjectBindings } from "../objects.ts";
import { shardOf } from "../objects.ts";
import { isMigrated, migrate } from "../sql-migrations.ts";
import { total } from "../ticket-shard/quota.ts";
import type { BatchStatus, CampaignState } from "../ticket-shard/settings.ts";
import type { SyncOrder } from "../ticket-shard/transfers.ts";
import { within } from "../within.ts";
import { balanceOf } from "./balance.ts";
import type { CampaignRecord } from "./campaign-record.ts";
import {
  inState,
  MAX_STOCK,
  mayBecome,
  newRecord,
  problemOf,
  settingsFor,
  stockOf,
} from "./campaign-record.ts";
import type {
  BatchOutcome,
  CampaignCatalogue,
  CampaignDefinition,
  CampaignStatus,
  CreateOutcome,
  StateOutcome,
  StockChange,
  StockOutcome,
} from "./definition.ts";
import { DESK_MIGRATIONS, DeskStore } from "./desk-store.ts";
import { change, lower, raise, restock, settle } from "./stock-decisions.ts";
import type { StockEvent } from "./stock-room.ts";
import { StockRoom } from "./stock-room.ts";

const SEED_BYTES = 32; // as long as the HMAC's output: guessing the seed is no easier than guessing the draw
/** Shards told at the same time: enough to hide the round trip, few enough to stay far below the runtime's limits. */
const SHARDS_AT_ONCE = 50;
/** A shard that says nothing for so long counts as unreachable: others wait behind it. */
const SHARD_ANSWER_MS = 5_000;
/** While a shard has not acknowledged, an alarm stands this far ahead. */
const ALARM_AHEAD_MS = 2_000;

export type RestockAnswer = "granted" | "none-left" | "unavailable";

interface Campaign {
  record: CampaignRecord;
  readonly seed: string;
  readonly room: StockRoom;
  /** The settings version each shard has acknowledged. */
  readonly versions: number[];
}

export class CampaignDesk extends DurableObject<ObjectBindings> {
  readonly #store: DeskStore;
  #campaign: Campaign | undefined;
  #restocking: Promise<unknown> = Promise.resolve();
  #alarmIsSet = false;

  constructor(ctx: DurableObjectState, env: ObjectBindings) {
    super(ctx, env);
    this.#store = new DeskStore(ctx.storage.sql);
    // A desk that nobody created writes nothing: anyone who plays may name any campaign.
    if (isMigrated(ctx.storage)) this.#campaign = this.#readStorage();
  }

  /** Creates the campaign in state `draft`: O(shards) rows here, one row or two in each shard, whatever the tickets. */
  async create(definition: CampaignDefinition): Promise<CreateOutcome> {
    if (this.#campaign) return { kind: "exists" };
    const problem = problemOf(definition);
    if (problem) return { kind: "invalid", problem };
    const seed = Buffer.from(crypto.getRandomValues(new Uint8Array(SEED_BYTES))).toString("hex");
    const record = newRecord(definition, seed, () => crypto.randomUUID());
    const room = new StockRoom(record.shardCount);
    const events = raise(room, stockOf(definition), 0, newTransferId);
    migrate(this.ctx.storage, DESK_MIGRATIONS);
    this.ctx.storage.transactionSync(() => {
      this.#store.createCampaign(record, seed);
      this.#store.appendStockEvents(events, Date.now());
    });
    for (const event of events) room.apply(event);
    const campaign = { record, seed, room, versions: this.#store.shardVersions(record.shardCount) };
    this.#campaign = campaign;
    await this.#tellShards(campaign);
    return { kind: "created", catalogue: catalogueOf(campaign) };
  }

  /** The campaign as everyone may see it; null before it was created. */
  catalogue(): CampaignCatalogue | null {
    return this.#campaign ? catalogueOf(this.#campaign) : null;
  }

  changeState(to: CampaignState): Promise<StateOutcome> {
    return this.#change((record) => (mayBecome(record.state, to) ? inState(record, to) : undefined), to);
  }

  changeDates(dates: Pick<CampaignRecord, "opensAt" | "closesAt" | "claimUntil">): Promise<StateOutcome> {
    return this.#change(
      (record) =>
        dates.opensAt < dates.closesAt && dates.closesAt <= dates.claimUntil
          ? { ...record, ...dates }
          : undefined,
      this.#campaign?.record.state ?? "draft",
    );
  }

  /** Changes what a batch's codes may do; every shard follows before this answers, or as soon as it can be reached. */
  async changeBatch(batchId: string, status: BatchStatus): Promise<BatchOutcome> {
    const campaign = this.#campaign;
    if (!campaign) return { kind: "no-campaign" };
    const { batches } = campaign.record;
    if (!batches.some(({ id }) => id === batchId)) return { kind: "no-batch" };
    const changed = batches.map((batch) => (batch.id === batchId ? { ...batch, status } : batch));
    await this.#publish(campaign, { ...campaign.record, batches: changed });
    return { kind: "changed", catalogue: catalogueOf(campaign) };
  }

  /** Raises, lowers or moves stock while the campaign runs. Units already won stay won. */
  async changeStock(asked: StockChange): Promise<StockOutcome> {
    const campaign = this.#campaign;
    if (!campaign) return { kind: "no-campaign" };
    const problem = stockProblemOf(campaign, asked);
    if (problem) return { kind: "invalid", problem };
    const seqBefore = this.#store.stockEventCount();
    const events = change(campaign.room, asked, newTransferId);
    this.#commit(campaign, events);
    this.#lower(campaign);
    await this.#tellShards(campaign);
    const { prize, count } = asked;
    switch (asked.kind) {
      case "raise":
        return { kind: "applied", asked: count, done: count, pending: 0 };
      case "lower": {
        const done = Math.min(count, this.#store.removedSince(seqBefore, prize));
        return {
          kind: "applied",
          asked: count,
          done,
          pending: Math.min(count - done, campaign.room.lowering[prize] ?? 0),
        };
      }
      case "move": {
        const claim = events.find((event) => event.kind === "claimed");
        const isPending = claim !== undefined && campaign.room.pending.has(claim.id);
        const done = claim ? this.#store.movedBy(claim.id, prize) : 0;
        return { kind: "applied", asked: count, done, pending: isPending ? count : 0 };
      }
    }
  }

  /**
   * Called by a shard whose quotas ran out. `granted`: something has arrived there. `none-left`: nothing is left in
   * the reserve, in any shard or under way. `unavailable`: what may be left is in shards that cannot be reached now.
   */
  restock(shard: number): Promise<RestockAnswer> {
    // One after the other: two dry shards must not both count on the same last unit.
    const turn = this.#restocking.then(() => this.#restock(shard));
    this.#restocking = turn.catch(() => undefined);
    return turn;
  }

  /** The stock equation, the outboxes and the settings, read from every shard now. */
  async status(): Promise<CampaignStatus | null> {
    const campaign = this.#campaign;
    if (!campaign) return null;
    const { record, room, versions } = campaign;
    const seqBefore = this.#store.stockEventCount();
    const pending = [...room.pending.values()];
    const desk = { stock: room.stock, reserve: room.reserve };
    const shards = await inGroups(shardIndexes(record), (shard) =>
      shardOf(this.env, record.slug, shard).progress(
        pending.filter((transfer) => transfer.shard === shard).map(({ id }) => id),
      ),
    );
    const oldest = Math.min(
      ...shards.map(({ oldestPendingAt }) => oldestPendingAt ?? Number.POSITIVE_INFINITY),
    );
    const balance = balanceOf(desk, pending, shards);
    return {
      catalogue: catalogueOf(campaign),
      balance,
      consistent: this.#store.stockEventCount() === seqBefore,
      redemptions: balance.reduce((sum, { awarded }) => sum + awarded, 0),
      outbox: {
        depth: shards.reduce((sum, { outboxDepth }) => sum + outboxDepth, 0),
        lagMs: Number.isFinite(oldest) ? Math.max(0, Date.now() - oldest) : 0,
      },
      settings: {
        version: record.version,
        shardsBehind: versions.filter((version) => version < record.version).length,
      },
    };
  }

  /** Goes on telling shards what they have not acknowledged. Never throws: a throwing alarm is dropped after six tries. */
  override async alarm(): Promise<void> {
    this.#alarmIsSet = false;
    if (this.#campaign) await this.#tellShards(this.#campaign);
  }

  async #change(
    next: (record: CampaignRecord) => CampaignRecord | undefined,
    to: CampaignState,
  ): Promise<StateOutcome> {
    const campaign = this.#campaign;
    if (!campaign) return { kind: "no-campaign" };
    const record = next(campaign.record);
    if (!record) return { kind: "not-allowed", from: campaign.record.state, to };
    await this.#publish(campaign, record);
    return { kind: "changed", catalogue: catalogueOf(campaign) };
  }

  async #publish(campaign: Campaign, record: CampaignRecord): Promise<void> {
    const next = { ...record, version: campaign.record.version + 1 };
    this.#store.saveRecord(next);
    campaign.record = next;
    await this.#tellShards(campaign);
  }

  async #restock(shard: number): Promise<RestockAnswer> {
    const campaign = this.#campaign;
    if (!campaign) throw new Error("a shard asks for stock of a campaign that does not exist");
    const unreachable = new Set<number>();
    const hear = async (other: number) => {
      await this.#tellShard(campaign, other).catch((error) => {
        unreachable.add(other);
        logUnreachable([error]);
      });
    };
    // Every round settles a claim, lowers what some shard may hold, or finds one out of reach: so this ends.
    for (;;) {
      const step = restock(campaign.room, shard, newTransferId, unreachable);
      switch (step.kind) {
        case "nothing-left":
          return "none-left";
        case "out-of-reach":
          return "unavailable";
        case "under-way":
          await this.#tellShard(campaign, shard);
          return "granted";
        case "hear-first":
          for (const claimed of step.shards) await hear(claimed);
          break;
        case "events":
          this.#commit(campaign, step.events);
          for (const event of step.events) if (event.kind === "claimed") await hear(event.shard);
          break;
      }
    }
  }

  /** Tells every shard what it has not acknowledged, until nothing follows; what cannot be reached, the alarm retries. */
  async #tellShards(campaign: Campaign): Promise<void> {
    for (;;) {
      const behind = shardIndexes(campaign.record).filter((shard) => isBehind(campaign, shard));
      if (behind.length === 0) return;
      this.#armAlarm();
      const failures: unknown[] = [];
      await inGroups(behind, (shard) =>
        this.#tellShard(campaign, shard).catch((error) => failures.push(error)),
      );
      if (failures.length > 0) {
        logUnreachable(failures);
        return;
      }
    }
  }

  async #tellShard(campaign: Campaign, shard: number): Promise<void> {
    const { record, seed, room, versions } = campaign;
    const transfers = room.pendingFor(shard).map(({ id, kind, amounts }) => ({ id, kind, amounts }));
    const isOutdated = (versions[shard] ?? 0) < record.version;
    const order: SyncOrder = isOutdated
      ? { settings: settingsFor(record, seed, shard), transfers }
      : { transfers };
    const report = await within(SHARD_ANSWER_MS, shardOf(this.env, record.slug, shard).sync(order));
    if (isOutdated && report.version > (versions[shard] ?? 0)) {
      this.#store.saveShardVersion(shard, report.version);
      versions[shard] = report.version;
    }
    for (const { id, amounts } of report.moved) {
      this.#commit(
        campaign,
        settle(room, { id, amounts, left: report.left, seq: report.seq }, newTransferId),
      );
    }
    this.#lower(campaign);
  }

  /** Takes a lowering as far as it goes without hearing from a shard. */
  #lower(campaign: Campaign): void {
    for (let events = lower(campaign.room, newTransferId); events.length > 0; ) {
      this.#commit(campaign, events);
      events = lower(campaign.room, newTransferId);
    }
  }

  /** Takes events into the room and stores them, in one turn. If either fails, the desk starts anew from storage. */
  #commit(campaign: Campaign, events: readonly StockEvent[]): void {
    if (events.length === 0) return;
    try {
      for (const event of events) campaign.room.apply(event);
      this.#store.appendStockEvents(events, Date.now());
    } catch (error) {
      this.ctx.abort(`campaign desk starts anew: ${error}`);
      throw error;
    }
    this.#armAlarm();
  }

  /** One that stands is left where it is: a busy desk would else push it ahead of itself for ever. */
  #armAlarm(): void {
    if (this.#alarmIsSet) return;
    this.#alarmIsSet = true;
    void this.ctx.storage.setAlarm(Date.now() + ALARM_AHEAD_MS);
  }

  #readStorage(): Campaign | undefined {
    migrate(this.ctx.storage, DESK_MIGRATIONS);
    const stored = this.#store.campaign();
    if (!stored) return undefined;
    const room = new StockRoom(stored.record.shardCount);
    for (const event of this.#store.stockEvents()) room.apply(event);
    return { ...stored, room, versions: this.#store.shardVersions(stored.record.shardCount) };
  }
}

function logUnreachable(failures: readonly unknown[]): void {
  const error = String(failures[0]);
  console.error(JSON.stringify({ event: "desk.shards-unreachable", shards: failures.length, error }));
}

function newTransferId(): string {
  return crypto.randomUUID();
}

function shardIndexes(record: CampaignRecord): number[] {
  return Array.from({ length: record.shardCount }, (_, shard) => shard);
}

function isBehind({ record, room, versions }: Campaign, shard: number): boolean {
  return (versions[shard] ?? 0) < record.version || room.pendingFor(shard).length > 0;
}

/** The seed is public once no shard can take a play any more: closed, and every shard knows it. */
function catalogueOf({ record, seed, versions }: Campaign): CampaignCatalogue {
  const { closedVersion, ...catalogue } = record;
  const isOverEverywhere = closedVersion !== null && versions.every((version) => version >= closedVersion);
  return { ...catalogue, seed: isOverEverywhere ? seed : null };
}

function stockProblemOf({ record, room }: Campaign, asked: StockChange): string | undefined {
  if (record.closedVersion !== null) return "La campagne est close : son stock ne change plus";
  if (!record.prizes.some(({ ordinal }) => ordinal === asked.prize)) return "Ce lot n'existe pas";
  if (!Number.isSafeInteger(asked.count) || asked.count < 1)
    return "La quantité doit être un entier d'au moins 1";
  if (asked.kind === "raise" && total(room.stock) + asked.count > MAX_STOCK) {
    return `Il y a au plus ${MAX_STOCK} prix en tout`;
  }
  if (asked.kind !== "move") return undefined;
  const isShard = (shard: number) => Number.isInteger(shard) && shard >= 0 && shard < record.shardCount;
  if (!isShard(asked.fromShard) || !isShard(asked.toShard)) return "Ce fragment n'existe pas";
  return asked.fromShard === asked.toShard ? "Choisissez deux fragments différents" : undefined;
}

/** Runs an action for every item, some at the same time, and gives the results in the items' order. */
async function inGroups<Item, Result>(
  items: readonly Item[],
  action: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += SHARDS_AT_ONCE) {
    results.push(...(await Promise.all(items.slice(start, start + SHARDS_AT_ONCE).map(action))));
  }
  return results;
}
