/**
 * The object that owns every code with one prefix. A thin class: it gathers the calls of a tick, lets the pure
 * modules decide them in one synchronous turn, writes one statement, and answers. The runtime holds every answer
 * back until that write is durable (output gate), so an acknowledged win cannot be lost (promise 2).
 */

import { DurableObject } from "cloudflare:workers";
import type { RestockAnswer } from "../campaign-desk/campaign-desk.ts";
import type { ShardFigures } from "../live-board/shard-figures.ts";
import { standingAtStart, stands } from "../lost-alarm.ts";
import { boardOf, deskOf, type ObjectBindings } from "../objects.ts";
import { HmacSha256 } from "../sha256/sha256.ts";
import { migrate } from "../sql-migrations.ts";
import { noteDatabaseFailure } from "../telemetry/note.ts";
import { D1_ANSWER_MS, within } from "../within.ts";
import { BoardPulse } from "./board-pulse.ts";
import { type CancelOutcome, cancelTicket } from "./cancellation.ts";
import { DryCalls } from "./dry-calls.ts";
import { hashOf, type LedgerRow, placeAfter, type ShardHead } from "./ledger.ts";
import { LedgerStore } from "./ledger-store.ts";
import { Outbox, type WinnersBatch } from "./outbox.ts";
import { ALARM_AHEAD_MS, OutboxPace } from "./outbox-pace.ts";
import { type OutcomeText, writeOutcome } from "./outcome.ts";
import { type PlayedText, writePlayed } from "./played.ts";
import { type RewindPoint, type RewindPreparation, StepBack } from "./point-in-time.ts";
import { total } from "./quota.ts";
import { type DecisionDeps, decide, type KeyedRedemption, type RedemptionRequest } from "./redemption.ts";
import { owns, type SerialRange, type ShardSettings } from "./settings.ts";
import type { ShardBook } from "./shard-book.ts";
import { SHARD_MIGRATIONS } from "./shard-migrations.ts";
import { STARTS_ANEW } from "./starts-anew.ts";
import {
  carryOut,
  movedBy,
  type ShardProgress,
  type SyncOrder,
  type SyncReport,
  type TransferOrder,
} from "./transfers.ts";
import { Turns } from "./turns.ts";
import { CALM_MS, type WinMails } from "./win-mails.ts";
import { winMailsOf } from "./win-mails-live.ts";
import { projectWinners } from "./winners-projection.ts";

interface WaitingCall extends RedemptionRequest {
  readonly resolve: (outcome: OutcomeText) => void;
}

/** A shard that the desk has told what it is. */
interface Enrolled {
  readonly settings: ShardSettings;
  readonly shardSeed: HmacSha256;
  readonly book: ShardBook;
}

export class TicketShard extends DurableObject<ObjectBindings> {
  readonly #store: LedgerStore;
  #enrolled: Enrolled | undefined;
  readonly #outbox: Outbox;
  readonly #pace: OutboxPace;
  readonly #winMails: WinMails;
  readonly #pulse: BoardPulse;
  readonly #turns = new Turns<WaitingCall>((calls) => this.#orStartAnew(() => this.#decideAll(calls)));
  readonly #dry = new DryCalls<WaitingCall>({
    askForStock: () => this.#askForStock(),
    hasStock: () => total(this.#enrolled?.book.quotas ?? []) > 0,
    decideAnew: (call) => this.#enqueue(call),
    refuse: (call, outcome) => call.resolve(writeOutcome(outcome)),
  });
  readonly #stepBack = new StepBack(this.ctx.storage, () =>
    this.ctx.abort(`${STARTS_ANEW}: it goes back in time`),
  );
  /** Milliseconds since the epoch. */
  #alarmAt: number | null = null;

  constructor(ctx: DurableObjectState, env: ObjectBindings) {
    super(ctx, env);
    migrate(ctx.storage, SHARD_MIGRATIONS);
    this.#store = new LedgerStore(ctx.storage.sql);
    const drainedSeq = this.#store.drainedSeq();
    this.#outbox = new Outbox(
      {
        read: (afterSeq, limit) => this.#store.winnersAfter(afterSeq, limit),
        deliver: (winners) =>
          within(D1_ANSWER_MS, projectWinners(env.DB, this.#requireEnrolled().settings.campaign, winners)),
        saveDrainedSeq: (seq) => this.#store.saveDrainedSeq(seq),
      },
      drainedSeq,
      this.#store.countRedemptionsAfter(drainedSeq),
    );
    this.#pace = new OutboxPace({
      outbox: this.#outbox,
      isAlarmSet: () => this.#isAlarmSet(),
      setAlarm: (aheadMs) => this.#setAlarm(aheadMs),
      noteFailure: () => noteDatabaseFailure(env, "outbox"),
    });
    this.#winMails = winMailsOf(env, this.#store, {
      campaign: () => this.#requireEnrolled().settings.campaign,
      isCalm: () => this.#outbox.depth === 0 && Date.now() - this.#turns.lastAt >= CALM_MS,
    });
    this.#pulse = new BoardPulse({
      report: () => this.#reportToBoard(),
      onFailure: (error, pauseMs) =>
        console.error(JSON.stringify({ event: "board.not-told", pauseMs, error: String(error) })),
    });
    const settings = this.#store.settings();
    if (settings) this.#enroll(settings, this.#store.readBook(settings));
    ctx.blockConcurrencyWhile(async () => {
      this.#alarmAt = standingAtStart(await ctx.storage.getAlarm(), Date.now());
      this.#pace.keepMoving();
      if (this.#outbox.depth > 0) this.#pulse.touch(); // what ended this shard may have kept the board from hearing
      if (!this.#isAlarmSet() && this.#store.oldestUnmailedAt() !== undefined) this.#setAlarm(ALARM_AHEAD_MS);
    });
  }

  /** The bare round trip to an object, for measurements: the clock, and nothing touched. */
  ping(): number {
    return Date.now();
  }

  /**
   * Redeems a ticket for a player, once. Answers after the win is durable.
   * @param serial must belong to this shard; anything else rejects this call alone
   * @param idempotencyKey the same player, serial and key get the same win again (promise 9)
   */
  redeem(serial: number, player: string, idempotencyKey: string | null): Promise<OutcomeText> {
    const settings = this.#enrolled?.settings;
    if (settings && !owns(settings, serial))
      return Promise.reject(new RangeError(`serial ${serial} is not of this shard`));
    return new Promise((resolve) => {
      this.#enqueue({ serial, player, idempotencyKey, resolve });
    });
  }

  /** The redemption of a serial, if there is one. Reads only; what it answers is durable, like every answer of an object. */
  played(serial: number): PlayedText {
    return writePlayed(this.#store.redemption(serial)?.row);
  }

  /** Whether a ticket was cancelled by a refund. Reads only. */
  isCancelled(serial: number): boolean {
    return this.#enrolled?.book.isCancelled(serial) ?? false;
  }

  /** The win of a serial in the form in which the outbox carries it to D1; null when the ticket was not played. */
  projection(serial: number): string | null {
    const row = this.#store.redemption(serial)?.row;
    return row ? this.#store.winnersAfter(row.seq - 1, 1, row.seq).winners : null;
  }

  /** Wins after a place in the ledger in the form of `projection`. Reads only: no watermark moves. */
  winnersAfter(afterSeq: number, limit: number): WinnersBatch {
    return this.#store.winnersAfter(afterSeq, limit);
  }

  /** How many tickets of each range were played here. */
  playedIn(ranges: readonly SerialRange[]): number[] {
    return this.#store.countPlayedIn(ranges);
  }

  /**
   * Cancels a ticket for good unless somebody has played it. One synchronous turn: of a play and a refund at the same
   * instant one comes first, and the other is told so. Asked again it answers the same (promise 9).
   * @throws when the serial is not of this shard
   */
  cancel(serial: number): CancelOutcome {
    this.#stepBack.refuseMeanwhile();
    const { settings, book } = this.#requireEnrolled();
    if (!owns(settings, serial)) throw new RangeError(`serial ${serial} is not of this shard`);
    return this.#orStartAnew(() => {
      const { state } = settings;
      const decision = cancelTicket({ book, state, now: Date.now() }, serial);
      if (decision.kind === "answered") return decision.outcome;
      this.#store.insertEvent(decision.row);
      return { kind: "cancelled" };
    });
  }

  /** Takes over settings and carries out transfers; each acts once, however often it is ordered. */
  sync(order: SyncOrder): SyncReport {
    this.#stepBack.refuseMeanwhile();
    return this.#orStartAnew(() =>
      this.ctx.storage.transactionSync(() => {
        if (order.settings) this.#follow(order.settings);
        const { book, settings } = this.#requireEnrolled();
        const moved = order.transfers.map((transfer) => ({
          id: transfer.id,
          amounts: this.#transfer(transfer),
        }));
        return { version: settings.version, seq: book.head.seq, left: book.quotas, moved };
      }),
    );
  }

  /** Where this shard stands. @param transferIds the transfers the desk has not seen settled */
  progress(transferIds: readonly string[]): ShardProgress {
    this.#stepBack.refuseMeanwhile();
    const book = this.#enrolled?.book;
    return {
      seq: book?.head.seq ?? 0,
      left: book?.quotas ?? [],
      awarded: Array.from(book?.awarded ?? [], (count) => count ?? 0),
      outboxDepth: this.#outbox.depth,
      oldestPendingAt: this.#store.redemptionsAfter(this.#outbox.drainedSeq, 1)[0]?.at ?? null,
      applied: transferIds.flatMap((id) => {
        const amounts = this.#store.transferAmounts(id);
        return amounts ? [{ id, amounts: movedBy(amounts) }] : [];
      }),
    };
  }

  /** What the live board asks for itself, once: from then on it is told. @param shard the number it knows this shard by */
  figures(shard: number): ShardFigures {
    this.#pulse.told();
    return this.#figuresOf(shard);
  }

  /** Up to `limit` ledger rows after `afterSeq`. */
  ledgerPage(afterSeq: number, limit: number): LedgerRow[] {
    return this.#store.page(afterSeq, limit);
  }

  /** Where the ledger ends: its length, and the hash that stands for all of it. */
  ledgerHead(): ShardHead {
    const { seq, hash } = this.#requireEnrolled().book.head;
    return { rows: seq, hash };
  }

  /** Has this shard go back in time (point-in-time.ts). The desk alone asks for it: it sends again what is lost by that. */
  prepareRewind(point: RewindPoint): Promise<RewindPreparation> {
    const state = this.#enrolled?.settings.state ?? "paused";
    return this.#stepBack.prepare(point, state, () => this.#store.cancelledSerials());
  }

  /** Ends this object, so that the next call finds one that has read its storage. No answer comes: it ends with the call. */
  startAnew(): void {
    this.ctx.abort(`${STARTS_ANEW}: the desk has it go back in time`);
  }

  /** At-least-once and dropped after six failures, so it never throws: it drains, or arms itself again. */
  override async alarm(): Promise<void> {
    this.#alarmAt = null;
    await this.#pace.drain();
    if (this.#pace.isFailing) return; // winners first: the alarm that was just set tries again
    const pauseMs = await this.#winMails.attend();
    if (pauseMs !== null && !this.#isAlarmSet()) this.#setAlarm(pauseMs);
  }

  #enqueue(call: WaitingCall): void {
    if (!this.#turns.add(call)) call.resolve(writeOutcome({ kind: "unavailable" }));
  }

  /**
   * Runs a change of book and storage together. When it throws, the book may hold what storage does not: the object
   * is torn down, every waiting call fails, and the next one finds an object that has read its ledger again.
   */
  #orStartAnew<Result>(action: () => Result): Result {
    try {
      return action();
    } catch (error) {
      console.error(JSON.stringify({ event: "shard.aborted", error: String(error) }));
      this.ctx.abort(`${STARTS_ANEW}: ${error}`);
      throw error;
    }
  }

  /** Decides, writes, and only then answers. No await stands in here: nobody can come between check and write. */
  #decideAll(calls: readonly WaitingCall[]): void {
    const redemptions: KeyedRedemption[] = []; // a list: two of one serial must reach the table's key and fail there
    const inThisTurn = new Map<number, KeyedRedemption>();
    const answers: (() => void)[] = [];
    const deps = this.#decisionDeps(inThisTurn);
    for (const call of calls) {
      const decision = deps
        ? decide(deps, call)
        : ({ kind: "answered", outcome: { kind: "campaign-not-active", why: "draft" } } as const);
      if (decision.kind === "dry") {
        this.#dry.add(call);
        continue;
      }
      if (decision.kind === "redeemed") {
        redemptions.push(decision.redemption);
        inThisTurn.set(call.serial, decision.redemption);
      }
      answers.push(() => call.resolve(writeOutcome(decision.outcome)));
    }
    if (redemptions.length > 0) {
      this.#store.insertRedemptions(redemptions);
      this.#outbox.add(redemptions.length);
      this.#pace.keepMoving();
    }
    for (const answer of answers) answer();
    if (redemptions.length > 0) this.#pulse.touch();
    void this.#dry.restock();
  }

  #decisionDeps(inThisTurn: ReadonlyMap<number, KeyedRedemption>): DecisionDeps | undefined {
    if (!this.#enrolled) return undefined;
    return {
      ...this.#enrolled,
      now: Date.now(),
      findPlayed: (serial) => {
        const redemption = inThisTurn.get(serial) ?? this.#store.redemption(serial);
        if (!redemption) throw new Error(`serial ${serial} is marked as played but has no redemption`);
        return redemption;
      },
    };
  }

  async #askForStock(): Promise<RestockAnswer> {
    const { settings } = this.#requireEnrolled();
    try {
      return await deskOf(this.env, settings.campaign).restock(settings.shardIndex);
    } catch (error) {
      console.error(JSON.stringify({ event: "shard.restock-failed", error: String(error) }));
      return "unavailable";
    }
  }

  #follow(settings: ShardSettings): void {
    const known = this.#enrolled;
    if (known && known.settings.version >= settings.version) return;
    this.#store.saveSettings(settings);
    const book = known?.book ?? this.#store.readBook(settings);
    this.#enroll(settings, book);
    const { drawMode, oddsPpm } = settings;
    const isSameRule = book.rules?.drawMode === drawMode && `${book.rules.oddsPpm}` === `${oddsPpm}`;
    if (isSameRule) return;
    const unsealed = { kind: "rules", ...placeAfter(book.head, Date.now()), drawMode, oddsPpm } as const;
    const row = { ...unsealed, hash: hashOf(book.head.hash, unsealed) };
    this.#store.insertEvent(row);
    book.apply(row);
  }

  #transfer(order: TransferOrder): readonly number[] {
    const before = this.#store.transferAmounts(order.id);
    if (before) return movedBy(before);
    const row = carryOut(this.#requireEnrolled().book, order, Date.now());
    this.#store.insertEvent(row);
    return movedBy(row.amounts);
  }

  #requireEnrolled(): Enrolled {
    if (!this.#enrolled) throw new Error("the desk has not told this shard what it is");
    return this.#enrolled;
  }

  #enroll(settings: ShardSettings, book: ShardBook): void {
    const shardSeed = new HmacSha256(Buffer.from(settings.shardSeed, "hex"));
    this.#enrolled = { settings, shardSeed, book };
  }

  async #reportToBoard(): Promise<number> {
    const { campaign, shardIndex } = this.#requireEnrolled().settings;
    return boardOf(this.env, campaign).report(this.#figuresOf(shardIndex));
  }

  #figuresOf(shard: number): ShardFigures {
    const book = this.#enrolled?.book;
    const awarded = Array.from(book?.awarded ?? [], (count) => count ?? 0);
    return { shard, seq: book?.head.seq ?? 0, awarded, lastAt: this.#store.lastRedemptionAt() };
  }

  #isAlarmSet(): boolean {
    return stands(this.#alarmAt, Date.now());
  }

  #setAlarm(aheadMs: number): void {
    this.#alarmAt = Date.now() + aheadMs;
    void this.ctx.storage.setAlarm(this.#alarmAt);
  }
}
