/** Two-factor authentication as a member of staff meets it: setting it up, signing in with it, losing the telephone. */

import { type APIRequestContext, expect, type Locator, type Page, test } from "@playwright/test";
import { HOTP, Secret } from "otpauth";
import { expectSound } from "./sound.ts";
import { signInAs } from "./staff.ts";
import { complaintsOf, expectNoSidewaysScroll, refuseCookies } from "./visitor.ts";

const STEP_MS = 30_000;
const PASSWORD = "Colleague1234";
const ENROL = "/profil/double-authentification";

test.describe.configure({ timeout: 120_000 });

interface Colleague {
  readonly id: string;
  readonly email: string;
}

/** A member of staff of one's own: the demo's keep their password alone. */
async function newColleague(request: APIRequestContext, token: string): Promise<Colleague> {
  const answer = await request.post("/api/admin/employees", {
    headers: { authorization: `Bearer ${token}` },
    data: {
      email: `ada.${crypto.randomUUID()}@exemple.fr`,
      password: PASSWORD,
      firstName: "Ada",
      lastName: "Morel",
    },
  });
  expect(answer.status()).toBe(201);
  const { data }: { data: Colleague } = await answer.json();
  return data;
}

async function givePassword(page: Page, { email }: Colleague, path = "/connexion?next=counter") {
  await page.goto(path);
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(PASSWORD);
  await page.locator("main form button").click();
}

/** The key that the page shows, and the step of the code that was given with it. */
interface Authenticator {
  readonly secret: Secret;
  readonly step: number;
}

function codeOf({ secret, step }: Authenticator): string {
  return HOTP.generate({ secret, counter: step });
}

/** Fills the last step of the page, as an app would let one. */
async function enrol(page: Page): Promise<Authenticator> {
  const key = (await page.locator(".enrol-key").textContent()) ?? "";
  const secret = Secret.fromBase32(key.replaceAll(" ", ""));
  const authenticator = { secret, step: Math.floor(Date.now() / STEP_MS) };
  await page.locator("#currentPassword").fill(PASSWORD);
  await page.locator("#oneTimeCode").fill(codeOf(authenticator));
  await page.locator(".enrol form button").click();
  await expect(page.locator(".recovery-codes li")).toHaveCount(10);
  return authenticator;
}

/** A code that was not used: of this step, or the one after where that one's was. */
function nextCode({ secret, step }: Authenticator): string {
  return codeOf({ secret, step: Math.max(step + 1, Math.floor(Date.now() / STEP_MS)) });
}

async function signOut(page: Page) {
  await page.context().clearCookies({ name: "__Host-session" });
}

async function send(form: Locator, code: string) {
  await form.locator("input[type=text]:visible").fill(code);
  await form.locator("button").click();
}

for (const hasScript of [true, false]) {
  test(`from no second factor to one and back, ${hasScript ? "with" : "without"} a script`, async ({
    browser,
    baseURL,
    request,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: hasScript });
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    const admin = await browser.newContext();
    const colleague = await newColleague(request, await signInAs(admin, "administrator", baseURL ?? ""));
    await admin.close();
    await refuseCookies(page);

    await givePassword(page, colleague);
    await page.waitForURL(/\/comptoir/);
    await page.goto("/profil/securite");
    await page.getByRole("link", { name: "Activer la double authentification" }).click();
    await page.waitForURL(new RegExp(ENROL));
    if (hasScript) await expectSound(page, "second-factor-off");

    // A slip keeps the secret that the app has read, and so does asking for the page again.
    const key = await page.locator(".enrol-key").textContent();
    await page.reload();
    expect(await page.locator(".enrol-key").textContent()).toBe(key);
    await page.locator("#currentPassword").fill("Wrong-password1");
    await page.locator("#oneTimeCode").fill("000000");
    await page.locator(".enrol form button").click();
    await expect(page.locator("#currentPassword-problem")).toBeVisible();
    expect(await page.locator(".enrol-key").textContent()).toBe(key);
    if (hasScript) await expectSound(page, "second-factor-refused");

    const authenticator = await enrol(page);
    const codes = await page.locator(".recovery-codes li").allTextContents();
    if (hasScript) await expectSound(page, "recovery-codes");
    await page.getByRole("link", { name: "J’ai noté mes codes" }).click();
    await page.waitForURL(/\/comptoir/);

    await signOut(page);
    await givePassword(page, colleague);
    await expect(page.locator("#oneTimeCode")).toBeVisible();
    if (hasScript) await expectSound(page, "second-step");
    await page.goto("/comptoir"); // halfway in is not in
    await page.waitForURL(/\/connexion/);
    await givePassword(page, colleague);
    const [codeForm, recoveryForm] = [
      page.locator("main form").first(),
      page.locator("details.lost-phone form"),
    ];
    await send(codeForm, codeOf(authenticator)); // the one it was set up with
    await expect(page.locator("#form-notice")).toContainText("incorrect ou a déjà servi");
    if (hasScript) await expectSound(page, "second-step-refused");
    await send(codeForm, nextCode(authenticator));
    await page.waitForURL(/\/comptoir/);

    await signOut(page);
    await givePassword(page, colleague);
    await page.locator("details.lost-phone summary").click();
    await send(recoveryForm, (codes[0] ?? "").toLowerCase().replaceAll("-", " "));
    await page.waitForURL(/\/comptoir/);

    await page.goto(ENROL);
    await expect(page.locator("main")).toContainText("Il vous reste 9 codes de secours");
    if (hasScript) await expectSound(page, "second-factor-on");
    await page.locator("#renew-code").fill(codes[0] ?? ""); // used
    await page.getByRole("button", { name: "Créer de nouveaux codes" }).click();
    await expect(page.locator("#form-notice")).toBeVisible();
    await page.locator("#renew-code").fill(codes[1] ?? "");
    await page.getByRole("button", { name: "Créer de nouveaux codes" }).click();
    await expect(page.locator(".recovery-codes li")).toHaveCount(10);
    const [fresh = ""] = await page.locator(".recovery-codes li").allTextContents();
    await page.goto(ENROL);
    await page.locator("#off-code").fill(fresh);
    await page.getByRole("button", { name: "Désactiver la double authentification" }).click();
    await page.waitForURL(/\/profil\/securite\?notice=second-factor-off/);
    await expect(page.locator("#done-notice")).toBeVisible();
    expect(complaints).toEqual([]);
    await context.close();
  });
}

test("in English, on the smallest screens, and by the keyboard alone", async ({
  browser,
  baseURL,
  request,
}) => {
  const admin = await browser.newContext();
  const colleague = await newColleague(request, await signInAs(admin, "administrator", baseURL ?? ""));
  await admin.close();
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  await refuseCookies(page);
  await givePassword(page, colleague, "/en/sign-in?next=counter");
  await page.waitForURL(/\/en\/counter/);
  await page.goto("/en/profile/two-factor");
  await expectNoSidewaysScroll(page);
  await expectSound(page, "second-factor-en");
  const authenticator = await enrol(page);
  await expectNoSidewaysScroll(page);
  await expectSound(page, "recovery-codes-en");
  await signOut(page);
  await givePassword(page, colleague, "/en/sign-in?next=counter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your code");
  await expectNoSidewaysScroll(page);
  await expectSound(page, "second-step-en");
  await page.locator("#oneTimeCode").focus();
  await page.keyboard.type(nextCode(authenticator));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/en\/counter/);
  await context.close();
});

test("an administrator resets a colleague's, never their own", async ({ page, browser, baseURL }) => {
  const token = await signInAs(page.context(), "administrator", baseURL ?? "");
  const colleague = await newColleague(page.request, token);
  const theirs = await (await browser.newContext()).newPage();
  await givePassword(theirs, colleague);
  await theirs.waitForURL(/\/comptoir/);
  await theirs.goto(ENROL);
  await enrol(theirs);

  await page.goto(`/administration/utilisateurs/${colleague.id}`);
  await expect(page.locator("main")).toContainText("Active depuis le");
  await expectSound(page, "staff-file-with-second-factor");
  await page.getByRole("button", { name: "Réinitialiser la double authentification" }).click();
  await page.waitForURL(/notice=factor-reset/);
  await expect(page.locator("#people-notice")).toContainText("réinitialisée");
  await expect(page.getByRole("button", { name: "Réinitialiser la double authentification" })).toHaveCount(0);

  await theirs.goto("/comptoir"); // their session ended with it
  await theirs.waitForURL(/\/connexion/);
  await givePassword(theirs, colleague);
  await theirs.waitForURL(/\/comptoir/);
  await theirs.close();
});
