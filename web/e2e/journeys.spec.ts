/** The whole way of a player, from the sign-up form to the voucher, as different people take it. */

import { devices, expect, type Locator, type Page, test } from "@playwright/test";
import { linkTo } from "./mailbox.ts";
import {
  codeFor,
  complaintsOf,
  expectNoSidewaysScroll,
  PASSWORD,
  playCode,
  refuseCookies,
  signUp,
  wonPrize,
} from "./visitor.ts";

const FRENCH = {
  signUp: "/inscription",
  verify: "/verification/",
  confirm: "Confirmer mon adresse",
  confirmed: "Votre adresse est confirmée",
  play: "/jouer",
  win: "Vous gagnez",
  prizes: "/mes-gains",
  voucher: /^\/bon\//,
} as const;

const ENGLISH = {
  signUp: "/en/sign-up",
  verify: "/en/verify/",
  confirm: "Confirm my address",
  confirmed: "Your address is confirmed",
  play: "/en/play",
  win: "You win",
  prizes: "/en/my-prizes",
  voucher: /^\/en\/voucher\//,
} as const;

// The browser itself is chosen once for all tests.
const { defaultBrowserType: _browser, ...phone } = devices["Pixel 5"];

const PEOPLE = [
  { name: "at a computer", code: "computer", words: FRENCH, use: {} },
  { name: "without JavaScript", code: "scriptless", words: FRENCH, use: { javaScriptEnabled: false } },
  { name: "on a phone", code: "phone", words: FRENCH, use: { ...phone, locale: "fr-FR" } },
  { name: "in English", code: "in-english", words: ENGLISH, use: { locale: "en-GB" } },
  {
    name: "preferring no movement",
    code: "motionless",
    words: FRENCH,
    use: { contextOptions: { reducedMotion: "reduce" } },
  },
] as const;

for (const { name, code, words, use } of PEOPLE) {
  test.describe(name, () => {
    test.use(use);

    test("sign up, prove the address, play, find the prize, show its voucher", async ({ page }) => {
      const complaints = complaintsOf(page);
      const email = await signUp(page, words.signUp);

      await page.goto(await linkTo(page, email, words.verify));
      await page.getByRole("button", { name: words.confirm }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.confirmed);
      await expectNoSidewaysScroll(page);

      await page.goto(words.play);
      await page.waitForLoadState("networkidle");
      await playCode(page, codeFor(code));
      await expect(page.getByRole("status")).toContainText(words.win);
      await expectNoSidewaysScroll(page);
      const prize = await wonPrize(page);

      await expectListed(page, words.prizes, prize);
      await page
        .locator("main")
        .getByRole("link", { name: /bon|voucher/i })
        .first()
        .click();
      await expect(page).toHaveURL((url) => words.voucher.test(url.pathname));
      await expect(page.locator("main")).toContainText(prize);
      await expect(page.locator("main svg").first()).toBeVisible();
      const shown = (await page.locator("main").textContent()) ?? "";
      expect(shown.replace(/\D/g, "")).toContain(codeFor(code).replace(/\D/g, ""));
      await expectNoSidewaysScroll(page);
      expect(complaints).toEqual([]);
    });
  });
}

test("by keyboard alone: from the home page to the voucher", async ({ page }) => {
  const complaints = complaintsOf(page);
  await refuseCookies(page);
  await page.goto("/");
  await press(page, page.locator("main").getByRole("link", { name: "Créer un compte" }));
  await expect(page).toHaveURL(/\/inscription/);
  const answers = {
    firstName: "Camille",
    lastName: "Martin",
    email: `camille.${crypto.randomUUID()}@exemple.fr`,
    password: PASSWORD,
    confirmPassword: PASSWORD,
  };
  for (const [field, answer] of Object.entries(answers)) {
    await tabTo(page, page.locator(`#${field}`));
    await page.keyboard.type(answer);
  }
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/jouer$/);
  await page.waitForLoadState("networkidle");
  await tabTo(page, page.locator("#code"));
  await page.keyboard.type(codeFor("keyboard"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Passer l’animation" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("#won-heading")).toBeFocused();
  const prize = await wonPrize(page);
  await press(page, page.getByRole("link", { name: "Voir mon bon" }));
  await expect(page.locator(".voucher h1")).toHaveText(prize);
  expect(complaints).toEqual([]);
});

/** Goes on with the Tab key until a part of the page has the focus; thirty presses are more than any page needs. */
async function tabTo(page: Page, part: Locator): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press("Tab");
    if (await part.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`the Tab key does not lead to ${part}`);
}

async function press(page: Page, part: Locator): Promise<void> {
  await tabTo(page, part);
  await page.keyboard.press("Enter");
}

/** The win is durable before it is shown, and in the list of prizes as soon as its shard has told D1. */
async function expectListed(page: Page, path: string, prize: string): Promise<void> {
  await expect(async () => {
    await page.goto(path);
    await expect(page.locator("main")).toContainText(prize, { timeout: 1_000 });
  }).toPass();
}
