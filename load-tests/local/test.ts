/**
 * `npm test`: builds, runs every vitest project, then the browser tests against a local server of their own.
 * What failed is named once more at the end. The last line is `N passed, N failed`, from the runners' reports. Arguments
 * go to vitest, alone.
 */

import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "./build.ts";
import { findChromium } from "./chromium.ts";
import { endOnSignals, runCommand } from "./ending.ts";
import { inRepository } from "./paths.ts";
import { seedDemo } from "./seed.ts";
import { startLocalServer } from "./server.ts";
import {
  addCounts,
  countPlaywright,
  countVitest,
  formatCounts,
  NO_TESTS,
  type PlaywrightReport,
  type TestCounts,
  type VitestReport,
  withExitCode,
} from "./test-counts.ts";
import {
  failuresOfPlaywright,
  failuresOfVitest,
  type PlaywrightFailures,
  type VitestFailures,
} from "./test-failures.ts";
import { runTool } from "./tools.ts";
import { unplayedCodes } from "./unplayed.ts";

const BROWSER_TESTS = "web/e2e/playwright.config.ts";
const CODES_FOR_BROWSER_TESTS = 60;

interface Outcome {
  readonly counts: TestCounts;
  /** A text for each failure. */
  readonly failures: readonly string[];
}

await runCommand(async () => {
  endOnSignals();
  const vitestArguments = process.argv.slice(2);
  const scratch = mkdtempSync(join(tmpdir(), "thetiptop-test-"));
  process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
  await build((line) => console.log(line));
  let { counts, failures } = await runVitest(scratch, vitestArguments);
  if (vitestArguments.length === 0 && existsSync(inRepository(BROWSER_TESTS))) {
    const browser = await runBrowserTests(scratch);
    counts = addCounts(counts, browser.counts);
    failures = [...failures, ...browser.failures];
  }
  for (const failure of failures) console.log(failure);
  console.log(formatCounts(counts));
  process.exit(counts.failed === 0 ? 0 : 1);
});

async function runVitest(scratch: string, args: readonly string[]): Promise<Outcome> {
  const [reportPath, errorsPath] = [join(scratch, "vitest.json"), join(scratch, "unhandled-errors.json")];
  const exitCode = await runTool(
    "vitest/vitest.mjs",
    [
      "run",
      "--reporter=default",
      "--reporter=json",
      "--reporter=./load-tests/local/unhandled-errors.ts",
      `--outputFile.json=${reportPath}`,
      ...args,
    ],
    { env: { UNHANDLED_ERRORS_FILE: errorsPath } },
  );
  const report = readReport<VitestReport & VitestFailures>(reportPath);
  return {
    counts: withExitCode(report === undefined ? NO_TESTS : countVitest(report), exitCode),
    failures: [...(report ? failuresOfVitest(report) : []), ...(readReport<string[]>(errorsPath) ?? [])],
  };
}

async function runBrowserTests(scratch: string): Promise<Outcome> {
  const [dataDir, reportPath] = [join(scratch, "data"), join(scratch, "playwright.json")];
  const chromium = await findChromium();
  const server = await startLocalServer({ port: 0, dataDir });
  try {
    await seedDemo(server, dataDir);
    const codes = await unplayedCodes(server, dataDir, CODES_FOR_BROWSER_TESTS);
    const exitCode = await runTool(
      "@playwright/test/cli.js",
      ["test", "--config", BROWSER_TESTS, "--reporter=line,json"],
      {
        env: {
          BASE_URL: server.url,
          CODES: codes.join(","),
          DATA_DIR: dataDir,
          CHROMIUM_PATH: chromium,
          PLAYWRIGHT_JSON_OUTPUT_NAME: reportPath,
        },
      },
    );
    const report = readReport<PlaywrightReport & PlaywrightFailures>(reportPath);
    return {
      counts: withExitCode(report === undefined ? NO_TESTS : countPlaywright(report), exitCode),
      failures: report ? failuresOfPlaywright(report) : [],
    };
  } finally {
    await server.stop();
  }
}

function readReport<Report>(path: string): Report | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Report) : undefined;
}
