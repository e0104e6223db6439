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
  expect: { timeout: 10_000 },
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
