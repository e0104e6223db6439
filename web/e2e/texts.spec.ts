/** The house's texts and its shops, as readers meet them: with a script or without, on paper, on a small phone. */

import { expect, test } from "@playwright/test";
import { complaintsOf, expectNoSidewaysScroll } from "./visitor.ts";

const TEXTS = ["/reglement", "/mentions-legales", "/conditions", "/confidentialite", "/accessibilite"];
const ENGLISH = ["/en/rules", "/en/legal-notice", "/en/terms", "/en/privacy", "/en/accessibility"];

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });

  for (const path of [...TEXTS, ...ENGLISH, "/boutiques", "/en/shops"]) {
    test(`${path} is read on a 320 pixel screen, heading by heading`, async ({ page }) => {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(200);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expectNoSidewaysScroll(page);
      const levels = await page
        .locator("main :is(h1, h2, h3)")
        .evaluateAll((headings) => headings.map((heading) => Number(heading.tagName.slice(1))));
      for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThan(2);
      await expect(page.locator("main")).not.toContainText(/[{}]|undefined|\[object/);
    });
  }

  test("the contents lead to their sections", async ({ page }) => {
    for (const path of ["/reglement", "/en/privacy"]) {
      await page.goto(path);
      const contents = page.getByRole("navigation", { name: /^(Sommaire|Contents)$/ });
      const links = await contents.getByRole("link").all();
      expect(links.length).toBeGreaterThan(5);
      for (const link of links) {
        const name = (await link.textContent()) ?? "";
        const target = page.locator(`section[id="${(await link.getAttribute("href"))?.slice(1)}"]`);
        await expect(target.getByRole("heading", { level: 2 })).toHaveText(name);
      }
      const last = links.at(-1);
      await last?.click();
      await expect(page.locator("section:target")).toBeInViewport();
    }
  });

  test("a shop is found by its town, whatever the accents, and by its department", async ({ page }) => {
    await page.goto("/boutiques");
    // The demo's ten, and what another test may have opened.
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(/^1\d boutiques$/);
    const field = page.getByLabel("Ville, code postal ou département");
    await field.fill("NÎCE");
    await page.getByRole("button", { name: "Chercher" }).click();
    await expect(page).toHaveURL(/\/boutiques\?q=N%C3%8ECE$/);
    await expect(page.getByRole("heading", { level: 3 })).toHaveText("Nice");
    await expect(page.getByText("Nouvelle boutique")).toBeVisible();
    await expect(page.getByText("Lundi au samedi")).toBeVisible();
    await expect(field).toHaveValue("NÎCE");

    await field.fill("75011");
    await field.press("Enter");
    await expect(page.getByText("Aucune boutique à ce code postal")).toBeVisible();
    await expect(page.getByRole("heading", { level: 3 })).toHaveText([
      "Paris Le Marais",
      "Paris Saint-Germain",
    ]);
  });

  test("a search without a result says so, and shows the way on", async ({ page }) => {
    await page.goto("/boutiques?q=%3Cb%3EBrest%3C%2Fb%3E");
    await expect(page.getByRole("heading", { level: 2 })).toHaveText("Aucune boutique trouvée");
    await expect(page.getByText("Pour « <b>Brest</b> ».")).toBeVisible();
    await page.getByRole("link", { name: "Voir toutes les boutiques" }).click();
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(/^1\d boutiques$/);
    expect(await page.getByRole("heading", { level: 3 }).count()).toBeGreaterThanOrEqual(10);
    await page.goto(`/boutiques?q=${"x".repeat(500)}`);
    await expect(page.getByRole("heading", { level: 2 })).toHaveText("Aucune boutique trouvée");
    await expectNoSidewaysScroll(page);
  });
});

test("a shop can be called, and found on a map that is told nothing", async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto("/boutiques?q=lyon");
  await expect(page.getByRole("link", { name: "04 65 71 00 03" })).toHaveAttribute(
    "href",
    "tel:+33465710003",
  );
  const map = page.getByRole("link", { name: "Voir sur la carte : Lyon (OpenStreetMap)" });
  await expect(map).toHaveAttribute(
    "href",
    /^https:\/\/www\.openstreetmap\.org\/\?mlat=45\.7553&mlon=4\.8302#map=/,
  );
  await expect(map).toHaveAttribute("rel", "noopener noreferrer");
  expect(complaints).toEqual([]);
});

test("the rules state the prizes of the campaign, in both languages", async ({ page }) => {
  for (const [path, row] of [
    ["/reglement", /Infuseur à thé\s*9,90\s€\s*60\s%\s*900\s000/],
    ["/en/rules", /Tea infuser\s*€9\.90\s*60%\s*900,000/],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("table").getByRole("row")).toHaveCount(6);
    await expect(page.getByRole("row").nth(1)).toHaveText(row);
  }
});

test("on paper there is the text alone", async ({ page }) => {
  await page.goto("/reglement");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Sommaire" })).toBeHidden();
  await expect(page.getByRole("navigation", { name: "À lire aussi" })).toBeHidden();
  await expect(page.getByRole("heading", { name: "Recevoir son lot" })).toBeVisible();
  const ink = await page.locator(".legal").evaluate((text) => getComputedStyle(text).color);
  expect(ink).toBe("rgb(0, 0, 0)");
  expect((await page.pdf({ format: "A4" })).byteLength).toBeGreaterThan(10_000);
});
