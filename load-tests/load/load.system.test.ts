/** The load tests themselves, briefly: real k6 against a real server, and the verifier after it. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { LoadRun } from "../measured/figures.ts";
import { type FoundK6, findK6 } from "./find-k6.ts";
import { localTarget } from "./local-target.ts";
import { isGood, reportLines } from "./report.ts";
import { runScenario } from "./run-scenario.ts";
import { needsOf, type SingleScenario } from "./scenarios.ts";
import type { Target } from "./target.ts";

const CODES = 40;

let found: FoundK6;
let target: Target | undefined;
const folder = mkdtempSync(join(tmpdir(), "thetiptop-k6-"));

beforeAll(async () => {
  found = findK6((line) => console.log(line));
  // A line of its own: `.ci/run` shows it again at its end.
  console.log(
    found.kind === "found" ? `k6: found, smoke and double-spend run` : `k6: absent, load tests skipped`,
  );
  if (found.kind === "found") target = await localTarget({ tickets: 100_000, shards: 10 });
});
afterAll(async () => {
  await target?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function run(scenario: SingleScenario): Promise<LoadRun | undefined> {
  if (found.kind === "absent" || target === undefined) return undefined;
  const needs = needsOf(scenario, { rate: 10, seconds: scenario === "smoke" ? 2 : 120, codes: CODES });
  const setting = { k6: found.path, target, folder, say: () => undefined };
  return runScenario(setting, scenario, needs);
}

it("smoke: every kind of answer, then plays, all stored as they were told", async ({ skip }) => {
  const figures = await run("smoke");
  if (figures === undefined) return skip(found.kind === "absent" ? found.advice : "");
  expect(isGood(figures), reportLines(figures).join("\n")).toBe(true);
  expect(figures.outcomes["won"]).toBeGreaterThanOrEqual(20);
  expect(figures.outcomes).toMatchObject({ "already-used": 2, "unknown-code": 1 });
  expect(figures.verdict).toMatchObject({ acknowledged: figures.outcomes["won"], redeemedTwice: 0 });
});

it("double-spend: of a hundred attempts on each code one wins", async ({ skip }) => {
  const figures = await run("double-spend");
  if (figures === undefined) return skip(found.kind === "absent" ? found.advice : "");
  expect(isGood(figures), reportLines(figures).join("\n")).toBe(true);
  const { won = 0, "already-used": used = 0, limited = 0 } = figures.outcomes;
  expect(won).toBe(CODES);
  expect(won + used + limited).toBe(CODES * 100);
  expect(figures.verdict.redeemedTwice).toBe(0);
});
