/**
 * The authority of one campaign: its state, dates, batches, prizes, stock and seed. A thin class over pure decisions;
 * what it decides is stored first, then told to the shards, again and again until each has acknowledged it.
 */

import { DurableObject } from "cloudflare:workers";
import type { ObjectBindings } from "../objects.ts";
import { isMigrated, migrate } from "../sql-migrations.ts";
import type { ShardHead } from "../ticket-shard/ledger.ts";
import type { BatchStatus, CampaignState } from "../ticket-shard/settings.ts";
import { balanceOf } from "./balance.ts";
import type { CampaignRecord } from "./campaign-record.ts";
import { inState, mayBecome, newRecord, problemOf, stockOf } from "./campaign-record.ts";
import { ClaimReminders } from "./claim-reminders.ts";
import type {
  BatchOutcome,
  CampaignCatalogue,
  CampaignDefinition,
  CampaignStatus,
  CreateOutcome,
  DeactivationOutcome,
  LedgersOutcome,
  NewPrize,
  PrizeChanges,
  PrizeFigures,
  PrizeOutcome,
  PrizesOutcome,
  RememberedStatus,
  StateOutcome,
  StockChange,
  StockOutcome,
} from "./definition.ts";
import { DESK_MIGRATIONS, DeskStore } from "./desk-store.ts";
import { type DrawKeys, drawKeys, type OpenDrawOutcome, openDraw } from "./grand-draw.ts";
import { addition, deactivation, edition, figuresOf } from "./prize-decisions.ts";
import { queueReminderPage } from "./reminder-page.ts";
import type { RestockAnswer } from "./running-campaign.ts";
import { newTransferId, RunningCampaign } from "./running-campaign.ts";
import { StatusMemory } from "./status-memory.ts";
import { change, raise, stockProblemOf } from "./stock-decisions.ts";
import { StockRoom } from "./stock-room.ts";

export type { RestockAnswer } from "./running-campaign.ts";

const SEED_BYTES = 32; // as long as the HMAC's output: guessing the seed is no easier than guessing the draw
/** While a shard has not acknowledged, an alarm stands this far ahead. */
const ALARM_AHEAD_MS = 2_000;

export class CampaignDesk extends DurableObject<ObjectBindings> {
  readonly #store: DeskStore;
  #campaign: RunningCampaign | undefined;
  readonly #statusMemory = new StatusMemory(() => this.status());
  readonly #reminders: ClaimReminders;
  /** Undefined until the ledgers are public and somebody asks. */
  #ledgerHeads: Promise<readonly ShardHead[]> | undefined;
  /** When the one alarm stands, in milliseconds since the epoch: for the shards or the reminders, whichever is first. */
  #alarmAt: number | null = null;

  constructor(ctx: DurableObjectState, env: ObjectBindings) {
    super(ctx, env);
    this.#store = new DeskStore(ctx.storage.sql);
    this.#reminders = new ClaimReminders({
      progress: () => this.#store.reminderProgress(),
      saveProgress: (progress) => this.#store.saveReminderProgress(progress),
      queuePage: (campaign, progress) => queueReminderPage(env, campaign, progress, Date.now()),
      now: () => Date.now(),
    });
    // A desk that nobody created writes nothing: anyone who plays may name any campaign.
    if (!isMigrated(ctx.storage)) return;
    this.#campaign = this.#readStorage();
    ctx.blockConcurrencyWhile(async () => {
      this.#alarmAt = await ctx.storage.getAlarm();
      this.#planReminders();
    });
  }

  /** Creates the campaign in state `draft`: O(shards) rows here, one row or two in each shard, whatever the tickets. */
  async create(definition: CampaignDefinition): Promise<CreateOutcome> {
    if (this.#campaign) return { kind: "exists" };
    const problem = problemOf(definition);
    if (problem) return { kind: "invalid", problem };
    const seed = Buffer.from(crypto.getRandomValues(new Uint8Array(SEED_BYTES))).toString("hex");
    const record = newRecord(definition, seed, () => crypto.randomUUID(), Date.now());
    const room = new StockRoom(record.shardCount);
    const events = raise(room, stockOf(definition), 0, newTransferId);
    migrate(this.ctx.storage, DESK_MIGRATIONS);
    this.ctx.storage.transactionSync(() => {
      this.#store.createCampaign(record, seed);
      this.#store.appendStockEvents(events, Date.now());
    });
    for (const event of events) room.apply(event);
    const campaign = this.#running({ record, seed }, room);
    this.#campaign = campaign;
    await campaign.tellShards();
    return { kind: "created", catalogue: campaign.catalogue };
  }

  /** The campaign as everyone may see it; null before it was created. */
  catalogue(): CampaignCatalogue | null {
    return this.#campaign?.catalogue ?? null;
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
    await campaign.change({ ...campaign.record, batches: changed });
    return { kind: "changed", catalogue: campaign.catalogue };
  }

  /** Raises, lowers or moves stock while the campaign runs. Units already won stay won. */
  async changeStock(asked: StockChange): Promise<StockOutcome> {
    const campaign = this.#campaign;
    if (!campaign) return { kind: "no-campaign" };
    const { record, room } = campaign;
    const problem = stockProblemOf(record, room, asked);
    if (problem) return { kind: "invalid", problem };
    const seqBefore = this.#store.stockEventCount();
    const events = change(room, asked, newTransferId);
    await campaign.change(record, events);
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
          pending: Math.min(count - done, room.lowering[prize] ?? 0),
        };
      }
      case "move": {
        const claim = events.find((event) => event.kind === "claimed");
        const isPending = claim !== undefined && room.pending.has(claim.id);
        const done = claim ? this.#store.movedBy(claim.id, prize) : 0;
        return { kind: "applied", asked: count, done, pending: isPending ? count : 0 };
      }
    }
  }

  /**
   * Adds a prize, last in the catalogue.
   * @param key the same addition sent again answers as the first did; null when it cannot be recognised
   */
  async addPrize(asked: NewPrize, key: string | null): Promise<PrizeOutcome> {
    const campaign = this.#campaign;
    if (!campaign) return { kind: "no-campaign" };
    const { additions, prizes } = campaign.record;
    const before = key === null ? undefined : additions.find((addition) => addition.key === key);
    if (before) return changed(campaign, { ordinal: before.prize, left: before.stock, awarded: 0 });
    const decision = addition(campaign.prizeDeps, asked, Date.now(), key);
    if (decision.kind === "invalid") return decision;
    await campaign.change(decision.record, decision.events);
    return changed(campaign, { ordinal: prizes.length, left: asked.stock, awarded: 0 });
  }

  /** Changes a prize. Reads every shard first, because a stock is stated by what is still to be given. */
  async editPrize(prizeId: string, changes: PrizeChanges): Promise<PrizeOutcome> {
    const campaign = this.#campaign;
    if (!campaign) return { kind: "no-campaign" };
    const ordinal = ordinalOf(campaign, prizeId);
    if (ordinal === undefined) return { kind: "no-prize" };
    const awarded = (await campaign.awarded())?.[ordinal];
    if (awarded === undefined) return { kind: "unavailable" };
    const decision = edition(campaign.prizeDeps, ordinal, changes, awarded);
    if (decision.kind === "invalid") return decision;
    await campaign.change(decision.record, decision.events);
    return changed(campaign, figuresOf(campaign.prizeDeps, ordinal, awarded));
  }

  /**
   * Withdraws a prize: what is left of it leaves every shard that can be reached before this answers, and the others
   * as soon as they can be. What was won stays won.
   */
  async deactivatePrize(prizeId: string): Promise<DeactivationOutcome> {
    const campaign = this.#campaign;
    if (!campaign) return { kind: "no-campaign" };
    const ordinal = ordinalOf(campaign, prizeId);
    if (ordinal === undefined) return { kind: "no-prize" };
    const decision = deactivation(campaign.prizeDeps, ordinal);
    if (decision.kind === "invalid") return decision;
    await campaign.change(decision.record, decision.events);
    return { kind: "changed", catalogue: campaign.catalogue };
  }

  /** Every prize with its figures, read from every shard now. */
  async prizes(): Promise<PrizesOutcome> {
    const campaign = this.#campaign;
    if (!campaign) return { kind: "no-campaign" };
    const awarded = await campaign.awarded();
    if (!awarded) return { kind: "unavailable" };
    const { catalogue, prizeDeps } = campaign;
    const figures = catalogue.prizes.map(({ ordinal }) =>
      figuresOf(prizeDeps, ordinal, awarded[ordinal] ?? 0),
    );
    return { kind: "read", catalogue, figures };
  }

  /** Called by a shard whose quotas ran out; see `RunningCampaign.restock`. */
  restock(shard: number): Promise<RestockAnswer> {
    if (!this.#campaign) throw new Error("a shard asks for stock of a campaign that does not exist");
    return this.#campaign.restock(shard);
  }

  /** The stock equation, the outboxes and the settings, read from every shard now. */
  async status(): Promise<CampaignStatus | null> {
    const campaign = this.#campaign;
    if (!campaign) return null;
    const { record, room } = campaign;
    const seqBefore = this.#store.stockEventCount();
    const pending = [...room.pending.values()];
    const desk = { stock: room.stock, reserve: room.reserve };
    const shards = await campaign.progress(pending);
    const oldest = Math.min(
      ...shards.map(({ oldestPendingAt }) => oldestPendingAt ?? Number.POSITIVE_INFINITY),
    );
    const balance = balanceOf(desk, pending, shards);
    return {
      catalogue: campaign.catalogue,
      balance,
      consistent: this.#store.stockEventCount() === seqBefore,
      redemptions: balance.reduce((sum, { awarded }) => sum + awarded, 0),
      outbox: {
        depth: shards.reduce((sum, { outboxDepth }) => sum + outboxDepth, 0),
        lagMs: Number.isFinite(oldest) ? Math.max(0, Date.now() - oldest) : 0,
      },
      settings: { version: record.version, shardsBehind: campaign.shardsBehind },
    };
  }

  /** The status for anyone: some seconds old, and soon even when shards do not answer. */
  recentStatus(): Promise<RememberedStatus> {
    return this.#statusMemory.recent(Date.now());
  }

  /** Where the ledgers end, once they and the seed are public: every shard is asked until all have answered, then none. */
  async ledgers(): Promise<LedgersOutcome> {
    const campaign = this.#campaign;
    if (!campaign) return { kind: "no-campaign" };
    const { catalogue } = campaign;
    if (catalogue.seed === null || campaign.isStockMoving) return { kind: "not-public" };
    this.#ledgerHeads ??= campaign.ledgerHeads();
    try {
      return { kind: "public", catalogue, seed: catalogue.seed, heads: await this.#ledgerHeads };
    } catch (error) {
      this.#ledgerHeads = undefined;
      console.error(JSON.stringify({ event: "desk.ledgers-unread", error: String(error) }));
      return { kind: "unavailable" };
    }
  }

  /** What the grand draw is made with, its seed excepted. @param makes whether it is made if there is none yet */
  drawKeys(makes: boolean): DrawKeys {
    return this.#campaign ? drawKeys(this.#store, makes) : { kind: "none" };
  }

  /** The seed of the grand draw, for the list and the entropy of the first call that ever came. */
  openDraw(entrantsHash: string, entropy: string): OpenDrawOutcome {
    return this.#campaign ? openDraw(this.#store, entrantsHash, entropy) : { kind: "none" };
  }

  /**
   * Goes on telling shards what they have not acknowledged, and reminding players of what they have not fetched.
   * Never throws: a throwing alarm is dropped after six tries.
   */
  override async alarm(): Promise<void> {
    this.#alarmAt = null;
    const campaign = this.#campaign;
    if (!campaign) return;
    await campaign.tellShards();
    await this.#reminders.attend(campaign.record);
    this.#planReminders();
  }

  async #change(
    next: (record: CampaignRecord) => CampaignRecord | undefined,
    to: CampaignState,
  ): Promise<StateOutcome> {
    const campaign = this.#campaign;
    if (!campaign) return { kind: "no-campaign" };
    const record = next(campaign.record);
    if (!record) return { kind: "not-allowed", from: campaign.record.state, to };
    await campaign.change(record);
    return { kind: "changed", catalogue: campaign.catalogue };
  }

  /** A changed state or deadline needs no call of its own: it is told to the shards, whose alarm ends with this. */
  #planReminders(): void {
    const at = this.#campaign && this.#reminders.nextAt(this.#campaign.record);
    if (at) this.#armAlarm(at);
  }

  /** An earlier one that stands is left where it is: a busy desk would else push it ahead of itself for ever. */
  #armAlarm(at: number): void {
    if (this.#alarmAt !== null && this.#alarmAt <= at) return;
    this.#alarmAt = at;
    void this.ctx.storage.setAlarm(at);
  }

  #readStorage(): RunningCampaign | undefined {
    migrate(this.ctx.storage, DESK_MIGRATIONS);
    const stored = this.#store.campaign();
    if (!stored) return undefined;
    const room = new StockRoom(stored.record.shardCount);
    for (const event of this.#store.stockEvents()) room.apply(event);
    return this.#running(stored, room);
  }

  #running(stored: { record: CampaignRecord; seed: string }, room: StockRoom): RunningCampaign {
    const deps = {
      bindings: this.env,
      store: this.#store,
      together: (action: () => void) => this.ctx.storage.transactionSync(action),
      armAlarm: () => this.#armAlarm(Date.now() + ALARM_AHEAD_MS),
      startAnew: (error: unknown) => this.ctx.abort(`campaign desk starts anew: ${error}`),
    };
    return new RunningCampaign(deps, stored, room);
  }
}

function ordinalOf({ record }: RunningCampaign, prizeId: string): number | undefined {
  return record.prizes.find(({ id }) => id === prizeId)?.ordinal;
}

function changed({ record, catalogue }: RunningCampaign, figures: PrizeFigures): PrizeOutcome {
  const prize = record.prizes[figures.ordinal];
  if (!prize) throw new Error(`prize ${figures.ordinal} is not in the record that was just decided`);
  return { kind: "changed", catalogue, prize, figures };
}
