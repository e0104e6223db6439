/** How a prize is uncovered: it is decided before, can always be skipped, and moves nothing but itself. */

import { expect, type Page, test } from "@playwright/test";
import { codeFor, complaintsOf, playCode, signUp, wonPrize } from "./visitor.ts";

async function choose(page: Page, reveal: "wheel" | "scratch" | "tin"): Promise<void> {
  await page.locator(`button[name=reveal][value=${reveal}]`).click();
  await expect(page.locator(`button[name=reveal][value=${reveal}]`)).toHaveAttribute("aria-pressed", "true");
}

/** Notes every shift of the layout that no input explains. */
async function watchShifts(page: Page): Promise<() => Promise<unknown>> {
  await page.evaluate(() => {
    const shifts: unknown[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (!("hadRecentInput" in entry && entry.hadRecentInput)) shifts.push(entry.toJSON());
    }).observe({ type: "layout-shift", buffered: true });
  });
  return () => page.evaluate(() => ("shifts" in window ? window.shifts : undefined));
}

for (const width of [360, 1440] as const) {
  for (const reveal of ["wheel", "scratch", "tin"] as const) {
    test(`the ${reveal} ends on the prize by keyboard, ${width} pixels wide, and nothing else moves`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
      const complaints = complaintsOf(page);
      await signUp(page);
      await choose(page, reveal);
      await page.reload();
      await expect(page.locator(`button[name=reveal][value=${reveal}]`)).toHaveAttribute(
        "aria-pressed",
        "true",
      );
      await page.waitForLoadState("networkidle");
      const shifts = await watchShifts(page);
      await page.locator("#code").fill(codeFor(`${reveal}-${width}`));
      await page.keyboard.press("Enter");
      await expect(page.getByRole("dialog")).toBeVisible();
      // The first thing one can press: what uncovers the prize, or the skip where it goes by itself.
      const first = reveal === "wheel" ? "skip" : "act";
      await expect(page.locator(`dialog [data-part=${first}]`)).toBeFocused();
      if (reveal !== "wheel") await page.keyboard.press("Enter");
      await expect(page.locator("#won-heading")).toBeFocused();
      await expect(page.getByRole("status")).toContainText("Vous gagnez");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await wonPrize(page);
      expect(await shifts()).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
}

test("the reveal can be skipped, and the prize is there at once", async ({ page }) => {
  await signUp(page);
  await page.waitForLoadState("networkidle");
  await playCode(page, codeFor("skipped"));
  const skip = page.getByRole("button", { name: "Passer l’animation" });
  await skip.waitFor();
  // So slow that only skipping ends it while this test waits.
  const slowed = page.evaluate(() => {
    const moving = document.getAnimations();
    for (const animation of moving) animation.playbackRate = 0.001;
    return moving.length;
  });
  expect(await slowed).toBeGreaterThan(0);
  await skip.click();
  await expect(page.locator("#won-heading")).toBeFocused();
  await expect(page.locator("canvas")).toHaveCount(0); // who skips wants no leaves either
});

test("Escape skips a card that nobody scratches", async ({ page }) => {
  await signUp(page);
  await choose(page, "scratch");
  await page.waitForLoadState("networkidle");
  await playCode(page, codeFor("escaped"));
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await expect(page.locator("#won-heading")).toBeFocused();
});

test("the card is scratched by hand", async ({ page }) => {
  await signUp(page);
  await choose(page, "scratch");
  await page.waitForLoadState("networkidle");
  await playCode(page, codeFor("by-hand"));
  const foil = page.locator("dialog .scratch-foil");
  await foil.waitFor();
  const box = await foil.boundingBox();
  if (!box) throw new Error("the card is not drawn");
  await page.mouse.move(box.x + 2, box.y + 2);
  await page.mouse.down();
  for (let row = 0; row < 10; row += 1)
    await page.mouse.move(box.x + (row % 2 === 0 ? box.width - 2 : 2), box.y + (box.height * (row + 1)) / 10);
  await page.mouse.up();
  await expect(page.locator("#won-heading")).toBeFocused();
});

test("it is silent unless the player asks for sound", async ({ page }) => {
  await page.addInitScript(() => {
    const heard = { contexts: 0, tones: 0 };
    Object.assign(window, { heard });
    const { AudioContext: Context, OscillatorNode: Oscillator } = window;
    window.AudioContext = class extends Context {
      constructor() {
        super();
        heard.contexts += 1;
      }
    };
    window.OscillatorNode = class extends Oscillator {
      constructor(context: BaseAudioContext, options?: OscillatorOptions) {
        super(context, options);
        heard.tones += 1;
      }
    };
  });
  const complaints = complaintsOf(page);
  function heard(): Promise<unknown> {
    return page.evaluate(() => ("heard" in window ? window.heard : undefined));
  }
  await signUp(page);
  await page.waitForLoadState("networkidle");
  await playCode(page, "12-34");
  await expect(page.locator("#play-notice")).toBeFocused();
  expect(await heard()).toEqual({ contexts: 0, tones: 0 });
  await page.getByRole("button", { name: "Avec le son" }).click();
  await expect(page.getByRole("button", { name: "Avec le son" })).toHaveAttribute("aria-pressed", "true");
  await page.waitForLoadState("networkidle");
  expect(await heard()).toEqual({ contexts: 0, tones: 0 });
  await playCode(page, codeFor("with-sound"));
  await expect(page.locator("#won-heading")).toBeFocused();
  const { contexts, tones } = (await heard()) as { contexts: number; tones: number };
  expect(contexts).toBe(1);
  expect(tones).toBeGreaterThan(20); // five turns of ten pegs, and the bells
  expect(complaints).toEqual([]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the reveal is chosen by plain buttons, and a code typed meanwhile stays", async ({ page }) => {
    await signUp(page);
    await page.locator("#code").fill("12-34");
    await choose(page, "tin");
    await expect(page.locator(".tin")).toBeVisible();
    await expect(page.locator("#code")).toHaveValue("12-34");
    await page.getByRole("button", { name: "Avec le son" }).click();
    await expect(page.getByRole("button", { name: "Avec le son" })).toHaveAttribute("aria-pressed", "true");
    await expect(page.locator("button[name=reveal][value=tin]")).toHaveAttribute("aria-pressed", "true");
  });
});
