/** What is given with a choice about cookies, and every way it can end. */

import type { Language } from "../campaigns/prize-view.ts";
import type { Limited } from "../limits/limiter.ts";
import type { Consent } from "./consent.ts";
import type { Choices } from "./purposes.ts";

export interface GivenChoice {
  readonly choices: Choices;
  readonly language: Language;
  /** SHA-256, hex, of the notice's words as they were shown. */
  readonly noticeHash: string;
}

export type RecordChoiceOutcome = { readonly kind: "recorded"; readonly consent: Consent } | Limited;
