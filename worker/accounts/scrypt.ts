/** Scrypt as Node has it, as a promise. Called by way of the module, so that tests can count how often it runs. */

import crypto from "node:crypto";

export interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** scrypt needs 128·N·r bytes (32 MiB at our cost), which is exactly Node's default ceiling: leave room above it. */
const MAX_MEMORY_BYTES = 64 * 1024 * 1024;

/** Raw scrypt; the password is taken as it is. */
export function derive(password: string, salt: Uint8Array, bytes: number, cost: Cost): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    crypto.scrypt(password, salt, bytes, { ...cost, maxmem: MAX_MEMORY_BYTES }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
