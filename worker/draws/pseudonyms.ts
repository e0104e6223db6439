/**
 * Entrants' numbers: an account's id through AES-256 under the draw's own key, one block to one block. To whoever
 * lacks the key each is as good as random, as an HMAC's would be; besides, no two can be the same, and whoever has the
 * key finds the account of a number at once, where an HMAC's would have to be made again for a million accounts.
 */

import { ecb } from "@noble/ciphers/aes.js";
import { personOf } from "./drawing.ts";

const ID_BYTES = 16;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Digits of a ticket's number within a person's: a campaign has 10 million tickets at most. */
const TICKET_DIGITS = 7;

/** ECB is what is wanted here: every block is another id, and the same id must give the same number. */
const NO_PADDING = { disablePadding: true };

/** The numbers of accounts, in their order. @throws RangeError for an id that is no UUID */
export function pseudonymsOf(key: string, accountIds: readonly string[]): readonly string[] {
  const ids = Buffer.from(accountIds.map(plainHex).join(""), "hex");
  if (ids.length === 0) return [];
  const numbers = Buffer.from(ecb(Buffer.from(key, "hex"), NO_PADDING).encrypt(ids)).toString("hex");
  return accountIds.map((_, index) => numbers.slice(2 * ID_BYTES * index, 2 * ID_BYTES * (index + 1)));
}

/** The account that an entrant's line is of, whether it still exists or not. */
export function accountOf(key: string, entrant: string): string {
  const number = Buffer.from(personOf(entrant), "hex");
  const hex = Buffer.from(ecb(Buffer.from(key, "hex"), NO_PADDING).decrypt(number)).toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** A person's lines where each ticket is an entry. */
export function ticketEntrants(person: string, ticketCount: number): string[] {
  return Array.from(
    { length: ticketCount },
    (_, index) => `${person}.${String(index + 1).padStart(TICKET_DIGITS, "0")}`,
  );
}

function plainHex(accountId: string): string {
  if (!ID.test(accountId)) throw new RangeError(`an account's id is no UUID: ${accountId}`);
  return accountId.replaceAll("-", "");
}
