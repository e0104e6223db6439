/**
 * The rules of the house as the doors see them: API routes and site pages call these and nothing else.
 * One instance a request; built by `createServices(env, ctx, request)` in worker/services-live.ts.
 */

import type { CampaignCatalogue } from "../durable-objects/campaign-desk/definition.ts";
import type {
  ChangePasswordInput,
  ChangePasswordOutcome,
  DeleteAccountOutcome,
  ForgotPasswordOutcome,
  LogInOutcome,
  Profile,
  ProfileChanges,
  RegisterInput,
  RegisterOutcome,
  ResetPasswordInput,
  ResetPasswordOutcome,
  UpdateProfileOutcome,
  VerifyEmailOutcome,
} from "./accounts/outcomes.ts";
import type { Language } from "./campaigns/prize-view.ts";
import type {
  MyPrizeOutcome,
  MyPrizePage,
  PlayOutcome,
  PrizeQuery,
  TicketOutcome,
  TicketPage,
  TicketQuery,
} from "./tickets/views.ts";

export type {
  FieldProblem,
  LogInOutcome,
  Profile,
  ProfileChanges,
  RegisterInput,
  RegisterOutcome,
} from "./accounts/outcomes.ts";
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
}

export interface Services {
  /** `language`: that of the account's mails. */
  register(input: RegisterInput, language: Language): Promise<RegisterOutcome>;
  logIn(email: string, password: string): Promise<LogInOutcome>;
  /** The account behind a session token; undefined when the token is absent, forged, expired or revoked. */
  identify(token: string | undefined): Promise<Account | undefined>;
  logOut(token: string | undefined): Promise<void>;
  /** Proves the address of an account by the link in its mail. A second time changes nothing and says the same. */
  verifyEmail(linkToken: string): Promise<VerifyEmailOutcome>;
  /** Sends a link, if the address has an account. Answers the same, as fast, if not. */
  forgotPassword(email: string): Promise<ForgotPasswordOutcome>;
  /** Sets a new password by the link in a mail and ends every session of the account. */
  resetPassword(input: ResetPasswordInput): Promise<ResetPasswordOutcome>;
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
  /** Plays a code as typed. The win is durable when this returns. */
  play(
    account: Account,
    typedCode: string,
    idempotencyKey: string | null,
    language: Language,
  ): Promise<PlayOutcome>;
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
}
