/** What somebody typed, scanned or read out into the counter's one field. */

import type { CampaignCodes, TypedCode } from "../tickets/codes/codes.ts";

export type Typed =
  | { readonly kind: "nothing" }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "email"; readonly text: string }
  | { readonly kind: "name"; readonly text: string };

/** The longest e-mail address; a link with a code is shorter. */
export const LOOK_UP_MAX_LENGTH = 254;

const DIGIT = /\p{Nd}/u;
const LETTER = /\p{L}/u;
const LINK = /^https?:\/\//i;

/**
 * Works out what it is. A link is the one behind a ticket's QR code. What has digits is meant as a code, even a wrong
 * one; letters alone are a name, unless they happen to be the code of a ticket.
 * @param codes of the campaign; null while there is none
 */
export function readTyped(typed: string, codes: Pick<CampaignCodes, "serialOf"> | null): Typed {
  const text = typed.normalize("NFC").trim().slice(0, LOOK_UP_MAX_LENGTH);
  if (text === "") return { kind: "nothing" };
  const linked = codeInLink(text);
  if (linked !== null) return { kind: "code", text: linked };
  if (text.includes("@")) return { kind: "email", text: text.toLowerCase() };
  const read: TypedCode = codes?.serialOf(text) ?? { kind: "malformed" };
  if (read.kind === "serial") return { kind: "code", text };
  if (DIGIT.test(text) && (read.kind === "unknown" || !isWorded(text))) return { kind: "code", text };
  return LETTER.test(text) ? { kind: "name", text } : { kind: "code", text };
}

/** A name with a number in it, such as « Charles 3 »: more letters than digits, and apart. */
function isWorded(text: string): boolean {
  return /(?:^|\s)\p{L}{2,}(?:\s|$)/u.test(text);
}

function codeInLink(text: string): string | null {
  if (!LINK.test(text) || !URL.canParse(text)) return null;
  return new URL(text).searchParams.get("code") ?? "";
}
