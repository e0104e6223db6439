/** What a mail says, before it is HTML or text: both are made of this, so neither can say less than the other. */

export type Language = "fr" | "en";

export interface MailContent {
  readonly subject: string;
  /** What mail programs show beside the subject in their lists. */
  readonly preheader: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
  /** Why this mail came, and what to do with it if it should not have. */
  readonly reason: string;
}

export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  /** Prizes in a frame of their own; `note` says where one stands. */
  | {
      readonly kind: "prizes";
      readonly prizes: readonly { readonly name: string; readonly note?: string }[];
    }
  /** What the mail is for. `isSpelledOut`: the address is shown as well, for programs that open no links. */
  | {
      readonly kind: "action";
      readonly label: string;
      readonly url: string;
      readonly isSpelledOut?: boolean;
    }
  /** Links of equal weight, one a line. */
  | {
      readonly kind: "links";
      readonly links: readonly { readonly label: string; readonly url: string }[];
    };

/** One mail in both languages. */
export type Template<Facts> = Record<Language, (facts: Facts) => MailContent>;

/** Longer ones are sentences, not names. */
const GREETED_NAME_MAX_LENGTH = 40;
/** Letters of any script with the marks names have between them. */
const GREETED_NAME = /^\p{L}[\p{L}\p{M}' ’-]*$/u;

/**
 * The first name a mail may greet with, or undefined when it is none. Anybody may register anybody's address under
 * any name; without this, a mail of ours would carry their sentence or their link to a stranger.
 */
export function greetedName(firstName: string): string | undefined {
  const name = firstName.trim();
  return name.length <= GREETED_NAME_MAX_LENGTH && GREETED_NAME.test(name) ? name : undefined;
}

/** « Bonjour Zoé », « Hello Zoé », or the greeting alone. */
export function greeting(word: string, firstName: string): string {
  const name = greetedName(firstName);
  return name === undefined ? word : `${word} ${name}`;
}
