/** What is asked of every page: the rules of WCAG 2.2 AA as far as a machine can judge them, and no sideways scroll. */

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import type { Language } from "../src/i18n/pages.ts";
import { keepPicture } from "./picture.ts";
import { expectNoSidewaysScroll } from "./visitor.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Widths of an old phone, a tablet and a desk; heights only decide what is above the fold. */
const PHONE = { width: 360, height: 740 };
const SIZES = [
  { width: 320, height: 640 },
  PHONE,
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

/** Of a page in English one picture is enough: only its words differ. */
export const PICTURED: Record<Language, readonly string[]> = {
  fr: ["360-light", "360-dark", "1440-light"],
  en: ["360-light"],
};

/** Judges the page as it stands, in both schemes and every width, and keeps the pictures asked for under a name. */
export async function expectSound(page: Page, name: string, pictured = PICTURED.fr): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
    expect(found, `${name}, ${colorScheme}`).toEqual([]);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await expectNoSidewaysScroll(page);
      const taken = `${size.width}-${colorScheme}`;
      if (pictured.includes(taken)) await keepPicture(page, `${name}-${taken}`);
    }
  }
}
