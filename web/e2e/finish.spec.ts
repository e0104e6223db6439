/** What the parts of the site have to agree on, and what pictures of single pages do not show. */

import { expect, test } from "@playwright/test";
import { expectNoSidewaysScroll, refuseCookies, signUp } from "./visitor.ts";

test.use({ viewport: { width: 320, height: 640 } });

for (const reveal of ["La roue", "La carte à gratter", "La boîte scellée"]) {
  test(`the play page fits a narrow screen with ${reveal} chosen`, async ({ page }) => {
    await refuseCookies(page);
    await page.goto("/jouer");
    await page.getByRole("button", { name: reveal }).click();
    await expect(page.getByRole("button", { name: reveal })).toHaveAttribute("aria-pressed", "true");
    await page.reload();
    await expectNoSidewaysScroll(page);
  });
}

test("the chosen reveal is told apart where colours are the reader's own", async ({ page }) => {
  await refuseCookies(page);
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/jouer");
  const grounds = await page
    .locator(".reveal-picker button")
    .evaluateAll((buttons) => buttons.map((button) => getComputedStyle(button).backgroundColor));
  // Without regard to how much of the colour is seen: the browser's own ground differs in nothing else.
  const [wheel, scratch] = grounds.map((ground) => ground.match(/\d+/g)?.slice(0, 3).join());
  expect(wheel).not.toBe(scratch);
});

test("the current page of the profile is told apart where colours are the reader's own", async ({ page }) => {
  await refuseCookies(page);
  await signUp(page);
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/profil");
  const lines = await page
    .locator(".profile-nav a")
    .evaluateAll((links) => links.map((link) => getComputedStyle(link).borderBottomColor));
  expect(lines[0]).not.toBe(lines[1]);
  expect(lines[1]).toBe(lines[2]);
});

test("the pages of the profile are headed like all others: first the heading, then the way to the next page", async ({
  page,
}) => {
  await refuseCookies(page);
  await signUp(page);
  await page.goto("/profil");
  const heading = await page.getByRole("heading", { level: 1 }).boundingBox();
  const navigation = await page.locator(".profile-nav").boundingBox();
  expect(heading?.y).toBeLessThan(navigation?.y ?? 0);
});

test("under the banner about cookies the page ends in the colour of its foot", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator(".consent")).toBeVisible();
  const left = await page.evaluate(() => {
    const foot = document.querySelector("footer")?.getBoundingClientRect();
    return foot ? document.documentElement.scrollHeight - (foot.bottom + window.scrollY) : Number.NaN;
  });
  expect(left).toBeLessThan(1);
});

test("the 64 digits of the seal are two lines, to be compared, on a narrow screen too", async ({ page }) => {
  await page.goto("/tirage-verifiable");
  const lines = await page
    .locator(".fair-figures code")
    .first()
    .evaluate((code) =>
      Math.round(code.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(code).lineHeight)),
    );
  expect(lines).toBe(2);
});

test("on paper there is nothing to press, and the ground is light", async ({ page }) => {
  await refuseCookies(page);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator(".button:visible")).toHaveCount(0);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("light");
});

test("what is to be mended in a form stays inside its frame, on a wide screen too", async ({ page }) => {
  await refuseCookies(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/inscription");
  await page.locator("main form").evaluate((form: HTMLFormElement) => form.setAttribute("novalidate", ""));
  await page.locator("main form button[type=submit]").click();
  const link = page.locator(".notice .troubles a").first();
  await expect(link).toBeVisible();
  const frame = await page.locator(".notice").boundingBox();
  const sentence = await page.locator(".notice p").first().boundingBox();
  const problem = await link.boundingBox();
  expect(problem?.x).toBe(sentence?.x);
  expect((problem?.x ?? 0) + (problem?.width ?? 0)).toBeLessThanOrEqual(
    (frame?.x ?? 0) + (frame?.width ?? 0),
  );
});

test("being in a field does not look like its refusal", async ({ page }) => {
  await page.goto("/connexion");
  await page.locator("#email").focus();
  const ring = await page.locator("#email").evaluate((field) => getComputedStyle(field).outlineColor);
  await page.evaluate(() => document.querySelector("#email")?.closest(".field")?.classList.add("refused"));
  const refused = await page.locator("#email").evaluate((field) => getComputedStyle(field).outlineColor);
  expect(ring).not.toBe(refused);
});
