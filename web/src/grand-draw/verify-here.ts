/** The button "check the draw": everything is computed in the browser, from the published values or the visitor's own. */

import type { DrawProof, DrawResult } from "../../../worker/draws/proof.ts";
import { type VerifiedStep, verifyDraw } from "../../../worker/draws/verify.ts";
import type { VerifierText } from "./verifier.words.ts";

export const RESULT_ID = "verifier-result";
/** 32 digits and the line's end; a ticket has a dot and seven digits besides. */
const PERSON_LINE_BYTES = 33;
const TICKET_LINE_BYTES = 41;
/** Two frames, at the 60 a second that screens have at least. */
const PAINT_MS = 34;

type Spoken = Pick<
  VerifierText,
  | "reading"
  | "working"
  | "allRight"
  | "allRightSoFar"
  | "somethingWrong"
  | "unable"
  | "marks"
  | "steps"
  | "right"
  | "open"
  | "wrong"
>;

/** Checks and writes down each step. Takes everything from the form, so that the page need keep no state for it. */
export async function verifyHere(form: HTMLFormElement): Promise<void> {
  const result = document.getElementById(RESULT_ID);
  const { words, proof, entrants } = form.dataset;
  if (!result || words === undefined || proof === undefined || entrants === undefined) return;
  const text: Spoken = JSON.parse(words);
  result.replaceChildren(element("p", text.working));
  try {
    const published: DrawProof = JSON.parse(proof);
    const file = await readList(form, entrants, (bytes) => {
      const percent = Math.min(100, Math.floor((100 * bytes) / bytesOf(published)));
      // The list is read out, too: tenths are enough.
      const said = text.reading.replace("{percent}", String(percent - (percent % 10)));
      if (result.textContent !== said) result.replaceChildren(element("p", said));
    });
    result.replaceChildren(element("p", text.working));
    await painted();
    const steps = await verifyDraw(withTyped(form, published), file);
    result.replaceChildren(element("p", summary(steps, text), summaryClass(steps)), listOf(steps, text));
  } catch {
    result.replaceChildren(element("p", text.unable, "wrong"));
  }
  result.dataset["checks"] = String(1 + Number(result.dataset["checks"] ?? 0));
}

/** What the published list weighs: its lines are all as long as each other. */
function bytesOf({ entrantCount, rule }: DrawProof): number {
  return entrantCount * (rule.entriesPer === "ticket" ? TICKET_LINE_BYTES : PERSON_LINE_BYTES);
}

/** A million lines keep the page busy for a second: what it says must be seen before. */
function painted(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAINT_MS));
}

async function readList(
  form: HTMLFormElement,
  address: string,
  onRead: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const field = form.elements.namedItem("file");
  const chosen = field instanceof HTMLInputElement ? field.files?.[0] : undefined;
  if (chosen) return new Uint8Array(await chosen.arrayBuffer());
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the list answered ${answer.status}`);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = answer.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    pieces.push(read.value);
    bytes += read.value.byteLength;
    onRead(bytes);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/** The published draw with whatever the visitor put in its place. */
function withTyped(form: HTMLFormElement, proof: DrawProof): DrawProof {
  const { result } = proof;
  return {
    ...proof,
    entrantsHash: typed(form, "entrantsHash") ?? proof.entrantsHash,
    seedHash: typed(form, "seedHash") ?? proof.seedHash,
    result: result && {
      ...result,
      seed: typed(form, "seed") ?? result.seed,
      entropy: typed(form, "entropy") ?? result.entropy,
      places: typedPlaces(form) ?? result.places,
    },
  };
}

function typed(form: HTMLFormElement, name: string): string | undefined {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement ? field.value.trim().toLowerCase() : undefined;
}

function typedPlaces(form: HTMLFormElement): DrawResult["places"] | undefined {
  const field = form.elements.namedItem("places");
  if (!(field instanceof HTMLTextAreaElement)) return undefined;
  const numbers = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  return numbers.map((entrant, place) => ({ place, entrant, state: "waiting", name: null }));
}

function summary(steps: readonly VerifiedStep[], text: Spoken): string {
  if (steps.some(({ kind }) => kind === "wrong")) return text.somethingWrong;
  return steps.some(({ kind }) => kind === "open") ? text.allRightSoFar : text.allRight;
}

function summaryClass(steps: readonly VerifiedStep[]): string {
  return steps.some(({ kind }) => kind === "wrong") ? "wrong" : "right";
}

function listOf(steps: readonly VerifiedStep[], text: Spoken): HTMLElement {
  const list = element("ol", "");
  for (const step of steps) {
    const item = element("li", "", step.kind);
    item.dataset["step"] = step.step;
    const title = element("strong", text.steps[step.step]);
    const mark = element("span", text.marks[step.kind], "verifier-mark");
    item.append(mark, title, element("span", sentenceOf(step, text), "verifier-why"));
    list.append(item);
  }
  return list;
}

function sentenceOf(step: VerifiedStep, text: Spoken): string {
  if (step.kind === "open") return text.open;
  if (step.kind === "right") return text.right[step.step].replace("{computed}", () => step.computed);
  const sentence =
    Object.entries(text.wrong).find(([name]) => name === `${step.step}-${step.why}`)?.[1] ?? "";
  return sentence
    .replace("{line}", String(step.line ?? ""))
    .replace("{place}", String(step.place ?? ""))
    .replace("{computed}", () => step.computed)
    .replace("{stated}", () => step.stated);
}

function element(name: "p" | "ol" | "li" | "span" | "strong", text: string, className = ""): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}
