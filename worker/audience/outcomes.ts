/** What is said of a page that was seen, and what becomes of it. */

import type { Language } from "../campaigns/prize-view.ts";

export interface SeenPage {
  /** A page's name in web/src/i18n/pages.ts. */
  readonly page: string;
  readonly language: Language;
  /** The cookie that holds the visitor's choice, as it came. */
  readonly consent: string | undefined;
  /** The cookie that holds the pages seen today, as it came. */
  readonly seen: string | undefined;
}

export type CountViewOutcome =
  /** `seen`: what the cookie is to say from now on; undefined when it says so already. */
  | { readonly kind: "counted"; readonly seen: string | undefined }
  /** No choice, a refusal, or a choice that has ended: a cookie of the measurement has no right to be there. */
  | { readonly kind: "no-consent" };
