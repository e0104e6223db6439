/** The fingerprint of the notice, made from the words themselves: it cannot say that something else was shown. */

import type { Language } from "../i18n/pages.ts";
import { noticeWords } from "./notice.words.ts";

/** SHA-256, hex, of the notice in a language, as JSON in UTF-8. */
export async function noticeHash(language: Language): Promise<string> {
  const words = new TextEncoder().encode(JSON.stringify(noticeWords[language]));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", words));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
