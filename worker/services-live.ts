/** The services on real bindings. */

import { logIn } from "./accounts/log-in.ts";
import { register } from "./accounts/register.ts";
import { closeSession, identify } from "./accounts/sessions.ts";
import { type CampaignAdministration, campaignAdministration } from "./campaigns/admin.ts";
import { findCampaign } from "./campaigns/known-campaigns.ts";
import type { Language } from "./campaigns/prize-view.ts";
import { databaseOf } from "./database.ts";
import type { Env } from "./env.ts";
import type { Account, PlayOutcome, RegisterInput, Services } from "./services.ts";
import { myTickets, type TicketQuery } from "./tickets/my-tickets.ts";
import { play } from "./tickets/play.ts";

/** What the API has beyond the site: campaigns by name, and their administration. */
export interface LiveServices extends Services {
  /** `play` for a campaign named by its slug. */
  playIn(
    campaign: string,
    account: Account,
    typedCode: string,
    idempotencyKey: string | null,
  ): Promise<PlayOutcome>;
  readonly campaigns: CampaignAdministration;
  /** Asks D1 for something; milliseconds since the epoch when it answered. @throws when it does not */
  databaseTime(): Promise<number>;
}

class BoundServices implements LiveServices {
  readonly #env: Env;
  readonly #ctx: Pick<ExecutionContext, "waitUntil">;

  /** Read once: every look at the runtime's clock costs a play 2 to 3 %. */
  readonly #now = Date.now();

  constructor(env: Env, ctx: Pick<ExecutionContext, "waitUntil">) {
    this.#env = env;
    this.#ctx = ctx;
  }

  // Methods, not closures: a play uses two of these and should not pay for building the rest.
  register(input: RegisterInput) {
    return register(databaseOf(this.#env.DB), input);
  }

  logIn(email: string, password: string) {
    return logIn(this.#env, email, password);
  }

  identify(token: string | undefined) {
    return identify(this.#env, token, this.#now);
  }

  logOut(token: string | undefined) {
    return closeSession(this.#env, token);
  }

  play(account: Account, typedCode: string, idempotencyKey: string | null, language: Language) {
    const campaign = this.#env.DEFAULT_CAMPAIGN;
    return play(this.#env, this.#ctx, {
      account,
      campaign,
      typedCode,
      idempotencyKey,
      language,
      now: this.#now,
    });
  }

  playIn(campaign: string, account: Account, typedCode: string, idempotencyKey: string | null) {
    return play(this.#env, this.#ctx, {
      account,
      campaign,
      typedCode,
      idempotencyKey,
      language: "fr",
      now: this.#now,
    });
  }

  myTickets(account: Account, query: TicketQuery, language: Language) {
    return myTickets(this.#env, this.#ctx, account.id, query, language);
  }

  async campaign() {
    const known = await findCampaign(this.#env, this.#ctx, this.#env.DEFAULT_CAMPAIGN);
    return known?.catalogue ?? null;
  }

  get campaigns() {
    return campaignAdministration(this.#env);
  }

  async databaseTime() {
    await this.#env.DB.prepare("SELECT 1").first();
    return Date.now();
  }
}

/** One request's services. Cheap: everything worth keeping is kept by the isolate, not in here. */
export function createServices(env: Env, ctx: Pick<ExecutionContext, "waitUntil">): LiveServices {
  return new BoundServices(env, ctx);
}
