/**
 * What a text of the house is made of. Sentences are plain text with two marks: `{name}` is a fact (facts.ts), and
 * `[label](page:rules)`, `[label](https://…)`, `[label](mailto:{email})` and `[label](tel:{phoneNumber})` are links.
 */

import type { PageText } from "../i18n/page-text.ts";

/** A sentence that names a fact nobody knows is left out; the second kind says something else instead. */
export type Sentence = string | { readonly known: string; readonly unknown: string };

export interface ListBlock {
  readonly list: readonly Sentence[];
}

/** Kinds of data that are kept, each with the same three answers: a list of its own, since a table is not read on a phone. */
export interface RecordsBlock {
  readonly labels: { readonly purpose: string; readonly basis: string; readonly kept: string };
  readonly records: readonly {
    readonly name: string;
    readonly what: string;
    readonly purpose: string;
    readonly basis: string;
    readonly kept: string;
  }[];
}

/** The prizes of the campaign, from its catalogue; the other sentence where it cannot be read. */
export interface PrizeTableBlock {
  readonly prizeCaption: string;
  readonly prizeColumns: {
    readonly name: string;
    readonly value: string;
    readonly share: string;
    readonly count: string;
  };
  readonly withoutPrizes: string;
}

export type Block = Sentence | ListBlock | RecordsBlock | PrizeTableBlock;

export interface LegalSection {
  readonly heading: string;
  readonly body: readonly Block[];
}

/** Sections by their id, which is their anchor in the page: the same in both languages. */
export type LegalText = PageText & {
  readonly heading: string;
  readonly lead: Sentence;
  readonly sections: Readonly<Record<string, LegalSection>>;
};
