/**
 * What anyone can do after the close: read the seed on the page and have the browser check it, download the ledgers,
 * and replay them with `npm run audit`, which finds what somebody changed.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
const AT_ONCE = 32;

let house: House;
let campaign: TestCampaign;
let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "thetiptop-audit-"));
  house = await House.open("fair");
  campaign = await house.campaign(definitionOf("fair", TICKETS));
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
}

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
    await page.getByRole("status").getByText(campaign.catalogue.seedHash).waitFor();
    expect(await page.getByRole("status").textContent()).toContain("C’est la même empreinte");
    expect(complaints).toEqual([]);
  });

  it("sees a seed that is another", async () => {
    const page = await pageAt("/en/fairness");
    await page.locator("#fairness-seed").evaluate((seed) => {
      seed.textContent = "00".repeat(32);
    });
    await page.getByRole("button", { name: "Check here" }).click();
    await page.getByRole("status").getByText("It is not the same fingerprint").waitFor();
  });

  it("works without JavaScript: no dead button, the command, and every ledger to download", async () => {
    const page = await pageAt("/tirage-verifiable", { javaScriptEnabled: false });
    expect(await page.getByRole("button", { name: "Vérifier ici" }).count()).toBe(0);
    const seed = await page.locator("#fairness-seed").textContent();
    expect(await page.getByText("sha256sum").first().textContent()).toContain(`printf %s ${seed} |`);
    await page.getByText("Télécharger un registre").click();
    const links = page.locator("a[download]");
    expect(await links.count()).toBe(SHARD_COUNT);
    const [download] = await Promise.all([page.waitForEvent("download"), links.nth(7).click()]);
    expect(download.suggestedFilename()).toBe("ledger-fair-7.ndjson");
  });
});
