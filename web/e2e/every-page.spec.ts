/**
 * Every page of the site, in both colour schemes, by the rules of WCAG 2.2 AA as far as a machine can judge them, and
 * without one complaint of the browser. The same run takes the pictures in docs/screenshots.
 */

import { expect, test } from "@playwright/test";
import { audienceOf, LANGUAGES, PAGE_NAMES, type PageName, pathOf } from "../src/i18n/pages.ts";
import { ACCESSIBILITY_RESULTS } from "../src/legal/accessibility-results.ts";
import { linkTo } from "./mailbox.ts";
import { expectSound, PICTURED } from "./sound.ts";
import { codeFor, complaintsOf, playCode, refuseCookies, signUp } from "./visitor.ts";

/** No pages of their own: one sends people on, the other hands over a file. */
const NOT_SEEN: readonly PageName[] = ["signOut", "download", "entrants"];

/** Of staff's own account: second-factor.spec.ts sees it in each of its states. */
const SEEN_ELSEWHERE: readonly PageName[] = ["secondFactor"];

/** What ends these addresses comes from a mail or a play; they are visited by the player's round below. */
const WITH_IDENTIFIER: readonly PageName[] = ["verify", "newPassword", "voucher", "invitation"];

const FOR_PLAYERS: readonly PageName[] = ["prizes", "profile", "security", "personalData"];

const FOR_ANYONE = PAGE_NAMES.filter(
  (page) =>
    audienceOf(page) === "anybody" &&
    ![...NOT_SEEN, ...SEEN_ELSEWHERE, ...WITH_IDENTIFIER, ...FOR_PLAYERS].includes(page),
);

test("the accessibility page claims no more than this file looks at", () => {
  expect(ACCESSIBILITY_RESULTS?.pages ?? 0).toBeLessThanOrEqual(PAGE_NAMES.length - NOT_SEEN.length);
  expect(ACCESSIBILITY_RESULTS?.violations ?? 0).toBe(0);
});

test.describe.configure({ timeout: 120_000 });

for (const language of LANGUAGES) {
  for (const name of FOR_ANYONE) {
    test(`${name} in ${language}`, async ({ page }) => {
      await refuseCookies(page);
      const complaints = complaintsOf(page);
      const response = await page.goto(pathOf(name, language));
      expect(response?.status()).toBe(200);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expectSound(page, language === "fr" ? name : `${name}-en`, PICTURED[language]);
      expect(complaints).toEqual([]);
    });
  }
}

test("a player's own pages, from the first play to the voucher", async ({ page }) => {
  await refuseCookies(page);
  const complaints = complaintsOf(page);
  const email = await signUp(page);
  await page.goto(pathOf("prizes", "fr"));
  await expectSound(page, "prizes-empty");

  await page.goto(pathOf("play", "fr"));
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.waitForLoadState("networkidle");
  await playCode(page, "12-34");
  await expect(page.locator("#play-notice")).toBeVisible();
  await expectSound(page, "play-refused");
  await playCode(page, codeFor("pictured"));
  await expect(page.getByRole("status")).toContainText("Vous gagnez");
  await expectSound(page, "play-won");

  await expect(async () => {
    await page.goto(pathOf("prizes", "fr"));
    await expect(page.locator("main a[href^='/bon/']").first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expectSound(page, "prizes");
  await page.locator("main a[href^='/bon/']").first().click();
  await expectSound(page, "voucher");
  for (const name of FOR_PLAYERS.filter((candidate) => candidate !== "prizes")) {
    await page.goto(pathOf(name, "fr"));
    await expectSound(page, name);
  }

  await page.goto(await linkTo(page, email, "/verification/"));
  await expectSound(page, "verify");
  await page.getByRole("button", { name: "Confirmer mon adresse" }).click();
  await expectSound(page, "verify-done");
  expect(complaints).toEqual([]);
});

test("a player's own pages in English: the same rules, without pictures", async ({ page }) => {
  await refuseCookies(page);
  const complaints = complaintsOf(page);
  const email = await signUp(page, pathOf("signUp", "en"));
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.waitForLoadState("networkidle");
  await playCode(page, codeFor("judged-in-english"));
  await expect(page.getByRole("status")).toContainText("You win");
  await expectSound(page, "play-won-en", []);
  for (const name of FOR_PLAYERS) {
    await page.goto(pathOf(name, "en"));
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expectSound(page, `${name}-en`, []);
  }
  await page.goto(pathOf("prizes", "en"));
  await page.locator("main a[href^='/en/voucher/']").first().click();
  await expect(page.locator(".voucher")).toBeVisible();
  await expectSound(page, "voucher-en", []);
  await page.goto(await linkTo(page, email, "/en/verify/"));
  await expectSound(page, "verify-en", []);
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expectSound(page, "verify-done-en", []);
  await page.context().clearCookies();
  await refuseCookies(page);
  await page.goto(pathOf("forgotten", "en"));
  await page.locator("#email").fill(email);
  await page.locator("main form button[type=submit]").click();
  await page.goto(await linkTo(page, email, "/en/new-password/"));
  await expectSound(page, "newPassword-en", []);
  expect(complaints).toEqual([]);
});

test("a new password by the link of a mail, and what a refused form looks like", async ({ page }) => {
  await refuseCookies(page);
  const complaints = complaintsOf(page);
  const email = await signUp(page);
  await page.context().clearCookies();
  await refuseCookies(page);
  await page.goto(pathOf("forgotten", "fr"));
  await page.locator("#email").fill(email);
  await page.locator("main form button[type=submit]").click();
  await expectSound(page, "forgotten-sent");
  await page.goto(await linkTo(page, email, "/nouveau-mot-de-passe/"));
  await expectSound(page, "newPassword");
  await page.goto(pathOf("signUp", "fr"));
  await page.locator("main form").evaluate((form: HTMLFormElement) => form.setAttribute("novalidate", ""));
  await page.locator("main form button[type=submit]").click();
  await expectSound(page, "signUp-refused");
  // A name that reads as a web address is refused (mails greet by name): the sentence has to say so.
  await page.locator("#firstName").fill("Anne.Marie");
  await page.locator("main form").evaluate((form: HTMLFormElement) => form.setAttribute("novalidate", ""));
  await page.locator("main form button[type=submit]").click();
  await expect(page.locator("#form-notice")).toContainText(/prénom.* point entre deux mots/);
  expect(complaints).toEqual([]);
});

test("the banner about cookies, and a page that does not exist", async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto("/");
  await expectSound(page, "home-with-banner");
  await refuseCookies(page);
  const response = await page.goto("/nulle-part");
  expect(response?.status()).toBe(404);
  await expectSound(page, "missing");
  expect(complaints).toEqual([]);
});
