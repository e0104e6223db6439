/** Every page of counter and head office as it stands on its own, as every-page.spec.ts does for those of players. */

import { expect, test } from "@playwright/test";
import { audienceOf, LANGUAGES, PAGE_NAMES, type PageName, pathOf } from "../src/i18n/pages.ts";
import { expectSound, PICTURED } from "./sound.ts";
import { signInAs } from "./staff.ts";
import { complaintsOf } from "./visitor.ts";

/** Files and streams, and pages whose addresses go on with an id: the journeys visit those. */
const NOT_SEEN: readonly PageName[] = [
  "saleTicket",
  "counterPlayer",
  "live",
  "printing",
  "certificate",
  "certificatePdf",
  "officeExport",
];

const STAFF_PAGES = PAGE_NAMES.filter((page) => audienceOf(page) !== "anybody" && !NOT_SEEN.includes(page));

test.describe.configure({ timeout: 120_000 });

for (const language of LANGUAGES) {
  for (const name of STAFF_PAGES) {
    test(`${name} in ${language}`, async ({ page, baseURL }) => {
      const who = audienceOf(name) === "office" ? "administrator" : "employee";
      await signInAs(page.context(), who, baseURL ?? "");
      const complaints = complaintsOf(page);
      const response = await page.goto(pathOf(name, language));
      expect(response?.status()).toBe(200);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", "noindex");
      await expectSound(
        page,
        `staff-${name}${language === "fr" ? "" : "-en"}`,
        language === "fr" ? PICTURED.fr : [],
      );
      expect(complaints).toEqual([]);
    });
  }
}
