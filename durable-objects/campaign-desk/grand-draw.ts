/**
 * What the desk keeps for the campaign's grand draw: a seed and the key of the entrants' pseudonyms. The seed leaves
 * the desk once, for one list and one entropy; whoever asks again gets the same, whatever they bring.
 */

import { createHash } from "node:crypto";
import type { DeskStore } from "./desk-store.ts";

/** HMAC-SHA256's and AES-256's own length: guessing them is no easier than guessing what they make. */
const SECRET_BYTES = 32;

/** Hex, all of them. */
export interface DrawSecrets {
  readonly seed: string;
  readonly pseudonymKey: string;
  /** What the seed was opened for; null while it is secret. */
  readonly entrantsHash: string | null;
  readonly entropy: string | null;
}

export type DrawKeys =
  | {
      readonly kind: "kept";
      /** SHA-256 of the seed's bytes. */
      readonly seedHash: string;
      readonly pseudonymKey: string;
    }
  | { readonly kind: "none" };

export type OpenDrawOutcome =
  | {
      readonly kind: "opened";
      readonly seed: string;
      /** That of the first opening. */
      readonly entrantsHash: string;
      readonly entropy: string;
    }
  | { readonly kind: "none" };

/** The keys; made at the first call that asks for it. */
export function drawKeys(store: DeskStore, makes: boolean): DrawKeys {
  if (makes && !store.drawSecrets()) store.keepDrawSecrets(newSecret(), newSecret());
  const secrets = store.drawSecrets();
  if (!secrets) return { kind: "none" };
  const { seed, pseudonymKey } = secrets;
  const seedHash = createHash("sha256").update(Buffer.from(seed, "hex")).digest("hex");
  return { kind: "kept", seedHash, pseudonymKey };
}

/** Opens the seed for a list and an entropy, for good. */
export function openDraw(store: DeskStore, entrantsHash: string, entropy: string): OpenDrawOutcome {
  store.noteDrawOpened(entrantsHash, entropy);
  const secrets = store.drawSecrets();
  if (!secrets || secrets.entrantsHash === null || secrets.entropy === null) return { kind: "none" };
  return {
    kind: "opened",
    seed: secrets.seed,
    entrantsHash: secrets.entrantsHash,
    entropy: secrets.entropy,
  };
}

function newSecret(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(SECRET_BYTES))).toString("hex");
}
