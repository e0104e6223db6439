/** Passwords at rest: scrypt, with its parameters stored beside each hash so that they can be raised later. */

import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { normalisePassword } from "./validation.ts";

interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP's first choice for scrypt; about 150 ms, and within workerd's cap of N·r·p ≤ 2^20. */
const COST: Cost = { N: 2 ** 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** scrypt needs 128·N·r bytes (32 MiB at our cost), which is exactly Node's default ceiling: leave room above it. */
const MAX_MEMORY_BYTES = 64 * 1024 * 1024;

const STORED = /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([\w-]{16,64})\$([\w-]{16,128})$/;

/** Raw scrypt; the password is taken as it is. */
export function derive(password: string, salt: Uint8Array, bytes: number, cost: Cost): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, bytes, { ...cost, maxmem: MAX_MEMORY_BYTES }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

/** Hashes a password for storage: `scrypt$N$r$p$salt$hash`, salt and hash in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = Buffer.from(await derive(normalisePassword(password), salt, HASH_BYTES, COST));
  return `scrypt$${COST.N}$${COST.r}$${COST.p}$${salt.toString("base64url")}$${hash.toString("base64url")}`;
}

/**
 * Compares in constant time.
 * @throws Error when the stored text is not one of ours: that is damage, not a wrong password
 */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [, N, r, p, salt, hash] = STORED.exec(stored) ?? [];
  if (!salt || !hash) throw new Error("a stored password hash does not have the form scrypt$N$r$p$salt$hash");
  const expected = Buffer.from(hash, "base64url");
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const actual = await derive(
    normalisePassword(password),
    Buffer.from(salt, "base64url"),
    expected.length,
    cost,
  );
  return timingSafeEqual(actual, expected);
}

/** Spends the time of a comparison, so that an unknown address answers no sooner than a wrong password. */
export async function spendComparison(password: string): Promise<void> {
  await derive(normalisePassword(password), randomBytes(SALT_BYTES), HASH_BYTES, COST);
}
