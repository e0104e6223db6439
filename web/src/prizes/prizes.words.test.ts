import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../i18n/pages.ts";
import { voucherWords } from "../voucher/voucher.words.ts";
import { prizesWords } from "./prizes.words.ts";

/** Beside the deadline: two lines of a phone, what a card can say without saying it at length, card after card. */
const CARD_LETTERS = 70;

/** « Prêts » in the list of choices is « Prêt » on a card. */
function singular(word: string): string {
  return word.replace(/s$/, "");
}

describe.each(LANGUAGES)("the words of my prizes, in %s", (language) => {
  const { filter, standings, advice } = prizesWords[language];

  it("call a status the same in the list of choices and on the card (plurals aside)", () => {
    expect(singular(filter.PENDING)).toBe(singular(standings.waiting));
    expect(singular(filter.VALIDATED)).toBe(singular(standings.ready));
    expect(singular(filter.CLAIMED)).toBe(singular(standings.claimed));
    expect(singular(filter.REJECTED)).toBe(singular(standings.rejected));
  });

  it("are short on the card, which is no voucher and does not say « this voucher »", () => {
    const deadline = "jeudi 31 décembre 2026 à 23 h 59";
    for (const standing of ["waiting", "ready"] as const) {
      expect(advice[standing](deadline)).not.toMatch(/ce bon|this voucher/i);
      expect(advice[standing]("").length).toBeLessThan(CARD_LETTERS);
      expect(advice[standing](deadline)).toContain(deadline);
      expect(voucherWords[language].present[standing](deadline)).toMatch(/ce bon|this voucher/i);
    }
  });
});
