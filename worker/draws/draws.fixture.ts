/** A small draw that has taken place, as it is published. */

import { bytesOf, drawEntrants, drawSeedOf, sha256Of } from "./drawing.ts";
import type { DrawProof } from "./proof.ts";

export interface PublishedDraw {
  readonly proof: DrawProof;
  /** The entrants' file, and its lines. */
  readonly file: string;
  readonly lines: readonly string[];
}

const SEED = "2a".repeat(32);
const ENTROPY = "123456";
const ALTERNATES = 4;

/** The bytes of a text. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(text));
}

/** A hundred entrants, a winner and four alternates. */
export async function publishedDraw(): Promise<PublishedDraw> {
  const names = Array.from({ length: 100 }, (_, index) => utf8(String(index)));
  const lines = (await Promise.all(names.map(sha256Of))).map((hash) => hash.slice(0, 32)).sort();
  const file = lines.map((line) => `${line}\n`).join("");
  const entrantsHash = await sha256Of(utf8(file));
  const seed = bytesOf(SEED);
  if (!seed) throw new Error("the seed is hex");
  const drawn = await drawEntrants({
    drawSeed: await drawSeedOf(seed, entrantsHash, ENTROPY),
    entrantCount: lines.length,
    personCount: lines.length,
    placeCount: 1 + ALTERNATES,
    lineAt: (position) => lines[position] ?? "",
  });
  const at = "2026-11-22T12:00:00.000Z";
  return {
    lines,
    file,
    proof: {
      format: 1,
      campaign: "nice-2026",
      rule: { entriesPer: "person", needsVerifiedAddress: false },
      frozenAt: at,
      entrantCount: lines.length,
      personCount: lines.length,
      entrantsHash,
      seedHash: await sha256Of(seed),
      entropySource: { kind: "bailiff-digits", digitCount: ENTROPY.length },
      alternateCount: ALTERNATES,
      result: {
        drawnAt: at,
        entropy: ENTROPY,
        signature: null,
        seed: SEED,
        announcedAt: null,
        places: drawn.map((entrant, place) => ({ place, entrant, state: "waiting", name: null })),
      },
    },
  };
}
