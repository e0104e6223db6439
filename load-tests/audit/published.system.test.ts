/**
 * What anyone can do after the close: read the seed on the page and have the browser check it, download the ledgers,
 * and replay them with `npm run audit`, which finds what somebody changed.
 */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "../local/chromium.ts";
import { inRepository } from "../local/paths.ts";
import { definitionOf, SHARD_COUNT, type TestCampaign } from "../system/campaigns.ts";
import { House } from "../system/house.ts";
import { forEachOf } from "../system/load.ts";
import { play } from "../system/plays.ts";

const TICKETS = 1_000;
const PLAYED = 300;
/** Of each of the five prizes. */
const STOCK = [600, 200, 100, 60, 40];
const AT_ONCE = 32;

let house: House;
let campaign: TestCampaign;
let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "thetiptop-audit-"));
  house = await House.open("fair");
  campaign = await house.campaign(definitionOf("fair", TICKETS, STOCK));
  const players = await house.players(PLAYED);
  await forEachOf([...players.entries()], AT_ONCE, async ([serial, player]) => {
    const { status } = await play(house, { player, code: campaign.codes.codeOf(serial) });
    expect(status).toBe(200);
  });
  await house.setState("fair", "closed");
  browser = await chromium.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

function audit(args: readonly string[], token = "") {
  const script = inRepository("load-tests/audit/audit.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: "utf8",
    env: { ...process.env, AUDIT_TOKEN: token, INIT_CWD: folder },
  });
  return { status, stdout, stderr };
}

/** Downloads every ledger into the folder, as the page's own command does. */
async function downloadAll(): Promise<void> {
  for (let shard = 0; shard < SHARD_COUNT; shard++) {
    const { body } = await house.ask<string>(`/api/campaign/ledger/${shard}`);
    writeFileSync(join(folder, `ledger-${shard}.ndjson`), body);
  }
  const { body } = await house.ask<string>("/api/campaign/stock");
  writeFileSync(join(folder, "stock.ndjson"), body);
}

/** What a forger does to a file who leaves no loose end: the last line fits the others again. */
function forge(text: string, change: (lines: string[]) => string[]): string {
  const lines = text.trimEnd().split("\n");
  const end = JSON.parse(lines.pop() ?? "{}");
  const body = change(lines);
  const sha256 = createHash("sha256")
    .update(body.map((line) => `${line}\n`).join(""))
    .digest("hex");
  const counted = "rows" in end ? { rows: body.length - 1 } : { events: body.length - 1 };
  return [...body, JSON.stringify({ ...end, ...counted, sha256 }), ""].join("\n");
}

/** The first line of a kind, changed. */
function changing(kind: string, change: (line: Record<string, unknown>) => object) {
  return (lines: string[]) => {
    const at = lines.findIndex((line) => line.startsWith(`{"kind":"${kind}"`));
    const line = JSON.parse(lines[at] ?? "{}");
    return lines.with(at, JSON.stringify({ ...line, ...change(line) }));
  };
}

/** What somebody could do to the files, the one it is done to, and what both the command and the page say of it. */
const FORGERIES: readonly (readonly [
  what: string,
  file: string,
  change: (lines: string[]) => string[],
  problem: string,
])[] = [
  [
    "a row's prize",
    "ledger/4",
    changing("redemption", ({ prize }) => ({ prize: (Number(prize) + 1) % 5 })),
    "the draw is prize",
  ],
  ["a draw", "ledger/4", changing("redemption", ({ r }) => ({ r: Number(r) + 1 })), "the seed draws"],
  [
    "a stock move",
    "ledger/4",
    changing("stock", () => ({ amounts: [61, 20, 10, 6, 4] })),
    "the hash does not fit",
  ],
  [
    "a quota of 2^48",
    "ledger/4",
    changing("stock", () => ({ amounts: [2 ** 48] })),
    "is no line of a ledger",
  ],
  [
    "a quota of all there can be",
    "ledger/4",
    changing("stock", () => ({ amounts: [10_240_000_000, 1], hash: "0".repeat(64) })),
    "the hash does not fit",
  ],
  ["the rules", "ledger/4", changing("rules", () => ({ drawMode: "probability" })), "the hash does not fit"],
  [
    "two rows in the other's place",
    "ledger/4",
    (lines) => lines.with(3, lines[4] ?? "").with(4, lines[3] ?? ""),
    "follows row",
  ],
  ["a missing row", "ledger/4", (lines) => lines.toSpliced(5, 1), "follows row"],
  [
    "a missing last row",
    "ledger/4",
    (lines) => lines.slice(0, -1),
    "the last row's hash is not the one published",
  ],
  ["another shard's ledger", "ledger/4", changing("campaign", () => ({ shard: 5 })), "the hash does not fit"],
  [
    "more stock announced",
    "stock",
    changing("raised", () => ({ amounts: [601, 200, 100, 60, 40] })),
    "given to no shard",
  ],
  [
    "another shard's stock",
    "stock",
    changing("granted", () => ({ shard: 1 })),
    "stands in the ledger of shard 0",
  ],
  ["a missing grant", "stock", (lines) => lines.toSpliced(2, 1), "given to no shard"],
];

async function pageAt(path: string, options: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> {
  const page = await browser.newPage(options);
  await page.goto(house.url + path);
  return page;
}

describe("`npm run audit`", () => {
  it("finds the ledgers of a service valid, from the hash that was noted before the first play", () => {
    const { status, stdout } = audit([house.url, "--seed-hash", campaign.catalogue.seedHash]);
    expect(stdout).toMatch(new RegExp(`^VALID: ${PLAYED} draws recomputed from the seed [0-9a-f]{64}$`, "m"));
    expect(stdout).toContain(`players are withheld in ${PLAYED} rows`);
    expect(status).toBe(0);
  });

  it("makes every hash of the chain anew for who may see the players", async () => {
    const { status, stdout } = audit([house.url, "--campaign", "fair"], await house.adminToken());
    expect(stdout).toContain(`VALID: ${PLAYED} draws`);
    expect(stdout).not.toContain("withheld");
    expect(status).toBe(0);
  });

  it("finds a downloaded folder valid, one file as one of ten, and says whose another hash is not", async () => {
    await downloadAll();
    expect(audit([folder])).toMatchObject({ status: 0, stdout: expect.stringContaining("VALID: 300 draws") });
    const one = audit(["ledger-3.ndjson"]);
    expect(one).toMatchObject({ status: 0, stdout: expect.stringContaining("one of 10 shards") });
    const other = audit([folder, "--seed-hash", "0".repeat(64)]);
    expect(other).toMatchObject({ status: 1, stdout: expect.stringContaining("before the first play") });
  });

  it("names the file and the row that somebody changed, and a ledger that is missing", async () => {
    await downloadAll();
    const file = join(folder, "ledger-4.ndjson");
    const text = readFileSync(file, "utf8");
    writeFileSync(
      file,
      text.replace(/"r":(\d+)/, (_, r) => `"r":${Number(r) + 1}`),
    );
    const changed = audit([folder]);
    expect(changed.stdout).toMatch(/^NOT VALID: .*ledger-4\.ndjson: row \d+: the seed draws/m);
    expect(changed.status).toBe(1);
    rmSync(file);
    const missing = audit([folder]);
    expect(missing).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("NOT VALID: no ledger of shard 4"),
    });
  });

  it("holds the stock against what was announced", async () => {
    await downloadAll();
    const told = audit([folder, "--stock", STOCK.join(",")]);
    expect(told.stdout).toContain(
      "stock announced: 600, 200, 100, 60, 40; given to the shards at the opening: 600, 200, 100, 60, 40",
    );
    expect(told.status).toBe(0);
    const other = audit([house.url, "--stock", "601,200,100,60,40"]);
    expect(other).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("the stock that was announced is 601"),
    });
    rmSync(join(folder, "stock.ndjson"));
    expect(audit([folder])).toMatchObject({ status: 0, stdout: expect.stringContaining("was not checked") });
    expect(audit([folder, "--stock", STOCK.join(",")]).status).toBe(1);
  });

  it.each(FORGERIES)(
    "finds %s forged, in files whose ends were made to fit",
    async (_, file, change, problem) => {
      await downloadAll();
      const path = join(folder, `${file.replace("/", "-")}.ndjson`);
      writeFileSync(path, forge(readFileSync(path, "utf8"), change));
      const { status, stdout } = audit([folder]);
      expect(stdout).toMatch(/^NOT VALID: .*(?:ledger-4|stock)\.ndjson: /m);
      expect(stdout).toContain(problem);
      expect(status).toBe(1);
    },
  );

  it.each([
    ["nothing named", []],
    ["a file that is not there", ["nowhere.ndjson"]],
    ["a service that is not there", ["http://127.0.0.1:9"]],
  ])("says so and ends with 2: %s", (_, args) => {
    const { status, stderr } = audit(args);
    expect(stderr).toMatch(/^audit: /);
    expect(status).toBe(2);
  });

  it("ends with 2 for a campaign that is still open", async () => {
    await house.campaign(definitionOf("still-open", TICKETS));
    expect(audit([house.url, "--campaign", "still-open"])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("seront publiés après sa clôture"),
    });
  });
});

describe("the page of the verifiable draw after the close", () => {
  it("has the browser compare the seed with the hash, and says so aloud", async () => {
    const page = await pageAt("/tirage-verifiable");
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    expect(await page.locator("#fairness-seed-hash").textContent()).toBe(campaign.catalogue.seedHash);
    expect(await page.locator("[aria-current=step]").textContent()).toContain("La preuve");
    await page.getByRole("button", { name: "Vérifier ici" }).click();
    await page.locator("#fairness-result").getByText(campaign.catalogue.seedHash).waitFor();
    expect(await page.locator("#fairness-result").textContent()).toContain("C’est la même empreinte");
    expect(complaints).toEqual([]);
  });

  it("sees a seed that is another", async () => {
    const page = await pageAt("/en/fairness");
    await page.locator("#fairness-seed").evaluate((seed) => {
      seed.textContent = "00".repeat(32);
    });
    await page.getByRole("button", { name: "Check here" }).click();
    await page.locator("#fairness-result").getByText("It is not the same fingerprint").waitFor();
  });

  it("works without JavaScript: no dead button, the command, and every ledger to download", async () => {
    const page = await pageAt("/tirage-verifiable", { javaScriptEnabled: false });
    expect(await page.getByRole("button", { name: "Vérifier ici" }).count()).toBe(0);
    const seed = await page.locator("#fairness-seed").textContent();
    expect(await page.getByText("sha256sum").first().textContent()).toContain(`printf %s ${seed} |`);
    await page.getByText("Télécharger un registre").click();
    const links = page.locator("a[download]");
    expect(await links.count()).toBe(SHARD_COUNT + 1); // and the account of the stock
    const [download] = await Promise.all([page.waitForEvent("download"), links.nth(7).click()]);
    expect(download.suggestedFilename()).toBe("ledger-fair-7.ndjson");
  });

  /** Everything is checked from here on, and what it says when it is done. */
  async function verdictOf(page: Page): Promise<{ verdict: string | null; text: string | null }> {
    await page.locator("#ledgers-result").evaluate((element) => element.removeAttribute("data-verdict"));
    await page.getByRole("button", { name: "Repeat every draw" }).click();
    const result = page.locator("#ledgers-result[data-verdict]");
    await result.waitFor();
    return { verdict: await result.getAttribute("data-verdict"), text: await result.textContent() };
  }

  it("repeats every draw, and leads every prize back to what was announced", async () => {
    const page = await pageAt("/en/fairness");
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    const { verdict, text } = await verdictOf(page);
    expect(text).toContain("Everything is right. Draws repeated: 300, in 10 ledgers.");
    expect(text).toContain("Prizes announced: 600 + 200 + 100 + 60 + 40;");
    expect(verdict).toBe("right");
    expect(complaints).toEqual([]);
  });

  it.each(FORGERIES)("finds %s forged", async (_, file, change, problem) => {
    const page = await pageAt("/en/fairness");
    await page.route(`**/api/campaign/${file}?*`, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: forge(await answer.text(), change) });
    });
    const { verdict, text } = await verdictOf(page);
    expect(text).toContain(`Something is not right: /api/campaign/${file}?campaign=fair: `);
    expect(text).toContain(problem);
    expect(verdict).toBe("wrong");
    await page.close();
  });

  it("finds a ledger that is missing among a visitor's own files, and those without a stock account right as far as they go", async () => {
    await downloadAll();
    const paths = Array.from({ length: SHARD_COUNT }, (_, shard) => join(folder, `ledger-${shard}.ndjson`));
    const stock = join(folder, "stock.ndjson");
    const page = await pageAt("/en/fairness");
    const field = page.getByLabel("Files of your own");
    await field.setInputFiles([...paths.slice(1), stock]);
    expect(await verdictOf(page)).toEqual({
      verdict: "wrong",
      text: "Something is not right: ledger 0 is missing",
    });
    await field.setInputFiles([...paths, stock]);
    expect((await verdictOf(page)).text).toContain("Everything is right. Draws repeated: 300");
    await field.setInputFiles(paths.slice(0, 2));
    expect((await verdictOf(page)).text).toContain("Everything is right in these files.");
  });

  it("says so where the service does not answer, and takes it for no forgery", async () => {
    const page = await pageAt("/en/fairness");
    await page.route("**/api/campaign/ledger/3?*", (route) => route.abort());
    expect((await verdictOf(page)).verdict).toBe("unable");
  });

  it("publishes nothing that leads to a person", async () => {
    await downloadAll();
    const people = await house.query<{ id: string; email: string }>("SELECT id, email FROM users");
    expect(people.length).toBeGreaterThan(PLAYED);
    const index = JSON.stringify((await house.ask("/api/campaign/ledger")).body);
    const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
    const published = [index, ...texts].join("\n");
    expect(people.filter(({ id, email }) => published.includes(id) || published.includes(email))).toEqual([]);
    expect(published).not.toMatch(/"player"|@/);
  });
});
