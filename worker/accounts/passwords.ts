/**
 * Passwords at rest: scrypt, with its parameters stored beside each hash so that they can be raised later. Accounts
 * of one address share one salt, so that a password is tried against all of them with a single scrypt: how long a
 * log-in takes then says nothing about how many accounts an address has, not even whether it has any.
 */

import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { type Cost, derive } from "./scrypt.ts";
import { normalisePassword } from "./validation.ts";

/** OWASP's first choice for scrypt; about 150 ms, and within workerd's cap of N·r·p ≤ 2^20. */
const COST: Cost = { N: 2 ** 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const SALT_KEY_BYTES = 32; // SHA-256's own size

const STORED = /^(scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([\w-]{16,64}))\$([\w-]{43})$/;

/** What has to be known to hash a password the same way again. */
interface Recipe {
  /** `scrypt$N$r$p$salt`: two hashes with the same one come from one scrypt. */
  readonly name: string;
  readonly salt: Uint8Array;
  readonly cost: Cost;
}

function recipe(salt: Uint8Array): Recipe {
  return {
    name: `scrypt$${COST.N}$${COST.r}$${COST.p}$${Buffer.from(salt).toString("base64url")}`,
    salt,
    cost: COST,
  };
}

/** @throws Error when the text is not one of ours: that is damage, not a wrong password */
function read(stored: string): { recipe: Recipe; hash: Uint8Array } {
  const [, name, N, r, p, salt, hash] = STORED.exec(stored) ?? [];
  if (!name || !salt || !hash)
    throw new Error("a stored password hash does not have the form scrypt$N$r$p$salt$hash");
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  return {
    recipe: { name, salt: Buffer.from(salt, "base64url"), cost },
    hash: Buffer.from(hash, "base64url"),
  };
}

function hashBy(password: string, { salt, cost }: Recipe): Promise<Uint8Array> {
  return derive(normalisePassword(password), salt, HASH_BYTES, cost);
}

async function textBy(password: string, by: Recipe): Promise<string> {
  return textOf(by, await hashBy(password, by));
}

function textOf({ name }: Recipe, hash: Uint8Array): string {
  return `${name}$${Buffer.from(hash).toString("base64url")}`;
}

/** Hashes a password for storage under a salt of its own: `scrypt$N$r$p$salt$hash`, salt and hash in base64url. */
export function hashPassword(password: string): Promise<string> {
  return textBy(password, recipe(randomBytes(SALT_BYTES)));
}

/** Hashes the new password of an account under the salt it has, which others of its address may share; at today's cost. */
export function rehashPassword(password: string, stored: string): Promise<string> {
  return textBy(password, recipe(read(stored).recipe.salt));
}

/**
 * Compares in constant time.
 * @throws Error when the stored text is not one of ours
 */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const { recipe, hash } = read(stored);
  return timingSafeEqual(await hashBy(password, recipe), hash);
}

/**
 * The salt of an address that has no account yet. It follows from the address and a secret instead of from chance, so
 * that registrations of one address at the same moment agree on it. Accounts keep theirs when the secret changes.
 */
export function firstSaltOf(sessionSecret: string, email: string): Uint8Array {
  const key = hkdfSync("sha256", sessionSecret, "", "thetiptop password salts", SALT_KEY_BYTES);
  return createHmac("sha256", Buffer.from(key)).update(email).digest().subarray(0, SALT_BYTES);
}

/**
 * What stands in the place of a hash for an account whose password is still to be chosen: chance, which no password
 * can be found for, under the salt of the address, so that a log-in there takes one scrypt as anywhere. Making it takes none.
 * @param stored hashes of the address's accounts, if there are any
 */
export function unusableHash(stored: readonly string[], firstSalt: Uint8Array): string {
  const shared = stored[0] === undefined ? recipe(firstSalt) : read(stored[0]).recipe;
  return textOf(shared, randomBytes(HASH_BYTES));
}

export interface Trial {
  /** The first of the stored hashes that the password fits; -1 for none. */
  readonly fits: number;
  /** What to store for this password if an account is made of it. */
  readonly hash: string;
}

/**
 * Tries a password against all accounts of an address, none included, with one scrypt. Accounts with salts of their
 * own cost one more each: only rows written past this house's rules, several to an address, have those.
 * @param stored hashes, the most telling first
 * @param firstSalt taken when nothing is stored, so that an unknown address takes as long as a wrong password
 * @throws Error when a stored text is not one of ours
 */
export async function tryPassword(
  password: string,
  stored: readonly string[],
  firstSalt: Uint8Array,
): Promise<Trial> {
  const known = stored.map(read);
  const shared = known[0]?.recipe ?? recipe(firstSalt);
  const typed = await hashBy(password, shared);
  const others = new Map<string, Uint8Array>();
  let fits = -1;
  for (const [index, { recipe, hash }] of known.entries()) {
    const own =
      recipe.name === shared.name ? typed : (others.get(recipe.name) ?? (await hashBy(password, recipe)));
    others.set(recipe.name, own);
    if (timingSafeEqual(own, hash) && fits < 0) fits = index;
  }
  return { fits, hash: stored[fits] ?? textOf(shared, typed) };
}
