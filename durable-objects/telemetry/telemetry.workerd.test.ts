import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { telemetryOf } from "../objects.ts";
import { readCounts, writeBatch } from "./batch.ts";
import { keyOf } from "./counters.ts";
import { KEPT_MS, SHOWN_MS, type Telemetry } from "./telemetry.ts";

const WON = keyOf("thetiptop_plays_total", "won");
let number = 0;

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

async function report(value: number): Promise<void> {
  const from = { reporter: "isolate", number: ++number };
  await telemetryOf(env).report(writeBatch({ from, counts: new Map([[WON, value]]) }));
}

async function wins(): Promise<number> {
  return readCounts((await telemetryOf(env).figures()).counts).get(WON) ?? 0;
}

/** Ends the object as a crash does: nothing is said to it, and its timers go with it. */
async function crash(): Promise<void> {
  const ended = runInDurableObject(telemetryOf(env), (_, state) => state.abort("a crash"));
  await expect(ended).rejects.toThrow("a crash");
}

function pass(milliseconds: number): void {
  vi.setSystemTime(Date.now() + milliseconds);
}

it("shows what was reported, some seconds old at most", async () => {
  await report(2);
  expect(await wins()).toBe(2);
  await report(3);
  pass(SHOWN_MS);
  expect(await wins()).toBe(5);
});

it("never shows less than it has shown, though it starts anew at any moment", async () => {
  let shown = await wins();
  for (let i = 0; i < 20; i++) {
    await report(1);
    if (i % 3 === 0) pass(SHOWN_MS);
    const before = await wins();
    if (i % 2 === 0) await crash();
    const after = await wins();
    expect(before).toBeGreaterThanOrEqual(shown);
    expect(after).toBeGreaterThanOrEqual(before);
    shown = after;
  }
});

it("writes one row in ten seconds, however often it is asked", async () => {
  pass(SHOWN_MS);
  const written = await runInDurableObject(telemetryOf(env), (instance: Telemetry, state) => {
    const { sql } = state.storage;
    const exec = vi.spyOn(sql, "exec");
    for (let i = 0; i < 50; i++) {
      instance.report(writeBatch({ from: null, counts: new Map([[WON, 1]]) }));
      instance.figures();
    }
    return exec.mock.calls.length;
  });
  expect(written).toBe(1);
});

it("keeps what nobody asks for after a minute", async () => {
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
  await crash(); // its timer is then one of ours
  const before = await wins();
  await report(4);
  await runInDurableObject(telemetryOf(env), () => void vi.advanceTimersByTime(KEPT_MS));
  await crash();
  expect(await wins()).toBe(before + 4);
});
