/**
 * The one sender of mails. D1's queue is the truth; this object only works it off, one run at a time, and keeps an
 * alarm standing for whatever comes next. Each mail is delivered at least once, under the same id each time.
 */

import { DurableObject } from "cloudflare:workers";
import { isMigrated, migrate } from "../sql-migrations.ts";
import { noteDatabaseFailure } from "../telemetry/note.ts";
import { within } from "../within.ts";
import { safeReason, settle } from "./delivery.ts";
import type { MailDriver, Sender, SendOutcome } from "./drivers/driver.ts";
import { wordsOf } from "./drivers/driver.ts";
import { driverOf } from "./drivers/driver-of.ts";
import { envelopeOf, parseSender } from "./drivers/envelope.ts";
import { Mailbox, type MailboxEntry, ROOM_MIGRATIONS } from "./mailbox.ts";
import type { MailMessage } from "./message.ts";
import { afterWave, BREATHER_MS, FIRST_PACE } from "./pace.ts";
import {
  dueMails,
  KEPT_MS,
  nextDueAt,
  type QueuedMail,
  type Result,
  sweep,
  writeResults,
} from "./queue-store.ts";
import { renderMail } from "./render.ts";
import type { MailRoomBindings } from "./room-bindings.ts";

/** Mails read from D1 at once. */
const GROUP = 50;
/** A run ends after this and an alarm goes on: the runtime gives an alarm's handler 15 minutes. */
const RUN_MAX_MS = 5 * 60_000;
/**
 * Sixty mails a second are twice what a hundred thousand winners an hour need. Without the pause, the mails of a busy
 * quarter of an hour took D1 and the processor from the winners: after a crash those came level in 8 to 17 s, not in 3.
 */
const BETWEEN_WAVES_MS = 100;
/** Whoever opens the local mailbox waits this long for what is due, not for a whole backlog. */
const MAILBOX_WAIT_MS = 2_000;
/** Stands while a wave is sent, so that a crash half way is made good. Longer than one, which takes 40 s at most. */
const WATCH_MS = 2 * 60_000;
/** Rendering asks D1 and perhaps a desk; one that hangs must not hold up every other mail. */
const RENDER_MAX_MS = 20_000;
const D1_FAILURE = /^D1_/;
const SWEEP_EVERY_MS = 24 * 3_600_000;
/** While there is more to sweep than goes at once. */
const SWEEP_ON_MS = 60_000;

export class MailRoom extends DurableObject<MailRoomBindings> {
  readonly #mailbox: Mailbox;
  #run: Promise<void> | undefined;
  #mustLookAgain = false;
  /** Milliseconds since the epoch: until then nothing is sent, whoever wakes us. The alarm ends it. */
  #quietUntil = 0;
  /** Forgotten, like the silence above, by an object that was put away: the next wave then finds it out anew. */
  #pace = FIRST_PACE;
  /** Mails of waves that were refused whole as too many, since the last that went out. */
  readonly #putOff = new Set<string>();
  /** Milliseconds since the epoch. */
  #sweepDueAt = 0;
  /** What went wrong last, so that a setting which is missing for days is one line and not one every ten seconds. */
  #lastProblem: string | undefined;

  constructor(ctx: DurableObjectState, env: MailRoomBindings) {
    super(ctx, env);
    this.#mailbox = new Mailbox(ctx.storage.sql);
    if (env.LOCAL_MODE === "true" || isMigrated(ctx.storage)) migrate(ctx.storage, ROOM_MIGRATIONS);
  }

  /** Sends what is due; resolves when nothing is, or when the rest must wait for the alarm. Never throws. */
  wake(): Promise<void> {
    this.#mustLookAgain = true;
    this.#run ??= this.#work();
    return this.#run;
  }

  /** The local mailbox, newest first, after sending what is due. @param to only what went to this address */
  async mailbox(to: string | null): Promise<MailboxEntry[]> {
    await Promise.race([this.wake(), scheduler.wait(MAILBOX_WAIT_MS)]);
    return isMigrated(this.ctx.storage) ? this.#mailbox.list(to) : [];
  }

  /** The HTML part of a mail in the local mailbox. */
  async mailboxHtml(id: string): Promise<string | undefined> {
    return isMigrated(this.ctx.storage) ? this.#mailbox.html(id) : undefined;
  }

  /** Erasing people: takes mails out of the local mailbox, some by their ids and all that went to some addresses. */
  forget(ids: readonly string[], recipients: readonly string[]): void {
    if (isMigrated(this.ctx.storage)) this.#mailbox.forget(ids, recipients);
  }

  override async alarm(): Promise<void> {
    this.#quietUntil = 0;
    await this.wake();
  }

  async #work(): Promise<void> {
    const until = Date.now() + RUN_MAX_MS;
    do {
      this.#mustLookAgain = false;
      await this.#setAlarm(await this.#round(until));
    } while (this.#mustLookAgain && Date.now() >= this.#quietUntil && Date.now() < until);
    this.#run = undefined; // in the same turn as the last look at the flag: no wake falls in between
    if (this.#mustLookAgain) await this.#setAlarm(Math.max(Date.now(), this.#quietUntil));
  }

  /** Does what there is to do. Never throws. @returns when to go on, in milliseconds since the epoch */
  async #round(until: number): Promise<number> {
    try {
      if (Date.now() >= this.#quietUntil) await this.#workOff(until);
      if (Date.now() >= this.#sweepDueAt) await this.#sweep();
      const dueAt = (await nextDueAt(this.env.DB)) ?? Number.POSITIVE_INFINITY;
      // Silence is no success: a wake in the middle of one has tried nothing.
      if (Date.now() >= this.#quietUntil) this.#lastProblem = undefined;
      return Math.min(Math.max(dueAt, this.#quietUntil), this.#sweepDueAt);
    } catch (error) {
      this.#logProblem("working off the mails", error);
      // A setting that is missing comes here as well.
      if (error instanceof Error && D1_FAILURE.test(error.message))
        noteDatabaseFailure(this.env, "mail-room");
      this.#quietUntil = Date.now() + BREATHER_MS;
      return this.#quietUntil;
    }
  }

  /**
   * Sends group after group until nothing is due, the provider needs a pause, or the run has lasted long enough.
   * @throws when D1 fails, or the deployment is set up wrongly; mails then wait
   */
  async #workOff(until: number): Promise<void> {
    for (;;) {
      const due = await dueMails(this.env.DB, Date.now(), GROUP);
      if (due.length === 0) return;
      const driver = driverOf(this.env, this.#mailbox);
      const from = parseSender(this.env.MAIL_FROM ?? "");
      // Whoever was just put off goes last: a limit may be one recipient's, who must not hold up all others.
      const isPutOff = ({ id }: QueuedMail) => this.#putOff.has(id);
      const mails = [...due.filter((mail) => !isPutOff(mail)), ...due.filter(isPutOff)];
      while (mails.length > 0) {
        const outcomes = await this.#sendWave(driver, from, mails.splice(0, this.#pace.width));
        const { pace, quietMs } = afterWave(this.#pace, outcomes);
        this.#pace = pace;
        if (quietMs > 0) {
          this.#quietUntil = Date.now() + quietMs;
          return;
        }
        if (Date.now() > until) return;
        if (mails.length > 0 || due.length >= GROUP) await scheduler.wait(BETWEEN_WAVES_MS);
      }
    }
  }

  /** Sends some mails at once and writes down what became of them. */
  async #sendWave(
    driver: MailDriver,
    from: Sender,
    mails: readonly QueuedMail[],
  ): Promise<(SendOutcome | undefined)[]> {
    await this.ctx.storage.setAlarm(Date.now() + WATCH_MS);
    const outcomes = await Promise.all(mails.map((mail) => this.#send(driver, from, mail)));
    const isMoving = outcomes.some((outcome) => outcome?.kind === "sent");
    if (isMoving) this.#putOff.clear();
    const now = Date.now();
    const results = mails.map(({ id, attempts }, index): Result => {
      const outcome = outcomes[index];
      if (!outcome) return { id, kind: "gone" };
      if (outcome.kind === "too-many") {
        if (!isMoving) this.#putOff.add(id);
        return { id, kind: "put-off", lastError: safeReason(outcome.reason) };
      }
      return { id, kind: "settled", settlement: settle(outcome, attempts + 1, now) };
    });
    await writeResults(this.env.DB, results);
    return outcomes;
  }

  /** Renders and sends one mail; undefined when its occasion is gone. */
  async #send(driver: MailDriver, from: Sender, mail: QueuedMail): Promise<SendOutcome | undefined> {
    const { id, recipient, language, userId, kind, fields } = mail;
    try {
      const message = { ...JSON.parse(fields), kind } as MailMessage;
      const rendering = renderMail(this.env, { message, language, userId }, Date.now());
      const rendered = await within(RENDER_MAX_MS, rendering);
      if (rendered === null) return undefined;
      const envelope = envelopeOf(id, from, recipient, rendered);
      if (!envelope)
        return { kind: "refused-for-good", reason: "the recipient is no address we can send to" };
      return await driver.send(envelope);
    } catch (error) {
      // Rendering asks D1 and the desk, which may be away for a moment.
      return { kind: "try-again", reason: wordsOf(error) };
    }
  }

  async #sweep(): Promise<void> {
    const now = Date.now();
    const hasMore = await sweep(this.env.DB, now);
    if (isMigrated(this.ctx.storage)) this.#mailbox.sweep(now - KEPT_MS);
    this.#sweepDueAt = now + (hasMore ? SWEEP_ON_MS : SWEEP_EVERY_MS);
  }

  async #setAlarm(at: number): Promise<void> {
    try {
      await this.ctx.storage.setAlarm(at);
    } catch (error) {
      this.#logProblem("setting the mail room's alarm", error);
    }
  }

  /** One JSON line without anybody's address; the message of an error of D1 may repeat a statement's parameters. */
  #logProblem(what: string, error: unknown): void {
    const name = error instanceof Error ? error.name : typeof error;
    const problem = JSON.stringify({
      level: "error",
      route: what,
      name,
      message: safeReason(wordsOf(error)),
    });
    if (problem !== this.#lastProblem) console.error(problem);
    this.#lastProblem = problem;
  }
}
