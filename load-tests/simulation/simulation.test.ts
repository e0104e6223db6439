/** The protocols through some hundred made-up histories, and proof that such a run can fail. */

import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { MUTATIONS } from "./mutations/list.ts";
import { findIn } from "./mutations/run-mutations.ts";
import { runScript } from "./run-script.ts";

const SEEDS = 300;
/** The whole file takes a core ten seconds. Seeds end by themselves, so this only has to be far from any real machine. */
const PATIENCE_MS = 900_000;

vi.setConfig({ testTimeout: PATIENCE_MS });

function simulate(...args: readonly string[]) {
  return runScript(join(import.meta.dirname, "simulate.ts"), args);
}

it("keeps every promise in some hundred histories of crashes, lost messages and a failing D1", async () => {
  const { stdout, stderr, status } = await simulate("--seeds", String(SEEDS));
  expect(stderr).toBe("");
  expect(stdout).toContain(`${SEEDS} seeds from 1`);
  expect(stdout).toContain("no promise broken");
  expect(status, stdout).toBe(0);
  for (const fault of FAULTS) expect(stdout).toMatch(new RegExp(`[1-9]\\d* ${fault}`, "u"));
});

/** Whatever the objects are promised to survive has to have happened, or its absence proves nothing. */
const FAULTS = [
  "D1 calls refused",
  "D1 calls that committed and failed",
  "D1 calls that nobody waited for",
  "alarms doubled",
  "alarms late",
  "alarms lost after six retries",
  "clocks that jumped",
  "crashes after a turn",
  "crashes before a commit was durable",
  "crashes while an alarm was handled",
  "messages slow",
  "objects that started anew by themselves",
  "power cuts",
  "replies lost",
  "requests doubled",
  "requests lost",
  "requests to a shard out of reach",
  "restarts in the middle of a transfer",
  "settings that came after newer ones",
  "statements the disk refused",
];

it("tells the same story of a seed each time", async () => {
  const tell = async () => (await simulate("--seed", "77", "--trace")).stdout.split("\n").slice(0, -2);
  const once = await tell();
  expect(once.length).toBeGreaterThan(200);
  expect(await tell()).toEqual(once);
});

it("finds a win that is told before it is written, and says by which seed", async () => {
  const [toldFirst] = MUTATIONS;
  if (!toldFirst) throw new Error("there are no mutations");
  const found = await findIn(toldFirst, 1, SEEDS);
  expect(found?.promise).toMatch(/^[12]$/u);
  expect(await findIn(toldFirst, found?.seed ?? 0, 1)).toEqual(found);
});
