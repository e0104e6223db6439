/** Reads the marks of a sentence and puts the facts in. Facts are text: marks inside them mean nothing. */

import { type Language, PAGE_NAMES, pathOf } from "../i18n/pages.ts";
import type { FactValues } from "./facts.ts";
import type { Sentence } from "./legal-text.ts";

export type Part = { readonly text: string; readonly href?: string };

const LINK = /\[([^\]]+)\]\(([^)]+)\)/g;
const FACT = /\{(\w+)\}/g;

/** The names of the facts that a text asks for. */
export function factsIn(text: string): string[] {
  return [...text.matchAll(FACT)].map(([, name = ""]) => name);
}

/** What the links of a text lead to, as they are written. */
export function targetsIn(text: string): string[] {
  return [...text.matchAll(LINK)].map(([, , target = ""]) => target);
}

/** A sentence as text and links; undefined when it is left out because a fact is not known. */
export function partsOf(sentence: Sentence, values: FactValues, language: Language): Part[] | undefined {
  const known = typeof sentence === "string" ? sentence : sentence.known;
  if (factsIn(known).every((name) => factNamed(values, name) !== undefined)) {
    return fill(known, values, language);
  }
  return typeof sentence === "string" ? undefined : fill(sentence.unknown, values, language);
}

function fill(text: string, values: FactValues, language: Language): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const [whole, label = "", target = ""] = match;
    parts.push({ text: withFacts(text.slice(end, match.index), values) });
    parts.push({ text: withFacts(label, values), href: addressOf(withFacts(target, values), language) });
    end = match.index + whole.length;
  }
  parts.push({ text: withFacts(text.slice(end), values) });
  return parts.filter((part) => part.text !== "");
}

function withFacts(text: string, values: FactValues): string {
  return text.replace(FACT, (_mark, name: string) => factNamed(values, name) ?? "");
}

function factNamed(values: FactValues, name: string): string | undefined {
  return Object.entries(values).find(([known]) => known === name)?.[1];
}

/** The address of a page named `page:…`; every other target is an address already. */
function addressOf(target: string, language: Language): string {
  const page = PAGE_NAMES.find((name) => `page:${name}` === target);
  return page ? pathOf(page, language) : target;
}
