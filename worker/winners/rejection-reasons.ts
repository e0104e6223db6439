/** Why a prize is refused at the counter: reasons that can be counted, each with the sentence that the player reads. */

export const REJECTION_WHYS = [
  "unreadable",
  "altered",
  "wrong-person",
  "no-receipt",
  "refunded",
  "other",
] as const;

export type RejectionWhy = (typeof REJECTION_WHYS)[number];

/** What somebody adds in their own words; with the sentence before it still within the contract's 500 characters. */
export const REJECTION_NOTE_MAX = 300;

/** Control and invisible characters, line ends and halves of characters: one line of plain text is asked for. */
export const UNREADABLE_SIGNS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** A rejection as a form states it; null when it names none of the reasons, or its note is no line of text. */
export function readRejection(why: string, note: string): { why: RejectionWhy; note: string } | null {
  const known = REJECTION_WHYS.find((candidate) => candidate === why);
  const read = note.normalize("NFC").trim();
  if (known === undefined || read.length > REJECTION_NOTE_MAX || UNREADABLE_SIGNS.test(read)) return null;
  return { why: known, note: read };
}

const SENTENCES: Readonly<Record<"fr" | "en", Readonly<Record<RejectionWhy, string>>>> = {
  fr: {
    unreadable: "Le ticket présenté est illisible.",
    altered: "Le ticket présenté a été modifié.",
    "wrong-person": "La personne qui s’est présentée n’est pas le titulaire du compte.",
    "no-receipt": "La preuve d’achat n’a pas été présentée.",
    refunded: "L’achat a été remboursé.",
    other: "Le ticket n’est pas conforme au règlement.",
  },
  en: {
    unreadable: "The ticket shown cannot be read.",
    altered: "The ticket shown has been altered.",
    "wrong-person": "The person who came is not the holder of the account.",
    "no-receipt": "No proof of purchase was shown.",
    refunded: "The purchase was refunded.",
    other: "The ticket does not comply with the rules.",
  },
};

/** The reason as the player reads it, in their language. */
export function rejectionSentence(why: RejectionWhy, note: string, language: "fr" | "en"): string {
  const sentence = SENTENCES[language][why];
  return note === "" ? sentence : `${sentence} ${note}`;
}
