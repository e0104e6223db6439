/** The services on real bindings. */

import type { Actor } from "../durable-objects/campaign-desk/audit.ts";

import { acceptInvitation } from "./accounts/accept-invitation.ts";

import { changePassword } from "./accounts/change-password.ts";
import { deleteAccount, leave } from "./accounts/delete-account.ts";
import { forgotPassword } from "./accounts/forgot-password.ts";
import { finishLogIn, logIn } from "./accounts/log-in.ts";
import { endOtherSessions, endSession, mySessions } from "./accounts/my-sessions.ts";
import type {
  ChangePasswordInput,
  ProfileChanges,
  RegisterInput,
  ResetPasswordInput,
} from "./accounts/outcomes.ts";
import { personalData } from "./accounts/personal-data.ts";
import { readProfile, updateProfile } from "./accounts/profile.ts";
import { register } from "./accounts/register.ts";
import { resendVerification } from "./accounts/resend-verification.ts";
import { resetPassword } from "./accounts/reset-password.ts";
import { closeSession, identify } from "./accounts/sessions.ts";
import { type UserAdministration, userAdministration } from "./accounts/user-administration.ts";
import { verifyEmail } from "./accounts/verify-email.ts";
import { countView } from "./audience/count-view.ts";
import type { SeenPage } from "./audience/outcomes.ts";
import { type CampaignAdministration, campaignAdministration } from "./campaigns/admin.ts";
import { findCampaign } from "./campaigns/known-campaigns.ts";
import type { Language } from "./campaigns/prize-view.ts";
import {
  type LedgerFileOutcome,
  publicLedger,
  publicLedgers,
  publicStock,
  type StockFileOutcome,
} from "./campaigns/public-ledgers.ts";
import type { GivenChoice } from "./consents/outcomes.ts";
import { recordChoice } from "./consents/record-choice.ts";
import { counterFor } from "./counter/counter-live.ts";
import { acceptGrandPrize, entrantsFile, ownEntry, publicDraw } from "./draws/public-draw.ts";
import type { Env } from "./env.ts";
import { houseOf } from "./house/house.ts";
import { securityContactOf } from "./house/security-contact.ts";
import { clientAddressOf } from "./http/client-address.ts";
import { type MailAdministration, mailAdministration } from "./mail/administration.ts";
import { officeFor } from "./office/office-live.ts";
import { type PrizeAdministration, prizeAdministration } from "./prizes/administration.ts";
import { mustEnrol } from "./second-factor/policy.ts";
import { secondFactorOf } from "./second-factor/second-factor-live.ts";
import type { ServiceContext } from "./service-context.ts";
import type { Account, PlayOutcome, Services } from "./services.ts";
import { isAdministrator, isStaff, type Staff } from "./staff.ts";
import type { OfficeContext, StaffContext } from "./staff-context.ts";
import { type Statistics, statistics } from "./statistics/statistics.ts";
import { listStores } from "./stores/stores.ts";
import { nameRoute, PLAY_PAGE } from "./telemetry/route-names.ts";
import { checkTicket } from "./tickets/check-ticket.ts";
import { myPrize, myPrizes } from "./tickets/my-prizes.ts";
import { myTicket, myTicketByCode, myTickets } from "./tickets/my-tickets.ts";
import { ownWin } from "./tickets/own-win.ts";
import { play } from "./tickets/play.ts";
import type { CheckOutcome, PrizeQuery, TicketQuery } from "./tickets/views.ts";
import { type WinnerAdministration, winnerAdministration } from "./winners/administration.ts";
import { type WinnerRebuild, winnerRebuild } from "./winners/rebuild.ts";

/** What the API has beyond the site: campaigns by name, and what staff do. */
export interface LiveServices extends Services {
  /** `play` for a campaign named by its slug. */
  playIn(
    campaign: string,
    account: Account,
    typedCode: string,
    idempotencyKey: string | null,
  ): Promise<PlayOutcome>;
  /** `play`, except that a code which this player has played already answers that win again. */
  playOrRepeat(account: Account, typedCode: string): Promise<PlayOutcome>;
  /** Whether a code is right and used; counts as a guess exactly as a play of it would. */
  checkTicket(account: Account, typedCode: string): Promise<CheckOutcome>;
  /** The published ledger of one shard. Without a slug: of the default campaign. */
  ledger(shard: number, campaign?: string): Promise<LedgerFileOutcome>;
  /** The account of a closed campaign's stock, as a file. */
  stockFile(campaign?: string): Promise<StockFileOutcome>;
  /** @param by whoever asks: the audit log names them, as in the others of this kind */
  campaigns(by: Actor): CampaignAdministration;
  readonly users: UserAdministration;
  readonly winners: WinnerAdministration;
  rebuild(by: Actor): WinnerRebuild;
  prizes(by: Actor): PrizeAdministration;
  readonly statistics: Statistics;
  mails(staff: Staff): MailAdministration;
  /** Asks D1 for something; milliseconds since the epoch when it answered. @throws when it does not */
  databaseTime(): Promise<number>;
}

class BoundServices implements LiveServices, ServiceContext {
  readonly env: Env;
  readonly ctx: Pick<ExecutionContext, "waitUntil">;
  readonly #request: Request;
  readonly now: number;
  /** Undefined until somebody asks. */
  #address: string | null | undefined;

  constructor(env: Env, ctx: Pick<ExecutionContext, "waitUntil">, request: Request, now: number) {
    this.now = now;
    this.env = env;
    this.ctx = ctx;
    this.#request = request;
  }

  get address() {
    if (this.#address === undefined) this.#address = clientAddressOf(this.#request, this.env);
    return this.#address;
  }

  get userAgent() {
    return this.#request.headers.get("user-agent");
  }

  get publicOrigin() {
    return this.env.PUBLIC_ORIGIN;
  }

  // Methods, not closures: a play uses two of these and should not pay for building the rest.
  register(input: RegisterInput, language: Language) {
    return register(this, input, language);
  }

  logIn(email: string, password: string) {
    return logIn(this, email, password);
  }

  finishLogIn(challenge: string, code: string) {
    return finishLogIn(this, challenge, code);
  }

  identify(token: string | undefined) {
    return identify(this.env, token, this.now);
  }

  logOut(token: string | undefined) {
    return closeSession(this.env, token);
  }

  verifyEmail(linkToken: string) {
    return verifyEmail(this, linkToken);
  }

  resendVerification(account: Account) {
    return resendVerification(this, account.id);
  }

  forgotPassword(email: string) {
    return forgotPassword(this, email);
  }

  resetPassword(input: ResetPasswordInput) {
    return resetPassword(this, input);
  }

  acceptInvitation(input: ResetPasswordInput) {
    return acceptInvitation(this, input);
  }

  profile(account: Account) {
    return readProfile(this.env, account.id);
  }

  updateProfile(account: Account, changes: ProfileChanges) {
    return updateProfile(this.env, account.id, changes);
  }

  changePassword(account: Account, token: string | undefined, input: ChangePasswordInput) {
    return changePassword(this, account, token, input);
  }

  deleteAccount(account: Account) {
    return deleteAccount(this.env, account.id);
  }

  leave(account: Account, password: string) {
    return leave(this, account.id, password);
  }

  mySessions(account: Account, token: string | undefined) {
    return mySessions(this.env, account.id, token, this.now);
  }

  endSession(account: Account, sessionId: string) {
    return endSession(this.env, account.id, sessionId);
  }

  endOtherSessions(account: Account, token: string | undefined) {
    return endOtherSessions(this.env, account.id, token);
  }

  personalData(account: Account, token: string | undefined) {
    return personalData(this, account.id, token);
  }

  play(account: Account, typedCode: string, idempotencyKey: string | null, language: Language) {
    nameRoute(this.#request, PLAY_PAGE);
    return play(this, { account, campaign: this.env.DEFAULT_CAMPAIGN, typedCode, idempotencyKey, language });
  }

  playIn(campaign: string, account: Account, typedCode: string, idempotencyKey: string | null) {
    return play(this, { account, campaign, typedCode, idempotencyKey, language: "fr" });
  }

  playOrRepeat(account: Account, typedCode: string) {
    const campaign = this.env.DEFAULT_CAMPAIGN;
    const asked = { account, campaign, typedCode, idempotencyKey: null, language: "fr" } as const;
    return play(this, { ...asked, repeatsOwnWin: true });
  }

  checkTicket(account: Account, typedCode: string) {
    return checkTicket(this, account, typedCode);
  }

  ownWin(account: Account, typedCode: string, language: Language) {
    return ownWin(this, account, typedCode, language);
  }

  myTickets(account: Account, query: TicketQuery, language: Language) {
    return myTickets(this, account.id, query, language);
  }

  myTicket(account: Account, id: string, language: Language) {
    return myTicket(this, account.id, id, language);
  }

  myTicketByCode(account: Account, typedCode: string, language: Language) {
    return myTicketByCode(this, account, typedCode, language);
  }

  myPrizes(account: Account, query: PrizeQuery, justPlayed: readonly string[], language: Language) {
    return myPrizes(this, account, query, justPlayed, language);
  }

  myPrize(account: Account, id: string, justPlayed: readonly string[], language: Language) {
    return myPrize(this, account, id, justPlayed, language);
  }

  async campaign() {
    const known = await findCampaign(this.env, this.ctx, this.env.DEFAULT_CAMPAIGN);
    return known?.catalogue ?? null;
  }

  stores() {
    return listStores(this.env, this.now);
  }

  house() {
    return houseOf(this.env);
  }

  get securityContact() {
    return securityContactOf(this.env);
  }

  recordChoice(given: GivenChoice) {
    return recordChoice(this, given);
  }

  countView(seen: SeenPage) {
    return countView(this, seen);
  }

  ledgers(campaign = this.env.DEFAULT_CAMPAIGN) {
    return publicLedgers(this, campaign);
  }

  ledger(shard: number, campaign = this.env.DEFAULT_CAMPAIGN) {
    return publicLedger(this, campaign, shard);
  }

  stockFile(campaign = this.env.DEFAULT_CAMPAIGN) {
    return publicStock(this, campaign);
  }

  grandDraw(campaign = this.env.DEFAULT_CAMPAIGN) {
    return publicDraw(this, campaign);
  }

  ownEntry(account: Account, campaign: string) {
    return ownEntry(this, account, campaign);
  }

  acceptGrandPrize(account: Account, campaign: string, mayBeNamed: boolean) {
    return acceptGrandPrize(this, account, campaign, mayBeNamed);
  }

  entrantsFile(campaign = this.env.DEFAULT_CAMPAIGN) {
    return entrantsFile(this, campaign);
  }

  secondFactor(account: Account) {
    return secondFactorOf(this, account);
  }

  mustEnrol(account: Account) {
    return mustEnrol(this.env, account);
  }

  counter(account: Account) {
    return isStaff(account) && !this.mustEnrol(account)
      ? counterFor(this.#with<StaffContext>(account))
      : undefined;
  }

  office(account: Account) {
    return isAdministrator(account) && !this.mustEnrol(account)
      ? officeFor(this.#with<OfficeContext>(account))
      : undefined;
  }

  /** This request's context with whoever asks. */
  #with<Context extends StaffContext>(staff: Context["staff"]) {
    const { env, ctx, address, now } = this;
    return { env, ctx, address, now, staff };
  }

  campaigns(by: Actor) {
    return campaignAdministration(this.env, by);
  }

  get users() {
    return userAdministration(this);
  }

  get winners() {
    return winnerAdministration(this);
  }

  rebuild(by: Actor) {
    return winnerRebuild(this.env, by, this.now);
  }

  prizes(by: Actor) {
    return prizeAdministration(this, by);
  }

  get statistics() {
    return statistics(this);
  }

  mails(staff: Staff) {
    return mailAdministration({ env: this.env, ctx: this.ctx, now: this.now, staff });
  }

  async databaseTime() {
    await this.env.DB.prepare("SELECT 1").first();
    return Date.now();
  }
}

/**
 * One request's services. Cheap: everything worth keeping is kept by the isolate, not in here.
 * @param now milliseconds since the epoch, from whoever has looked at the clock already
 */
export function createServices(
  env: Env,
  ctx: Pick<ExecutionContext, "waitUntil">,
  request: Request,
  now = Date.now(),
): LiveServices {
  return new BoundServices(env, ctx, request, now);
}
