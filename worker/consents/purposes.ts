/**
 * What a visitor is asked. A further purpose is one more entry here; its words then have to be written (the types ask
 * for them), and the notice's version below moves on, so that everybody is asked again.
 */

export const OPTIONAL_PURPOSES = ["audience"] as const;

export type Purpose = (typeof OPTIONAL_PURPOSES)[number];

export type Choices = Readonly<Record<Purpose, boolean>>;

/** Of the words in web/src/consent/notice.words.ts. A choice made on an older notice is asked for again. */
export const NOTICE_VERSION = 1;

const DAY_SECONDS = 24 * 60 * 60;
/** Six months, as the CNIL recommends, of thirty days each: never longer than was said. */
export const CONSENT_SECONDS = 6 * 30 * DAY_SECONDS;

/** The same answer to every question. */
export function choicesOf(answer: boolean): Choices {
  return choicesBy(() => answer);
}

/** One answer a purpose. */
export function choicesBy(answerTo: (purpose: Purpose) => boolean): Choices {
  // The language's own type of this forgets the names it was made from.
  return Object.fromEntries(
    OPTIONAL_PURPOSES.map((purpose) => [purpose, answerTo(purpose)]),
  ) as unknown as Choices;
}
