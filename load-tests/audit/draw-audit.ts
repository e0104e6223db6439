/** `npm run audit -- --draw proof.json entrants.txt`: repeats a grand draw from files, and checks what a page cannot. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { randomnessOf } from "../../worker/draws/drand.ts";
import type { DrawProof } from "../../worker/draws/proof.ts";
import { proofSchema } from "../../worker/draws/proof-schema.ts";
import { type StepName, type VerifiedStep, verifyDraw } from "../../worker/draws/verify.ts";
import { UserError } from "../local/user-error.ts";

const TITLES: Record<StepName, string> = {
  file: "the list is well formed",
  count: "the list is complete",
  hash: "the list is the one that was frozen",
  seed: "the seed is the one that was sealed",
  entropy: "public chance is what was named",
  draw: "the draw, repeated, gives the same numbers",
};

export interface DrawReport {
  readonly isValid: boolean;
  readonly lines: readonly string[];
}

/** @throws UserError when a file is missing or the proof is none */
export async function auditDraw(proofPath: string, entrantsPath: string): Promise<DrawReport> {
  const proof = readProof(read(proofPath).toString("utf8"), proofPath);
  const steps = await verifyDraw(proof, Uint8Array.from(read(entrantsPath)));
  const beacon = await beaconLine(proof);
  const wrong = steps.some(({ kind }) => kind === "wrong") || beacon?.isRight === false;
  const isOpen = steps.some(({ kind }) => kind === "open");
  const verdict = isOpen
    ? `VALID SO FAR: the list of ${proof.campaign} is the one that was frozen; nothing is drawn yet`
    : `VALID: the grand draw of ${proof.campaign} is the one that was published`;
  return {
    isValid: !wrong,
    lines: [
      ...steps.map(lineOf),
      ...(beacon ? [beacon.line] : []),
      wrong ? "NOT VALID: see the lines marked wrong" : verdict,
    ],
  };
}

/** The signature of a drand round takes a curve, which the public page leaves out. */
async function beaconLine({ result, entropySource: source }: DrawProof) {
  if (source.kind !== "drand" || !result) return undefined;
  const randomness = await randomnessOf(source.publicKey, source.round, result.signature ?? "");
  const isRight = randomness === result.entropy;
  return { isRight, line: `${isRight ? "right" : "wrong"}: the signature is that of round ${source.round}` };
}

function lineOf(step: VerifiedStep): string {
  const title = TITLES[step.step];
  switch (step.kind) {
    case "right":
      return `right: ${title} (${step.computed})`;
    case "open":
      return `open: ${title}`;
    case "wrong": {
      const where = step.line ? `, line ${step.line}` : step.place ? `, place ${step.place}` : "";
      return `wrong: ${title}${where}: ${step.why}; computed ${step.computed}, published ${step.stated}`;
    }
  }
}

/** The API's answer, or the proof in it. */
function readProof(text: string, path: string): DrawProof {
  try {
    const body: { data?: unknown } = JSON.parse(text);
    return proofSchema.parse(body.data ?? body);
  } catch (error) {
    throw new UserError(
      `audit: ${path} is no proof of a draw: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function read(given: string): Buffer {
  const path = resolve(process.env["INIT_CWD"] ?? "", given);
  try {
    return readFileSync(path);
  } catch {
    throw new UserError(`audit: there is no ${path}`);
  }
}
