/** What a first visit costs: JavaScript run on load, JavaScript fetched, and everything together. */

import { gzipSync } from "node:zlib";
import { type CDPSession, expect, type Page, test } from "@playwright/test";
import { isIndexed, PAGE_NAMES, pathOf } from "../src/i18n/pages.ts";

const RUN_MAX_BYTES = 5_000;
const FETCHED_MAX_BYTES = 45_000;

const PATHS = [
  ...PAGE_NAMES.filter(isIndexed).map((page) => pathOf(page, "fr")),
  pathOf("home", "en"),
  pathOf("play", "en"),
];

interface Cost {
  readonly path: string;
  /** Compressed bytes of the scripts of which anything ran, inline ones included. */
  readonly run: number;
  /** Compressed bytes of the scripts that came over the wire, inline ones included. */
  readonly fetched: number;
  /** Bytes of everything, headers included. */
  readonly transferred: number;
  readonly layoutShift: number;
  readonly largest: string;
}

console.log(`${"bytes, compressed".padEnd(24)}     run fetched     all`);

for (const path of PATHS) {
  test(`${path} stays within the budget of JavaScript`, async ({ page }) => {
    const cost = await costOf(page, path);
    console.log(lineOf(cost));
    expect(cost.run, "run on load").toBeLessThanOrEqual(RUN_MAX_BYTES);
    expect(cost.fetched, "fetched").toBeLessThanOrEqual(FETCHED_MAX_BYTES);
    expect(cost.layoutShift, "layout shift").toBe(0);
  });
}

test("a page that listens to nothing announces no script at all", async ({ request }) => {
  for (const path of [pathOf("home", "fr"), pathOf("forgotten", "en")]) {
    const page = await (await request.get(path, { headers: { accept: "text/html" } })).text();
    expect(page).not.toMatch(/\son(?:-document|-window)?:/);
    expect(page).not.toContain('"/build/q-');
  }
});

/** A line of the table. */
function lineOf({ path, run, fetched, transferred, layoutShift, largest }: Cost): string {
  const figures = [run, fetched, transferred].map((bytes) => String(bytes).padStart(8)).join("");
  return `${path.padEnd(24)}${figures}  CLS ${layoutShift.toFixed(3)}  LCP ${largest}`;
}

/** Visits a page as somebody who has never been here: nothing kept, no consent given. */
async function costOf(page: Page, path: string): Promise<Cost> {
  const session = await page.context().newCDPSession(page);
  const scripts = await collectScripts(session);
  const traffic = collectTraffic(session);
  await session.send("Network.enable");
  const answer = await page.goto(path, { waitUntil: "load" });
  expect(answer?.status()).toBe(200);
  // Qwik fetches ahead when the browser has nothing else to do: that counts, so wait for it to be over.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await page.waitForLoadState("networkidle");
  const { result } = await session.send("Profiler.takePreciseCoverage");
  const ran = new Set(
    result
      .filter(({ functions }) => functions.some(({ ranges }) => ranges.some(({ count }) => count > 0)))
      .map(({ scriptId }) => scriptId),
  );
  let run = 0;
  let inline = 0;
  for (const [scriptId, address] of scripts) {
    // Functions of this test have no address.
    if (address === "") continue;
    const { scriptSource } = await session.send("Debugger.getScriptSource", { scriptId });
    const size = gzipSync(scriptSource).length;
    if (ran.has(scriptId)) run += size;
    if (address === page.url()) inline += size;
  }
  return {
    path,
    run,
    fetched: inline + traffic.scripts(),
    transferred: traffic.all(),
    ...(await paintOf(page)),
  };
}

/** Every script that the browser compiles, with its address: the page's own for an inline one. */
async function collectScripts(session: CDPSession): Promise<Map<string, string>> {
  const scripts = new Map<string, string>();
  session.on("Debugger.scriptParsed", ({ scriptId, url }) => scripts.set(scriptId, url));
  await session.send("Debugger.enable");
  await session.send("Profiler.enable");
  await session.send("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  return scripts;
}

/** Counts what comes over the wire, compressed as it comes. */
function collectTraffic(session: CDPSession): { scripts(): number; all(): number } {
  const isScript = new Map<string, boolean>();
  let [scripts, all] = [0, 0];
  session.on("Network.responseReceived", ({ requestId, response }) =>
    isScript.set(requestId, /javascript/.test(response.mimeType)),
  );
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    all += encodedDataLength;
    if (isScript.get(requestId)) scripts += encodedDataLength;
  });
  return { scripts: () => scripts, all: () => all };
}

/** How much the page moved while it came, and what its largest part was. */
async function paintOf(page: Page): Promise<{ layoutShift: number; largest: string }> {
  return page.evaluate(async () => {
    function entriesOf(type: string): Promise<PerformanceEntryList> {
      return new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true });
        // None of that type was seen: an observer is not called for nothing.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve([])));
      });
    }
    const shifts = await entriesOf("layout-shift");
    const last = (await entriesOf("largest-contentful-paint")).at(-1);
    const element: unknown = last && Reflect.get(last, "element");
    const name = element instanceof Element ? element.tagName.toLowerCase() : "none";
    const shown = element instanceof Element && element.className ? `${name}.${element.className}` : name;
    return {
      layoutShift: shifts.reduce((sum, shift) => sum + Number(Reflect.get(shift, "value")), 0),
      largest: shown,
    };
  });
}
