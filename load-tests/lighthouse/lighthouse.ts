/**
 * `npm run lighthouse`: Lighthouse on five pages as a phone on a slow line sees them, three times each, against a local
 * server of its own. The reports go to dist/lighthouse; it fails when a page is not good enough.
 */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathOf } from "../../web/src/i18n/pages.ts";
import { call, logIn } from "../local/api-client.ts";
import { build } from "../local/build.ts";
import { findChromium } from "../local/chromium.ts";
import { DEMO_ACCOUNTS } from "../local/demo.ts";
import { endOnSignals, runCommand } from "../local/ending.ts";
import { inRepository } from "../local/paths.ts";
import { seedDemo } from "../local/seed.ts";
import { startLocalServer } from "../local/server.ts";
import { captureTool } from "../local/tools.ts";
import { unplayedCodes } from "../local/unplayed.ts";
import { UserError } from "../local/user-error.ts";
import { CATEGORIES, figuresOf, type LighthouseReport, shortcomingsOf } from "./figures.ts";
import { HEADING, type JudgedPage, lineOf } from "./table.ts";

const PAGES: readonly JudgedPage[] = [
  { name: "home", path: pathOf("home", "fr") },
  { name: "play", path: pathOf("play", "fr") },
  { name: "sign in", path: pathOf("signIn", "fr") },
  { name: "my prizes", path: pathOf("prizes", "fr"), signedIn: true, skipped: "is-crawlable" },
  { name: "rules", path: pathOf("rules", "fr") },
];

const RUNS = 3; // the median of three leaves out one bad moment of the machine
/** On a busy machine a browser may start too late to be recorded ("please run Lighthouse again"); no figure comes of it. */
const ATTEMPTS_MAX = 3;
const PRIZES_WON = 2;
const REPORTS = inRepository("dist/lighthouse");
const OWNER_ONLY = 0o600;

await runCommand(async () => {
  endOnSignals();
  const scratch = mkdtempSync(join(tmpdir(), "thetiptop-lighthouse-"));
  process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
  await build((line) => console.log(line));
  const chromium = await findChromium();
  mkdirSync(REPORTS, { recursive: true });
  const dataDir = join(scratch, "data");
  const server = await startLocalServer({ port: 0, dataDir });
  let fallsShort = false;
  try {
    await seedDemo(server, dataDir);
    const cookies = join(scratch, "headers.json");
    const token = await playerWithPrizes(server.url, await unplayedCodes(server, dataDir, PRIZES_WON));
    // In a file: what a command line holds, others of this machine can read.
    writeFileSync(cookies, JSON.stringify({ Cookie: `__Host-session=${token}` }), { mode: OWNER_ONLY });
    console.log(HEADING);
    for (const page of PAGES) {
      const figures = figuresOf(await reportsOf(page, { url: server.url, chromium, cookies }));
      console.log(lineOf(page, figures));
      if (shortcomingsOf(figures).length > 0) fallsShort = true;
    }
  } finally {
    await server.stop();
  }
  // Said outright: a connection that is kept open somewhere would keep the command waiting.
  process.exit(fallsShort ? 1 : 0);
});

/** Signs the demo's player in and plays codes; the session's token. */
async function playerWithPrizes(url: string, codes: readonly string[]): Promise<string> {
  const player = DEMO_ACCOUNTS.find(({ role }) => role === "CLIENT");
  if (player === undefined) throw new Error("the demo has no player");
  const token = await logIn(url, player.email, player.password);
  for (const ticketCode of codes) await call(url, "/api/game/play", { token, body: { ticketCode } });
  return token;
}

interface Stage {
  readonly url: string;
  readonly chromium: string;
  readonly cookies: string;
}

async function reportsOf(page: JudgedPage, stage: Stage): Promise<LighthouseReport[]> {
  const reports: LighthouseReport[] = [];
  for (let run = 1; run <= RUNS; run++) reports.push(await reportOf(page, run, stage));
  return reports;
}

async function reportOf(
  page: JudgedPage,
  run: number,
  { url, chromium, cookies }: Stage,
): Promise<LighthouseReport> {
  const file = join(REPORTS, `${page.name.replaceAll(" ", "-")}-${run}.json`);
  const args = [
    url + page.path,
    "--quiet",
    "--no-enable-error-reporting",
    "--output=json",
    `--output-path=${file}`,
    `--only-categories=${CATEGORIES.join(",")}`,
    "--chrome-flags=--headless=new --no-sandbox",
    ...(page.signedIn ? [`--extra-headers=${cookies}`] : []),
    ...(page.skipped ? [`--skip-audits=${page.skipped}`] : []),
  ];
  let trouble = "";
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    rmSync(file, { force: true });
    const { exitCode, output } = await captureTool("lighthouse/cli/index.js", args, {
      env: { CHROME_PATH: chromium },
    });
    if (exitCode === 0) return JSON.parse(readFileSync(file, "utf8"));
    trouble = output;
  }
  throw new UserError(`Lighthouse could not judge ${page.path}:\n${trouble}`);
}
