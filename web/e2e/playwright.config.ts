/**
 * Browser tests against a running server. BASE_URL names it; CODES holds unplayed codes, separated by commas
 * (visitor.ts names them); CHROMIUM_PATH is the browser when it is not Debian's.
 */

import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  // Each spec plays codes of its own; one worker keeps a small machine's figures steady.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 45_000,
  expect: {
    timeout: 10_000,
    // A fiftieth of a page: dates and codes differ from run to run, and are no reason to write a picture anew.
    toHaveScreenshot: { maxDiffPixelRatio: 0.02, animations: "disabled", caret: "hide", scale: "css" },
  },
  // The pictures are documents, no expectation: a run replaces those that no longer look like the page.
  snapshotPathTemplate: "../../docs/screenshots/{arg}{ext}",
  updateSnapshots: "changed",
  outputDir: "../../dist/e2e",
  reporter: [["list"]],
  use: {
    baseURL: process.env["BASE_URL"] ?? "http://localhost:8787",
    locale: "fr-FR",
    launchOptions: {
      executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
      args: ["--no-sandbox"],
    },
  },
});
