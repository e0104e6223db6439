/** What every browser test needs: an unplayed code, a new account, and an ear on the console. */

import { expect, type Page } from "@playwright/test";

export const PASSWORD = "Password123";

/** Unplayed codes, each for one test: the order of the names is the order of CODES. */
const NAMES = [
  "scripted",
  "plain",
  "still",
  "linked",
  "english",
  "interrupted",
  "computer",
  "scriptless",
  "phone",
  "in-english",
  "motionless",
  "pictured",
  "skipped",
  "escaped",
  "wheel-360",
  "wheel-1440",
  "scratch-360",
  "scratch-1440",
  "tin-360",
  "tin-1440",
  "by-hand",
  "with-sound",
  "answer-lost",
  "request-lost",
  "reloaded-in-wheel",
  "linked-and-lost",
  "memory",
  "no-chunk",
  "voucher",
  "printed",
  "downloaded",
  "unscripted",
  "refused",
  "keyboard",
  "judged-in-english",
  "left-behind",
  "before-link",
  "old-browser",
  "watched",
  "watched-offline",
  "charted",
  "listed-one",
  "listed-two",
  "listed-three",
  "stock-moving",
  "counter-run",
  "counter-reject",
  "counter-bulk",
  "counter-scan",
] as const;

/** The unplayed code set aside for one test. */
export function codeFor(name: (typeof NAMES)[number]): string {
  const code = process.env["CODES"]?.split(",")[NAMES.indexOf(name)]?.trim();
  if (!code) throw new Error(`CODES needs ${NAMES.length} unplayed codes, separated by commas`);
  return code;
}

/** Makes an account through the form, French or English, and arrives where the form sends one. Returns its email address. */
export async function signUp(page: Page, path = "/inscription"): Promise<string> {
  const email = `camille.${crypto.randomUUID()}@exemple.fr`;
  await page.goto(path);
  await page.locator("#firstName").fill("Camille");
  await page.locator("#lastName").fill("Martin");
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(PASSWORD);
  await page.locator("#confirmPassword").fill(PASSWORD);
  await page.locator("main form button").click();
  await page.waitForURL(/\/(jouer|en\/play)$/);
  return email;
}

/** Plays a code on the play page, once the page's script has taken over (when there is one). */
export async function playCode(page: Page, code: string): Promise<void> {
  await page.locator("#code").fill(code);
  await page.locator("main form button").click();
}

/** Collects what the browser complains about: script errors, refused styles and scripts, failed assets. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // The status of a refused play or a missing page is an answer, not a complaint.
    const answered = /^Failed to load resource: the server responded with a status of (400|401|404|503)/;
    if (message.type() === "error" && !answered.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(excess).toBeLessThanOrEqual(0);
}

/** The name of the prize on the page. */
export async function wonPrize(page: Page): Promise<string> {
  const name = await page.locator("#won-heading .won-name").textContent();
  expect(name).toBeTruthy();
  return name ?? "";
}

/** Answers the question about cookies before it is asked, by the form that asks it. */
export async function refuseCookies(page: Page): Promise<void> {
  await page.goto("/cookies");
  await page.getByRole("button", { name: "Tout refuser" }).click();
  await page.waitForURL(/\/cookies\?/);
}
