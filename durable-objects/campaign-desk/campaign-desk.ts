/**
 * The authority of one campaign: its state, dates, batches, prizes, stock and seed. A thin class over pure decisions;
 * what it decides is stored first, then told to the shards, again and again until each has acknowledged it.
 */

import { DurableObject } from "cloudflare:workers";
import { alarmToSet, standingAtStart } from "../lost-alarm.ts";
import type { ObjectBindings } from "../objects.ts";
import { isMigrated, migrate } from "../sql-migrations.ts";
import { noteDatabaseFailure } from "../telemetry/note.ts";
import type { ShardHead } from "../ticket-shard/ledger.ts";
import type { CampaignState, SerialRange } from "../ticket-shard/settings.ts";
import { D1_ANSWER_MS, within } from "../within.ts";
import type { Actor } from "./audit.ts";
import { creationEntry } from "./audit.ts";
import { AuditOutbox, insertAuditRows } from "./audit-outbox.ts";
import { activateRange, changeBatch, createBatches, splitBatch } from "./batch-orders.ts";
import type * as Batches from "./batch-outcomes.ts";
import * as Campaigns from "./campaign-orders.ts";
import type { CampaignRecord } from "./campaign-record.ts";
import { newRecord, problemOf, stockOf } from "./campaign-record.ts";
import { readStatus } from "./campaign-status.ts";
import { ClaimReminders } from "./claim-reminders.ts";
import type {
  CampaignCatalogue,
  CampaignDefinition,
  CampaignStatus,
  CreateOutcome,
  DatesOutcome,
  DeactivationOutcome,
  LedgersOutcome,
  NewPrize,
  OpeningOutcome,
  PrizeChanges,
  PrizeOutcome,
  PrizesOutcome,
  PurchaseRule,
  PurchaseRuleOutcome,
  RememberedStatus,
  StockChange,
  StockOutcome,
} from "./definition.ts";
import { DESK_MIGRATIONS, DeskStore } from "./desk-store.ts";
import { type DrawKeys, drawKeys, type OpenDrawOutcome, openDraw } from "./grand-draw.ts";
import * as Prizes from "./prize-orders.ts";
import { queueReminderPage } from "./reminder-page.ts";
import { type RewindOrder, type RewindOutcome, rewindShard } from "./rewind.ts";
import type { RestockAnswer } from "./running-campaign.ts";
import { newTransferId, RunningCampaign } from "./running-campaign.ts";
import { StatusMemory } from "./status-memory.ts";
import { raise } from "./stock-decisions.ts";
import { changeStock } from "./stock-orders.ts";
import { type StockEvent, StockRoom } from "./stock-room.ts";

export type { Actor } from "./audit.ts";
export type { RestockAnswer } from "./running-campaign.ts";

const SEED_BYTES = 32; // as long as the HMAC's output: guessing the seed is no easier than guessing the draw
/** While a shard has not acknowledged, an alarm stands this far ahead. */
const ALARM_AHEAD_MS = 2_000;
/** Whoever asked for a change waits so long, at most, for D1 to take its audit entry; the alarm sees to it after that. */
const AUDIT_ANSWER_MS = 2_000;
const NO_CAMPAIGN = { kind: "no-campaign" } as const;
const CLOSED = { kind: "closed" } as const;

export class CampaignDesk extends DurableObject<ObjectBindings> {
  readonly #store: DeskStore;
  #campaign: RunningCampaign | undefined;
  readonly #statusMemory = new StatusMemory(() => this.status());
  readonly #reminders: ClaimReminders;
  readonly #audit: AuditOutbox;
  /** Undefined until the ledgers are public and somebody asks. */
  #ledgerHeads: Promise<readonly ShardHead[]> | undefined;
  /** The latest step back in time: other orders wait for it. */
  #rewinding: Promise<unknown> | undefined;
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
    this.#audit = new AuditOutbox({
      read: (limit) => this.#store.auditEntries(limit),
      deliver: (rows) => within(D1_ANSWER_MS, insertAuditRows(env.DB, rows)),
      remove: (ids) => this.#store.removeAuditEntries(ids),
      noteFailure: () => noteDatabaseFailure(env, "audit"),
      now: () => Date.now(),
    });
    // A desk that nobody created writes nothing: anyone who plays may name any campaign.
    if (!isMigrated(ctx.storage)) return;
    this.#campaign = this.#readStorage();
    ctx.blockConcurrencyWhile(async () => {
      this.#alarmAt = standingAtStart(await ctx.storage.getAlarm(), Date.now());
      // The platform gives an alarm up after six failures; the next one to wake this desk has it set again.
      if (this.#campaign?.hasToTell) this.#armAlarm(Date.now() + ALARM_AHEAD_MS);
      this.#planAhead();
    });
  }

  /** Creates the campaign in state `draft`: O(shards) rows here, one row or two in each shard, whatever the tickets. */
  async create(definition: CampaignDefinition, by: Actor): Promise<CreateOutcome> {
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
      this.#store.addAuditEntry(creationEntry(definition, by), Date.now());
    });
    for (const event of events) room.apply(event);
    const campaign = this.#running({ record, seed }, room);
    this.#campaign = campaign;
    await campaign.tellShards();
    await this.#sendAudit();
    return { kind: "created", catalogue: campaign.catalogue };
  }

  /** The campaign as everyone may see it; null before it was created. */
  catalogue(): CampaignCatalogue | null {
    return this.#campaign?.catalogue ?? null;
  }

  /**
   * @param mayRunShort whether a campaign may be opened with less stock than tickets: the last ones would find nothing
   */
  changeState(to: CampaignState, by: Actor, mayRunShort = true): Promise<OpeningOutcome> {
    return this.#order((campaign) => Campaigns.changeState(campaign, to, by, mayRunShort));
  }

  changeDates(
    dates: Pick<CampaignRecord, "opensAt" | "closesAt" | "claimUntil">,
    by: Actor,
  ): Promise<DatesOutcome> {
    return this.#order((campaign) => Campaigns.changeDates(campaign, dates, by));
  }

  /** Changes what gives a ticket; the shards have no part in it. */
  changePurchaseRule(rule: PurchaseRule, by: Actor): Promise<PurchaseRuleOutcome> {
    return this.#order((campaign) => Campaigns.changePurchaseRule(campaign, rule, by));
  }

  /** Changes what a batch's codes may do; every shard follows before this answers, or as soon as it can be reached. */
  changeBatch(asked: Batches.BatchChange, by: Actor): Promise<Batches.BatchOutcome> {
    return this.#aboutBatches((campaign) => changeBatch(campaign, asked, by));
  }

  /** Adds batches, all or none, of serials that no other has. */
  createBatches(asked: readonly Batches.NewBatch[], by: Actor): Promise<Batches.NewBatchesOutcome> {
    return this.#aboutBatches((campaign) => createBatches(campaign, asked, by));
  }

  /** Makes a part of a batch one of its own. */
  splitBatch(asked: Batches.BatchSplit, by: Actor): Promise<Batches.SplitOutcome> {
    return this.#aboutBatches((campaign) => splitBatch(campaign, asked, by));
  }

  /** Activates a pack by the serials of its first and last code, in either order. */
  activateRange(asked: Batches.PackOrder, by: Actor): Promise<Batches.PackOutcome> {
    return this.#aboutBatches((campaign) => activateRange(campaign, asked, by));
  }

  /** How many tickets of each range were played; null when a shard does not answer. */
  async playedIn(ranges: readonly SerialRange[]): Promise<Batches.PlayedInRanges> {
    return (await this.#campaign?.playedIn(ranges)) ?? null;
  }

  /**
   * Raises, lowers or moves stock while the campaign runs. Units already won stay won.
   * @param key the same order sent again acts no second time, and answers how far the first one is; null when it cannot
   *   be recognised
   */
  changeStock(asked: StockChange, by: Actor, key: string | null = null): Promise<StockOutcome> {
    return this.#order((campaign) => changeStock(campaign, this.#store, asked, by, key));
  }

  /**
   * Adds a prize, last in the catalogue.
   * @param key the same addition sent again answers as the first did; null when it cannot be recognised
   */
  addPrize(asked: NewPrize, by: Actor, key: string | null): Promise<PrizeOutcome> {
    return this.#order((campaign) => Prizes.addPrize(campaign, asked, by, key));
  }

  /**
   * Changes a prize. Reads every shard first, because a stock is stated by what is still to be given.
   * @param key the same changes sent again change nothing, though a stock was played meanwhile; null when they cannot
   *   be recognised
   */
  editPrize(
    prizeId: string,
    changes: PrizeChanges,
    by: Actor,
    key: string | null = null,
  ): Promise<PrizeOutcome> {
    return this.#order((campaign) => Prizes.editPrize(campaign, this.#store, prizeId, changes, by, key));
  }

  /**
   * Withdraws a prize: what is left of it leaves every shard that can be reached before this answers, and the others
   * as soon as they can be. What was won stays won.
   */
  deactivatePrize(prizeId: string, by: Actor): Promise<DeactivationOutcome> {
    return this.#order((campaign) => Prizes.deactivatePrize(campaign, prizeId, by));
  }

  /** Every prize with its figures, read from every shard now. */
  async prizes(): Promise<PrizesOutcome> {
    return this.#campaign ? Prizes.readPrizes(this.#campaign) : NO_CAMPAIGN;
  }

  /** Has one shard of a paused campaign go back in time; its wins of since then are lost from its ledger. */
  rewindShard(asked: RewindOrder, by: Actor): Promise<RewindOutcome> {
    const turn = this.#order((campaign) => rewindShard(campaign, this.#store, asked, by, Date.now()));
    this.#rewinding = turn.catch(() => undefined);
    return turn;
  }

  /** Called by a shard whose quotas ran out; see `RunningCampaign.restock`. */
  restock(shard: number): Promise<RestockAnswer> {
    if (!this.#campaign) throw new Error("a shard asks for stock of a campaign that does not exist");
    return this.#campaign.restock(shard);
  }

  /** The stock equation, the outboxes and the settings, read from every shard now. */
  async status(): Promise<CampaignStatus | null> {
    return this.#campaign ? readStatus(this.#campaign, this.#store) : null;
  }

  /** The status for anyone: some seconds old, and soon even when shards do not answer. */
  recentStatus(): Promise<RememberedStatus> {
    return this.#statusMemory.recent(Date.now());
  }

  /** Where the ledgers end, once they and the seed are public: every shard is asked until all have answered, then none. */
  async ledgers(): Promise<LedgersOutcome> {
    const campaign = this.#campaign;
    if (!campaign) return NO_CAMPAIGN;
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

  /** Everything that ever happened to the stock; null until the ledgers are public, and from then on it stays as it is. */
  stockAccount(): readonly StockEvent[] | null {
    const campaign = this.#campaign;
    if (!campaign || campaign.catalogue.seed === null || campaign.isStockMoving) return null;
    return this.#store.stockEvents();
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
    await this.#audit.drain();
    await this.#reminders.attend(campaign.record);
    this.#planAhead();
  }

  /** An order to the campaign, and its entry on its way to the audit log before whoever asked is answered. */
  async #order<Outcome>(
    carryOut: (campaign: RunningCampaign) => Promise<Outcome>,
  ): Promise<Outcome | typeof NO_CAMPAIGN> {
    await this.#rewinding; // a campaign that opened now would give wins that are about to be lost
    if (!this.#campaign) return NO_CAMPAIGN;
    const outcome = await carryOut(this.#campaign);
    await this.#sendAudit();
    return outcome;
  }

  /** What batches were when the campaign ended stays as it was. */
  #aboutBatches<Outcome>(
    carryOut: (campaign: RunningCampaign) => Promise<Outcome>,
  ): Promise<Outcome | typeof NO_CAMPAIGN | typeof CLOSED> {
    return this.#order<Outcome | typeof CLOSED>(async (campaign) =>
      campaign.record.closedVersion === null ? carryOut(campaign) : CLOSED,
    );
  }

  /** Hands the audit log what waits for it; what D1 does not take soon, it gets by the alarm. */
  async #sendAudit(): Promise<void> {
    await within(AUDIT_ANSWER_MS, this.#audit.drain()).catch(() => undefined);
    this.#planAhead();
  }

  /** A changed state or deadline needs no call of its own: it is told to the shards, whose alarm ends with this. */
  #planAhead(): void {
    const reminderAt = this.#campaign && this.#reminders.nextAt(this.#campaign.record);
    if (reminderAt) this.#armAlarm(reminderAt);
    const auditAt = this.#campaign && this.#audit.nextAt();
    if (auditAt) this.#armAlarm(auditAt);
  }

  /** An earlier one that stands is left where it is: a busy desk would else push it ahead of itself for ever. */
  #armAlarm(at: number): void {
    const next = alarmToSet(this.#alarmAt, at, Date.now());
    if (next === undefined) return;
    this.#alarmAt = next;
    void this.ctx.storage.setAlarm(next);
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
