/** Public chance, as it is given at the draw, held against what was named when the list was frozen. */

import { z } from "@hono/zod-openapi";
import type { Env } from "../env.ts";
import { logThrown } from "../http/unexpected.ts";
import { randomnessOf } from "./drand.ts";
import type { EntropyProblem, GivenEntropy } from "./outcomes.ts";
import type { EntropySource } from "./proof.ts";

/** A relay that takes longer is asked again by whoever draws. */
const RELAY_ANSWER_MS = 5_000;
const HEX = /^[0-9a-f]+$/;

type Drand = Extract<EntropySource, { kind: "drand" }>;

export type CheckedEntropy =
  | { readonly kind: "right"; readonly entropy: string; readonly signature: string | null }
  | { readonly kind: "wrong"; readonly problem: EntropyProblem };

/** @param now milliseconds since the epoch */
export async function checkEntropy(
  env: Pick<Env, "DRAND_URL">,
  source: EntropySource,
  given: GivenEntropy,
  now: number,
): Promise<CheckedEntropy> {
  if (source.kind === "bailiff-digits") {
    if (given.kind !== source.kind) return wrong("other-source");
    const [digits, again] = [bare(given.digits), bare(given.digitsAgain)];
    if (digits !== again) return wrong("digits-differ");
    const isRight = digits.length === source.digitCount && /^[0-9]+$/.test(digits);
    return isRight ? { kind: "right", entropy: digits, signature: null } : wrong("digits-count");
  }
  if (given.kind !== source.kind) return wrong("other-source");
  if (now < Date.parse(source.dueAt)) return wrong("round-not-due");
  const typed = bare(given.signature ?? "").toLowerCase();
  const signature = typed === "" ? await fetchSignature(env, source) : typed;
  if (signature === undefined) return wrong("round-unavailable");
  const entropy = await randomnessOf(source.publicKey, source.round, signature);
  return entropy === undefined ? wrong("signature-wrong") : { kind: "right", entropy, signature };
}

const beaconSchema = z.object({ round: z.int(), signature: z.string().max(200).regex(HEX) });

/** From the relay that the deployment names; undefined when there is none or it does not answer. */
async function fetchSignature(
  { DRAND_URL }: Pick<Env, "DRAND_URL">,
  { chainHash, round }: Drand,
): Promise<string | undefined> {
  if (!DRAND_URL) return undefined;
  try {
    const answer = await fetch(`${DRAND_URL}/${chainHash}/public/${round}`, {
      // A relay says where it is; it does not send us to places that nobody configured.
      redirect: "manual",
      signal: AbortSignal.timeout(RELAY_ANSWER_MS),
    });
    if (!answer.ok) return undefined;
    const beacon = beaconSchema.parse(await answer.json());
    return beacon.round === round ? beacon.signature : undefined;
  } catch (error) {
    logThrown(error, { requestId: "-", method: "-", route: "asking for a round of drand" });
    return undefined;
  }
}

/** Digits are read out in groups. */
function bare(typed: string): string {
  return typed.replace(/[\s.-]/g, "");
}

function wrong(problem: EntropyProblem): CheckedEntropy {
  return { kind: "wrong", problem };
}
