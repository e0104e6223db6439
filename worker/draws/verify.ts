/** Checks a published draw step by step: the same lines for the public page and for `npm run audit`. */

import { bytesOf, drawEntrants, drawSeedOf, personOf, sha256Of } from "./drawing.ts";
import type { DrawProof } from "./proof.ts";

export type StepName = "file" | "count" | "hash" | "seed" | "entropy" | "draw";

export type VerifiedStep = { readonly step: StepName } & (
  | { readonly kind: "right"; readonly computed: string }
  /** What was found instead of what is published. `line` and `place` count from 1. */
  | {
      readonly kind: "wrong";
      readonly why: "differs" | "malformed" | "unsorted" | "no-line-end";
      readonly computed: string;
      readonly stated: string;
      readonly line?: number;
      readonly place?: number;
    }
  /** Nothing to check yet: the draw has not taken place. */
  | { readonly kind: "open" }
);

const ENTRANT = /^[0-9a-f]{32}(?:\.[0-9]{7})?$/;
/** The lines of the file, read as they are written. */
interface Entrants {
  readonly lines: readonly string[];
  readonly personCount: number;
  readonly step: VerifiedStep;
}

/** Checks everything, also after something was wrong, so that each step speaks for itself. */
export async function verifyDraw(
  proof: DrawProof,
  file: Uint8Array<ArrayBuffer>,
): Promise<readonly VerifiedStep[]> {
  const entrants = readEntrants(file);
  const { lines, personCount } = entrants;
  const hash = await sha256Of(file);
  return [
    entrants.step,
    compared("count", `${lines.length} / ${personCount}`, `${proof.entrantCount} / ${proof.personCount}`),
    compared("hash", hash, proof.entrantsHash),
    await seedStep(proof),
    await entropyStep(proof),
    await drawStep(proof, hash, entrants),
  ];
}

function readEntrants(file: Uint8Array<ArrayBuffer>): Entrants {
  const text = new TextDecoder().decode(file);
  const lines = text.split("\n");
  const rest = lines.pop() ?? "";
  let problem: VerifiedStep | undefined;
  let personCount = 0;
  let before = "";
  for (const [index, line] of lines.entries()) {
    if (!ENTRANT.test(line)) problem ??= atLine("malformed", index, line, "");
    else if (line <= before) problem ??= atLine("unsorted", index, line, before);
    if (personOf(line) !== personOf(before)) personCount++;
    before = line;
  }
  if (rest !== "") problem ??= atLine("no-line-end", lines.length, rest, "");
  return { lines, personCount, step: problem ?? right("file", String(lines.length)) };
}

function atLine(
  why: "malformed" | "unsorted" | "no-line-end",
  index: number,
  computed: string,
  stated: string,
): VerifiedStep {
  // A line of a file that is something else altogether may be as long as the file.
  return { step: "file", kind: "wrong", why, line: index + 1, computed: computed.slice(0, 60), stated };
}

async function seedStep({ result, seedHash }: DrawProof): Promise<VerifiedStep> {
  if (!result) return { step: "seed", kind: "open" };
  const bytes = bytesOf(result.seed);
  if (!bytes) return malformed("seed", result.seed);
  return compared("seed", await sha256Of(bytes), seedHash);
}

/** Digits must be as many as were named; a round's randomness is the SHA-256 of its signature. */
async function entropyStep({ result, entropySource }: DrawProof): Promise<VerifiedStep> {
  if (!result) return { step: "entropy", kind: "open" };
  if (entropySource.kind === "bailiff-digits") {
    const isRight = new RegExp(`^[0-9]{${entropySource.digitCount}}$`).test(result.entropy);
    return isRight ? right("entropy", result.entropy) : malformed("entropy", result.entropy);
  }
  const signature = bytesOf(result.signature ?? "");
  if (!signature) return malformed("entropy", result.signature ?? "");
  return compared("entropy", await sha256Of(signature), result.entropy);
}

async function drawStep(
  { result, alternateCount }: DrawProof,
  entrantsHash: string,
  { lines, personCount }: Entrants,
): Promise<VerifiedStep> {
  if (!result) return { step: "draw", kind: "open" };
  const seed = bytesOf(result.seed);
  if (!seed) return malformed("draw", result.seed);
  const drawn = await drawEntrants({
    drawSeed: await drawSeedOf(seed, entrantsHash, result.entropy),
    entrantCount: lines.length,
    personCount,
    placeCount: 1 + alternateCount,
    lineAt: (position) => lines[position] ?? "",
  });
  const stated = result.places.map(({ entrant }) => entrant);
  const length = Math.max(drawn.length, stated.length);
  for (let place = 0; place < length; place++) {
    const [computed = "–", published = "–"] = [drawn[place], stated[place]];
    if (computed !== published)
      return {
        step: "draw",
        kind: "wrong",
        why: "differs",
        computed,
        stated: published,
        place: place + 1,
      };
  }
  return right("draw", drawn[0] ?? "–");
}

function compared(step: StepName, computed: string, stated: string): VerifiedStep {
  if (computed === stated) return right(step, computed);
  return { step, kind: "wrong", why: "differs", computed, stated };
}

function malformed(step: StepName, computed: string): VerifiedStep {
  return { step, kind: "wrong", why: "malformed", computed, stated: "" };
}

function right(step: StepName, computed: string): VerifiedStep {
  return { step, kind: "right", computed };
}
