/**
 * The one sender of mails. D1's queue is the truth; this object only works it off, one run at a time, and keeps an
 * alarm standing for whatever comes next. Each mail is delivered at least once, under the same id each time.
 */

import { DurableObject } from "cloudflare:workers";
import { isMigrated, migrate } from "../sql-migrations.ts";
import { within } from "../within.ts";
import { askedPauseMs, safeReason, settle } from "./delivery.ts";
import type { MailDriver, Sender, SendOutcome } from "./drivers/driver.ts";
import { wordsOf } from "./drivers/driver.ts";
import { driverOf } from "./drivers/driver-of.ts";
import { envelopeOf, parseSender } from "./drivers/envelope.ts";
import { Mailbox, type MailboxEntry, ROOM_MIGRATIONS } from "./mailbox.ts";
import type { MailMessage } from "./message.ts";
import { dueMails, nextDueAt, type QueuedMail, type Result, sweep, writeResults } from "./queue-store.ts";
import { renderMail } from "./render.ts";
import type { MailRoomBindings } from "./room-bindings.ts";

/** Mails read from D1 at once. */
const GROUP = 50;
/** Mails on their way at the same time: SMTP servers commonly take ten connections of one client. */
const AT_ONCE = 8;
/** A run ends after this and an alarm goes on: the runtime gives an alarm's handler 15 minutes. */
const RUN_MAX_MS = 5 * 60_000;
/** Stands while a group is sent, so that a crash half way is made good. Longer than one: 7 waves of 40 s at most. */
const WATCH_MS = 5 * 60_000;
/** Rendering asks D1 and perhaps a desk; one that hangs must not hold up every other mail. */
const RENDER_MAX_MS = 20_000;
/** After a wave of which nothing went through (the provider is down) or a failure of D1, nobody is asked for so long. */
const BREATHER_MS = 10_000;
const SWEEP_EVERY_MS = 24 * 3_600_000;
/** While there is more to sweep than goes at once. */
const SWEEP_ON_MS = 60_000;

export class MailRoom extends DurableObject<MailRoomBindings> {
  readonly #mailbox: Mailbox;
  #run: Promise<void> | undefined;
  #mustLookAgain = false;
  /** Milliseconds since the epoch: until then nothing is sent, whoever wakes us. The alarm ends it. */
  #quietUntil = 0;
  /** Milliseconds since the epoch. */
  #sweepDueAt = 0;

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
    await this.wake();
    return isMigrated(this.ctx.storage) ? this.#mailbox.list(to) : [];
  }

  /** The HTML part of a mail in the local mailbox. */
  async mailboxHtml(id: string): Promise<string | undefined> {
    return isMigrated(this.ctx.storage) ? this.#mailbox.html(id) : undefined;
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
      return Math.min(Math.max(dueAt, this.#quietUntil), this.#sweepDueAt);
    } catch (error) {
      logProblem("working off the mails", error);
      this.#quietUntil = Date.now() + BREATHER_MS;
      return this.#quietUntil;
    }
  }

  /**
   * Sends group after group until nothing is due, a wave fails whole, or the run has lasted long enough.
   * @throws when D1 fails, or the deployment is set up wrongly; mails then wait
   */
  async #workOff(until: number): Promise<void> {
    for (;;) {
      const mails = await dueMails(this.env.DB, Date.now(), GROUP);
      if (mails.length === 0) return;
      await this.ctx.storage.setAlarm(Date.now() + WATCH_MS);
      const driver = driverOf(this.env, this.#mailbox);
      const from = parseSender(this.env.MAIL_FROM);
      for (let first = 0; first < mails.length; first += AT_ONCE) {
        const outcomes = await this.#sendWave(driver, from, mails.slice(first, first + AT_ONCE));
        if (outcomes.every((outcome) => outcome?.kind === "try-again")) {
          const pausesMs = outcomes.flatMap((outcome) => (outcome ? [askedPauseMs(outcome)] : []));
          this.#quietUntil = Date.now() + Math.max(BREATHER_MS, ...pausesMs);
          return;
        }
        if (Date.now() > until) return;
      }
    }
  }

  /** Sends some mails at once and writes down what became of them. */
  async #sendWave(
    driver: MailDriver,
    from: Sender,
    mails: readonly QueuedMail[],
  ): Promise<(SendOutcome | undefined)[]> {
    const outcomes = await Promise.all(mails.map((mail) => this.#send(driver, from, mail)));
    const now = Date.now();
    const results = mails.map(({ id, attempts }, index): Result => {
      const outcome = outcomes[index];
      if (!outcome) return { id, kind: "gone" };
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
    this.#sweepDueAt = now + (hasMore ? SWEEP_ON_MS : SWEEP_EVERY_MS);
  }

  async #setAlarm(at: number): Promise<void> {
    try {
      await this.ctx.storage.setAlarm(at);
    } catch (error) {
      logProblem("setting the mail room's alarm", error);
    }
  }
}

/** One JSON line without anybody's address; the message of an error of D1 may repeat a statement's parameters. */
function logProblem(what: string, error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  console.error(JSON.stringify({ level: "error", route: what, name, message: safeReason(wordsOf(error)) }));
}
