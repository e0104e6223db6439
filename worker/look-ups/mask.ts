/** Personal data as it is shown before it is needed: enough to ask the right question, too little to take away. */

import { maskEmail } from "../mask.ts";

const HIDDEN = "•••";
/** Digits of a code that stay: the shard's prefix, and the end that one reads out. */
const SHOWN_AT_START = 2;
const SHOWN_AT_END = 2;
/** What is kept of something typed is never longer than an ordinary name. */
const MASKED_MAX = 64;

/** `z•••@example.com`, of whatever was typed for an address. */
export function maskTypedEmail(typed: string): string {
  return maskEmail(typed).slice(0, MASKED_MAX);
}

/** `49••••••12`; of a short one nothing but its length. */
export function maskCode(code: string): string {
  const signs = [...code.slice(0, MASKED_MAX)];
  const hidden = signs.length - SHOWN_AT_START - SHOWN_AT_END;
  if (hidden < SHOWN_AT_START) return "•".repeat(signs.length);
  return [
    ...signs.slice(0, SHOWN_AT_START),
    ..."•".repeat(hidden),
    ...signs.slice(signs.length - SHOWN_AT_END),
  ].join("");
}

/** `Z••• L•••`: the initials of what was looked for and not found. */
export function maskName(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== "");
  return words
    .map((word) => `${[...word][0] ?? ""}${HIDDEN}`)
    .join(" ")
    .slice(0, MASKED_MAX);
}
