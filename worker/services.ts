/**
 * The rules of the house as the doors see them: API routes and site pages call these and nothing else.
 * One instance a request; built by `createServices(env, ctx, request)` in worker/services-live.ts.
 */

import type { CampaignCatalogue, LedgersOutcome } from "../durable-objects/campaign-desk/definition.ts";
import type {
  ChangePasswordInput,
  ChangePasswordOutcome,
  DeleteAccountOutcome,
  FinishLogInOutcome,
  ForgotPasswordOutcome,
  LeaveOutcome,
  LogInOutcome,
  OwnSession,
  PersonalDataOutcome,
  Profile,
  ProfileChanges,
  RegisterInput,
  RegisterOutcome,
  ResendOutcome,
  ResetPasswordInput,
  ResetPasswordOutcome,
  UpdateProfileOutcome,
  VerifyEmailOutcome,
} from "./accounts/outcomes.ts";
import type { CountViewOutcome, SeenPage } from "./audience/outcomes.ts";
import type { Language } from "./campaigns/prize-view.ts";
import type { GivenChoice, RecordChoiceOutcome } from "./consents/outcomes.ts";
import type { Counter } from "./counter/counter.ts";
import type { EntrantsFileOutcome, OwnEntry, PublicDrawOutcome } from "./draws/outcomes.ts";
import type { House } from "./house/house.ts";
import type { Office } from "./office/office.ts";
import type { SecondFactor } from "./second-factor/second-factor.ts";
import type { Store } from "./stores/store.ts";
import type {
  MyPrizeOutcome,
  MyPrizePage,
  OwnWinOutcome,
  PlayOutcome,
  PrizeQuery,
  TicketOutcome,
  TicketPage,
  TicketQuery,
} from "./tickets/views.ts";

export type { LedgersOutcome } from "../durable-objects/campaign-desk/definition.ts";
export type {
  FieldProblem,
  LogInOutcome,
  OwnSession,
  Profile,
  ProfileChanges,
  RegisterInput,
  RegisterOutcome,
} from "./accounts/outcomes.ts";
export type { Counter } from "./counter/counter.ts";
export type { House } from "./house/house.ts";
export type { Office } from "./office/office.ts";
export type { OpeningHours, OpeningSpan, Store } from "./stores/store.ts";
export type {
  MyPrize,
  MyPrizePage,
  PlayOutcome,
  PrizeView,
  TicketPage,
  TicketStatus,
  TicketView,
} from "./tickets/views.ts";

export type Role = "CLIENT" | "EMPLOYEE" | "ADMIN";

/** The person behind a request, as the session row says. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  readonly isVerified: boolean;
  /** Milliseconds since the epoch; until then no code of this person is looked at. */
  readonly guessesLockedUntil: number | null;
  /** Whether a member of staff has set up an authenticator; false for players, who need none. */
  readonly hasSecondFactor: boolean;
}

export interface Services {
  /** Where the site lives, without a slash at its end, whatever address a request came by. */
  readonly publicOrigin: string;
  /** A URI for whoever found a hole; undefined when the settings name nobody. */
  readonly securityContact: string | undefined;
  /** `language`: that of the account's mails. */
  register(input: RegisterInput, language: Language): Promise<RegisterOutcome>;
  logIn(email: string, password: string): Promise<LogInOutcome>;
  /** The second half of a log-in whose account has a second factor. @param code of the app, or from the sheet */
  finishLogIn(challenge: string, code: string): Promise<FinishLogInOutcome>;
  /** The account behind a session token; undefined when the token is absent, forged, expired or revoked. */
  identify(token: string | undefined): Promise<Account | undefined>;
  logOut(token: string | undefined): Promise<void>;
  /** Proves the address of an account by the link in its mail. A second time changes nothing and says the same. */
  verifyEmail(linkToken: string): Promise<VerifyEmailOutcome>;
  /** Sends the link that proves the account's address once more, if it is not proved. */
  resendVerification(account: Account): Promise<ResendOutcome>;
  /** Sends a link, if the address has an account. Answers the same, as fast, if not. */
  forgotPassword(email: string): Promise<ForgotPasswordOutcome>;
  /** Sets a new password by the link in a mail and ends every session of the account. */
  resetPassword(input: ResetPasswordInput): Promise<ResetPasswordOutcome>;
  /** Sets the first password of whoever was invited to the staff, by the link in the mail. */
  acceptInvitation(input: ResetPasswordInput): Promise<ResetPasswordOutcome>;
  /** Undefined when the account was deleted while its session was still remembered. */
  profile(account: Account): Promise<Profile | undefined>;
  updateProfile(account: Account, changes: ProfileChanges): Promise<UpdateProfileOutcome>;
  /** Ends every session but the one of `token`. */
  changePassword(
    account: Account,
    token: string | undefined,
    input: ChangePasswordInput,
  ): Promise<ChangePasswordOutcome>;
  deleteAccount(account: Account): Promise<DeleteAccountOutcome>;
  /** `deleteAccount` for somebody who gives the account's password. */
  leave(account: Account, password: string): Promise<LeaveOutcome>;
  /** The sessions that are open, the one of `token` first. */
  mySessions(account: Account, token: string | undefined): Promise<readonly OwnSession[]>;
  /** Ends one session of the account: at once in this isolate and for staff, within 30 s elsewhere. */
  endSession(account: Account, sessionId: string): Promise<void>;
  endOtherSessions(account: Account, token: string | undefined): Promise<void>;
  /** All that is held of the person, as a JSON document (docs/personal-data.md). */
  personalData(account: Account, token: string | undefined): Promise<PersonalDataOutcome>;
  /** Plays a code as typed. The win is durable when this returns. */
  play(
    account: Account,
    typedCode: string,
    idempotencyKey: string | null,
    language: Language,
  ): Promise<PlayOutcome>;
  /** The win that this player has on a code; says nothing of other codes, and never plays one. */
  ownWin(account: Account, typedCode: string, language: Language): Promise<OwnWinOutcome>;
  myTickets(account: Account, query: TicketQuery, language: Language): Promise<TicketPage>;
  /** One of the player's own tickets, by its id. */
  myTicket(account: Account, id: string, language: Language): Promise<TicketOutcome>;
  /** One of the player's own tickets, by a code as typed. Any other code is one answer, and counts as a guess. */
  myTicketByCode(account: Account, typedCode: string, language: Language): Promise<TicketOutcome>;
  /**
   * A player's prizes as the site shows them.
   * @param justPlayed codes this player has just played: a win that D1 does not have yet is shown all the same
   */
  myPrizes(
    account: Account,
    query: PrizeQuery,
    justPlayed: readonly string[],
    language: Language,
  ): Promise<MyPrizePage>;
  /** One of them, by its ticket's id. Anybody else's is not found, as an unknown one is. */
  myPrize(
    account: Account,
    id: string,
    justPlayed: readonly string[],
    language: Language,
  ): Promise<MyPrizeOutcome>;
  /** The default campaign; null before it was created. */
  campaign(): Promise<CampaignCatalogue | null>;
  /** The house's shops, by city; where prizes are handed over. */
  stores(): Promise<readonly Store[]>;
  /** Who runs this deployment, as far as its settings say. */
  house(): House;
  /** Stores the proof of a choice about cookies. Rejects when it could not be stored: then nothing was chosen. */
  recordChoice(given: GivenChoice): Promise<RecordChoiceOutcome>;
  /** Counts the view of a page if the visitor agreed to it. Neither waits nor fails. */
  countView(seen: SeenPage): CountViewOutcome;
  /** Where the ledgers of a campaign end, once they are public. Without a slug: of the default campaign. */
  ledgers(campaign?: string): Promise<LedgersOutcome>;
  /** The grand draw of a campaign as everybody may see it. Without a slug: of the default campaign. */
  grandDraw(campaign?: string): Promise<PublicDrawOutcome>;
  /** The account's own part in a draw; undefined before the list of entrants is frozen. */
  ownEntry(account: Account, campaign: string): Promise<OwnEntry | undefined>;
  /** The drawn person accepts the grand prize, and says whether they may be named. */
  acceptGrandPrize(
    account: Account,
    campaign: string,
    mayBeNamed: boolean,
  ): Promise<{ readonly kind: "accepted" | "not-yours" }>;
  /** The frozen list of a draw's entrants. */
  entrantsFile(campaign?: string): Promise<EntrantsFileOutcome>;
  /** The account's own second factor. */
  secondFactor(account: Account): SecondFactor;
  /** True for staff who may do nothing as such before they have set up a second factor. */
  mustEnrol(account: Account): boolean;
  /** What staff do at the counter; undefined for a player, and for staff who must set up a second factor first. */
  counter(account: Account): Counter | undefined;
  /** What head office does; undefined for anybody but an administrator, and for one who must do the same first. */
  office(account: Account): Office | undefined;
}
