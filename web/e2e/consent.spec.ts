/** The choice about cookies: asked once, kept, taken back, with JavaScript and without. */

import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { COOKIE_KEYS, COOKIES } from "../src/http/cookie-list.ts";
import { complaintsOf, expectNoSidewaysScroll, signUp } from "./visitor.ts";

const LISTED = new Map<string, number>(
  COOKIE_KEYS.map((key) => [COOKIES[key].name, COOKIES[key].lifetimeSeconds]),
);
const NECESSARY = COOKIE_KEYS.filter((key) => COOKIES[key].purpose === "necessary").map(
  (key): string => COOKIES[key].name,
);
const PUBLIC_PAGES = ["/", "/jouer", "/inscription", "/connexion", "/cookies", "/en", "/en/cookies"];

function banner(page: Page) {
  return page.locator("aside.consent");
}

async function namesIn(context: BrowserContext): Promise<string[]> {
  return (await context.cookies()).map(({ name }) => name).toSorted();
}

async function isIn(context: BrowserContext, key: keyof typeof COOKIES): Promise<boolean> {
  return (await namesIn(context)).includes(COOKIES[key].name);
}

/** Every host a page talked to. */
function hostsOf(page: Page): Set<string> {
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  return hosts;
}

for (const { name, javaScriptEnabled } of [
  { name: "with JavaScript", javaScriptEnabled: true },
  { name: "without JavaScript", javaScriptEnabled: false },
]) {
  test.describe(name, () => {
    test.use({ javaScriptEnabled });

    test("before the choice nothing is kept but what is necessary, and no other host is asked", async ({
      page,
      context,
      baseURL,
    }) => {
      const complaints = complaintsOf(page);
      const hosts = hostsOf(page);
      for (const path of PUBLIC_PAGES) {
        await page.goto(path);
        await expect(banner(page)).toHaveCount(path.endsWith("/cookies") ? 0 : 1);
        expect(await namesIn(context)).toEqual([]);
      }
      await signUp(page);
      for (const cookie of await namesIn(context)) expect(NECESSARY).toContain(cookie);
      expect([...hosts]).toEqual([new URL(baseURL ?? "").host]);
      expect(complaints).toEqual([]);
    });

    test("refusing is one press, leads back to the page, and is not asked again", async ({
      page,
      context,
    }) => {
      await page.goto("/jouer?code=12-34");
      await banner(page).getByRole("button", { name: "Refuser" }).click();
      await expect(page).toHaveURL(/\/jouer\?code=12-34$/);
      await expect(page.locator("#code")).toHaveValue("12-34");
      for (const path of PUBLIC_PAGES) {
        await page.goto(path);
        await expect(banner(page)).toHaveCount(0);
      }
      expect(await namesIn(context)).toEqual([COOKIES.consent.name]);
    });

    test("accepting is one press as well, and taking it back ends the measurement at once", async ({
      page,
      context,
    }) => {
      const hosts = hostsOf(page);
      await page.goto("/en");
      await banner(page).getByRole("button", { name: "Accept" }).click();
      await expect(page).toHaveURL(/\/en$/);
      await expect(banner(page)).toHaveCount(0);
      await page.goto("/cookies");
      expect(await namesIn(context)).toEqual([COOKIES.audience.name, COOKIES.consent.name]);
      const proof = await page.locator(".choice-given code").textContent();
      expect(proof).toMatch(/^[0-9a-f-]{36}$/);
      await expect(page.getByRole("radio", { name: "J’accepte" })).toBeChecked();

      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === "POST"),
        page.getByRole("button", { name: "Tout refuser" }).click(),
      ]);
      expect((await answer.allHeaders())["set-cookie"]).toContain(`${COOKIES.audience.name}=; Max-Age=0`);
      await expect(page.getByRole("status")).toHaveText("Votre choix est enregistré.");
      expect(await namesIn(context)).toEqual([COOKIES.consent.name]);
      await expect(page.getByRole("radio", { name: "Je refuse" })).toBeChecked();
      expect(await page.locator(".choice-given code").textContent()).not.toBe(proof);
      await page.goto("/");
      expect(await isIn(context, "audience")).toBe(false);
      expect(hosts.size).toBe(1);
    });

    test("the centre marks nothing by itself, and takes no answer that was not given", async ({
      page,
      context,
    }) => {
      await page.goto("/jouer");
      await banner(page).getByRole("link").click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cookies");
      await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
      await page.locator("form.choice").evaluate((form) => form.setAttribute("novalidate", ""));
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === "POST"),
        page.getByRole("button", { name: "Enregistrer mon choix" }).click(),
      ]);
      expect(answer.status()).toBe(400);
      await expect(page.locator("#consent-notice")).toContainText("Indiquez pour chaque usage");
      expect(await namesIn(context)).toEqual([]);

      await page.getByRole("radio", { name: "Je refuse" }).check();
      await page.getByRole("button", { name: "Enregistrer mon choix" }).click();
      await expect(page).toHaveURL(/\/jouer$/);
      expect(await namesIn(context)).toEqual([COOKIES.consent.name]);
    });

    test("a choice on an older notice, a forged or a broken one is asked for again", async ({
      page,
      context,
    }) => {
      await page.goto("/");
      await banner(page).getByRole("button", { name: "Accepter" }).click();
      await expect(banner(page)).toHaveCount(0);
      const [kept] = (await context.cookies()).filter((cookie) => cookie.name === COOKIES.consent.name);
      if (!kept) throw new Error("the choice was not kept");
      for (const value of [kept.value.replace(/^\d+/, "0"), "audience", "%00", "x".repeat(3_000)]) {
        await context.addCookies([{ ...kept, value }]);
        await page.goto("/");
        await expect(banner(page)).toHaveCount(1);
        expect(await isIn(context, "audience")).toBe(false);
      }
    });
  });
}

test("what the browser holds after a journey is what the page lists, for no longer than it says", async ({
  page,
  context,
}) => {
  await page.goto("/");
  await banner(page).getByRole("button", { name: "Accepter" }).click();
  await expect(banner(page)).toHaveCount(0);
  await page.goto("/jouer");
  await page.locator("#code").fill("12-34");
  await page.locator("#code").press("Enter");
  await expect(page).toHaveURL(/\/connexion\?next=play$/);
  const waiting = await context.cookies();
  await signUp(page, "/inscription?next=play");
  await page.goto("/cookies");
  const listed = await page.locator(".cookie-table tbody code").allTextContents();
  expect(listed.toSorted()).toEqual([...LISTED.keys()].toSorted());
  const held = [...waiting, ...(await context.cookies())];
  expect(held.length).toBeGreaterThan(3);
  const now = Date.now() / 1000;
  for (const { name, expires, httpOnly, secure } of held) {
    expect(listed).toContain(name);
    expect([httpOnly, secure]).toEqual([true, true]);
    expect(expires).toBeGreaterThan(0);
    expect(expires - now).toBeLessThanOrEqual((LISTED.get(name) ?? 0) + 5);
  }
});

test("with the keyboard alone: right after the skip link, and a press of Enter", async ({ page }) => {
  await page.goto("/jouer");
  await page.keyboard.press("Tab");
  await expect(page.locator(".skip")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(banner(page).getByRole("button", { name: "Refuser" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(banner(page).getByRole("button", { name: "Accepter" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(banner(page)).toHaveCount(0);
  await expect(page).toHaveURL(/\/jouer$/);
});

for (const [width, height] of [
  [320, 568],
  [360, 740],
  [768, 1024],
  [1440, 900],
] as const) {
  test(`the question hides nothing that has the focus, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const path of ["/", "/inscription", "/en/sign-up"]) {
      await page.goto(path);
      await expectNoSidewaysScroll(page);
      const foot = await banner(page).boundingBox();
      expect(foot?.height ?? height).toBeLessThanOrEqual(height / 2);
      const [refuse, accept] = await banner(page).getByRole("button").all();
      const [left, right] = [await refuse?.boundingBox(), await accept?.boundingBox()];
      expect([right?.width, right?.height]).toEqual([left?.width, left?.height]);
      expect(left?.height).toBeGreaterThanOrEqual(44);
      const focusable = await page.locator("a, button, input:not([type=hidden]), summary").count();
      const hidden: string[] = [];
      for (let presses = 0; presses < focusable; presses++) {
        await page.keyboard.press("Tab");
        hidden.push(...(await page.evaluate(hiddenFocus)));
      }
      expect(hidden).toEqual([]);
      // The foot of the page can be read above it.
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      const footer = await page.locator("body > footer > :last-child").boundingBox();
      expect((footer?.y ?? 0) + (footer?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
    }
  });
}

/** What has the focus, if the banner lies over any of it. Runs in the page. */
function hiddenFocus(): string[] {
  const focused = document.activeElement;
  const aside = document.querySelector("aside.consent");
  if (!focused || !aside || focused === document.body || aside.contains(focused)) return [];
  const isHidden = focused.getBoundingClientRect().bottom > aside.getBoundingClientRect().top;
  return isHidden ? [focused.outerHTML] : [];
}

test("the question is not printed, and moves nothing when it is there", async ({ page }) => {
  await page.goto("/");
  const before = await page.locator("main").boundingBox();
  await page.emulateMedia({ media: "print" });
  await expect(banner(page)).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await banner(page).getByRole("button", { name: "Refuser" }).click();
  await expect(banner(page)).toHaveCount(0);
  expect(await page.locator("main").boundingBox()).toEqual(before);
});
