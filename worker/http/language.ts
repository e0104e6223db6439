/** The language a client asks for. */

import type { Language } from "../campaigns/prize-view.ts";

const ENGLISH = /^\s*en(?:$|[-;,\s])/i;

/** English when it is the first of `Accept-Language`, else the contract's French. */
export function languageOf(request: Request): Language {
  return ENGLISH.test(request.headers.get("accept-language") ?? "") ? "en" : "fr";
}
