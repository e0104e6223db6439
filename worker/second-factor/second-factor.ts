/** One's own second factor, for the site's page about it: interfaces only. */

import type {
  EnrolInput,
  EnrolOutcome,
  Offer,
  RenewCodesOutcome,
  SecondFactorState,
  TurnOffOutcome,
} from "./outcomes.ts";

export interface SecondFactor {
  /** Whether the house asks all staff for one. */
  readonly isRequired: boolean;
  /** @param token of the session that asks: the secret it is offered stays the same for a while */
  state(token: string | undefined): Promise<SecondFactorState>;
  /** The offer of a page that is shown again after a slip; undefined when it no longer holds. */
  sameOffer(sealed: string): Promise<Offer | undefined>;
  /** @param token of the session that asks, which alone stays */
  enrol(token: string | undefined, input: EnrolInput): Promise<EnrolOutcome>;
  /** @param code of the app, or from the sheet */
  turnOff(code: string): Promise<TurnOffOutcome>;
  renewCodes(code: string): Promise<RenewCodesOutcome>;
}
