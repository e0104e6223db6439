/** A text with its facts in: what is left to be shown, and nothing of what nobody knows. */

import type { Language } from "../i18n/pages.ts";
import type { LegalFacts, PrizeFigures } from "./facts.ts";
import { type Part, partsOf } from "./inline.ts";
import type { Block, LegalText, PrizeTableBlock, RecordsBlock, Sentence } from "./legal-text.ts";

export type FilledBlock =
  | { readonly kind: "paragraph"; readonly parts: readonly Part[] }
  | { readonly kind: "list"; readonly items: readonly (readonly Part[])[] }
  | { readonly kind: "records"; readonly words: RecordsBlock }
  | { readonly kind: "prizes"; readonly words: PrizeTableBlock; readonly prizes: readonly PrizeFigures[] };

export interface FilledSection {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly FilledBlock[];
}

/** Sections that speak of something a campaign may do without. */
const GRAND_PRIZE_SECTION = "grandDraw";

/** The sections that have something to say. */
export function filledSections(text: LegalText, facts: LegalFacts, language: Language): FilledSection[] {
  return Object.entries(text.sections)
    .filter(([id]) => id !== GRAND_PRIZE_SECTION || !facts.noGrandPrize)
    .map(([id, { heading, body }]) => ({
      id,
      heading,
      blocks: body.flatMap((block) => filledBlock(block, facts, language)),
    }))
    .filter(({ blocks }) => blocks.length > 0);
}

function filledBlock(block: Block, facts: LegalFacts, language: Language): FilledBlock[] {
  if (typeof block === "object" && "records" in block) return [{ kind: "records", words: block }];
  if (typeof block === "object" && "list" in block) {
    const items = block.list.flatMap((item) => filledSentence(item, facts, language));
    return items.length > 0 ? [{ kind: "list", items }] : [];
  }
  if (typeof block === "object" && "prizeCaption" in block) {
    if (facts.prizes.length > 0) return [{ kind: "prizes", words: block, prizes: facts.prizes }];
    return paragraph(block.withoutPrizes, facts, language);
  }
  return paragraph(block, facts, language);
}

function paragraph(sentence: Sentence, facts: LegalFacts, language: Language): FilledBlock[] {
  return filledSentence(sentence, facts, language).map((parts) => ({ kind: "paragraph", parts }));
}

/** One sentence, or none. */
function filledSentence(sentence: Sentence, facts: LegalFacts, language: Language): Part[][] {
  const parts = partsOf(sentence, facts.values, language);
  return parts ? [parts] : [];
}
