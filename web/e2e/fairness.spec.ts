/**
 * The page of the verifiable draw while the game is open. The demo is not closed for it: the page after the close is
 * tested in load-tests/audit/published.system.test.ts.
 */

import { expect, test } from "@playwright/test";
import { complaintsOf, expectNoSidewaysScroll } from "./visitor.ts";

for (const { path, heading, here, formulas } of [
  {
    path: "/tirage-verifiable",
    heading: "Un tirage que chacun peut vérifier",
    here: "Nous en sommes ici.",
    formulas: "Les formules",
  },
  {
    path: "/en/fairness",
    heading: "A draw that anyone can check",
    here: "We are here.",
    formulas: "The formulas",
  },
]) {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(`${path} ${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
      test.use({ javaScriptEnabled, viewport: { width: 320, height: 640 } });

      test("shows the seed's hash, where the game stands, and every formula", async ({ page, request }) => {
        const complaints = complaintsOf(page);
        await page.goto(path);
        const { data } = await (await request.get("/api/campaign")).json();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
        await expect(page.locator("#fairness-seed-hash")).toHaveText(data.seedHash);
        await expect(page.locator("#fairness-seed")).toHaveCount(0);
        await expect(page.locator("[aria-current=step]")).toContainText(here);
        await page.getByText(formulas).click();
        await expect(page.getByText('HMAC-SHA256(seed, "shard|" campaign "|" shard)')).toBeVisible();
        for (const details of await page.locator("main details").all())
          await details.evaluate((element) => element.setAttribute("open", ""));
        await expectNoSidewaysScroll(page);
        expect(complaints).toEqual([]);
      });
    });
  }
}

test("nobody gets the ledgers of an open game", async ({ request }) => {
  for (const path of ["/api/campaign/ledger", "/api/campaign/ledger/0"]) {
    const answer = await request.get(path);
    expect(answer.status()).toBe(404);
    expect(await answer.json()).toEqual({
      success: false,
      error: "Les registres de la campagne seront publiés après sa clôture",
    });
  }
});
