/**
 * Counts the attempts of one subject, exactly, under any number of policies. The policies' numbers come with each call:
 * what is limited and by how much is the Worker's business. Forgets itself once nothing counts any more.
 */

import { DurableObject } from "cloudflare:workers";
import type { ObjectBindings } from "../objects.ts";
import { isMigrated, migrate } from "../sql-migrations.ts";
import { AttemptStore, LIMITER_MIGRATIONS } from "./attempt-store.ts";
import { forgottenAt, look, type Standing, take, type WindowLimit } from "./sliding-window.ts";

/** Pause before another try at forgetting; nobody waits for it. */
const FORGET_RETRY_MS = 60_000;

export class AttemptLimiter extends DurableObject<ObjectBindings> {
  readonly #store: AttemptStore;
  /** Until something is counted there are no tables: a look at a subject that nobody knows writes nothing. */
  #hasTables: boolean;

  constructor(ctx: DurableObjectState, env: ObjectBindings) {
    super(ctx, env);
    this.#store = new AttemptStore(ctx.storage.sql);
    this.#hasTables = isMigrated(ctx.storage);
    if (this.#hasTables) migrate(ctx.storage, LIMITER_MIGRATIONS);
  }

  /** Where the subject stands before another attempt. Counts and writes nothing. */
  look(policy: string, limit: WindowLimit): Standing {
    return look(this.#hasTables ? this.#store.read(policy) : [], Date.now(), limit);
  }

  /** Counts one attempt, unless none is left. What was counted is durable when this resolves. */
  async take(policy: string, limit: WindowLimit): Promise<Standing> {
    if (!this.#hasTables) {
      migrate(this.ctx.storage, LIMITER_MIGRATIONS);
      this.#hasTables = true;
    }
    const { standing, attempts } = take(this.#store.read(policy), Date.now(), limit);
    if (standing.isAllowed) {
      this.#store.write(policy, attempts, forgottenAt(attempts, limit));
      // In the same turn as the row, so that one commit has both: no row is ever without its alarm.
      await this.ctx.storage.setAlarm(this.#store.allForgottenAt());
    }
    return standing;
  }

  /** Forgets the attempts under one policy. The alarm that is set finds whatever is left. */
  forget(policy: string): void {
    if (this.#hasTables) this.#store.forget(policy);
  }

  /** At-least-once and dropped after six failures, so it never throws: it forgets everything, or arms itself again. */
  override async alarm(): Promise<void> {
    try {
      const dueAt = this.#hasTables ? this.#store.allForgottenAt() : 0;
      if (dueAt > Date.now()) {
        await this.ctx.storage.setAlarm(dueAt);
        return;
      }
      this.#hasTables = false;
      await this.ctx.storage.deleteAll();
    } catch (error) {
      console.error(JSON.stringify({ level: "error", event: "limiter.not-forgotten", error: String(error) }));
      await this.#forgetLater();
    }
  }

  async #forgetLater(): Promise<void> {
    try {
      await this.ctx.storage.setAlarm(Date.now() + FORGET_RETRY_MS);
    } catch {
      // Storage that takes no alarm is about to end this object; the next attempt counted sets another.
    }
  }
}
