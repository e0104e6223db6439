import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readBatch } from "../../durable-objects/telemetry/batch.ts";
import { keyOf } from "../../durable-objects/telemetry/counters.ts";
import { Totals } from "../../durable-objects/telemetry/totals.ts";
import type { Env } from "../env.ts";
import { count, takeCounts } from "./counts.ts";
import { PUSH_INTERVAL_MS, push, pushSoon } from "./push.ts";

const WON = keyOf("thetiptop_plays_total", "won");

/** An object that adds up for real, and can take a batch and lose its answer. */
function telemetry() {
  const totals = new Totals();
  const state = { reports: 0, losesAnswers: false, waited: [] as Promise<unknown>[] };
  const stub = {
    report: async (text: string) => {
      state.reports++;
      totals.add(readBatch(text), Date.now());
      if (state.losesAnswers) throw new Error("lost");
    },
  };
  const env = { TELEMETRY: { getByName: () => stub }, OBJECT_JURISDICTION: "" } as unknown as Env;
  const ctx = { waitUntil: (promise: Promise<unknown>) => void state.waited.push(promise) };
  return { env, ctx, state, wins: () => totals.counts.get(WON) ?? 0 };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "warn").mockImplementation(() => {});
  takeCounts();
});
afterEach(async () => {
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("an isolate reports", () => {
  it("once for all requests of some seconds, and behind one of them", async () => {
    const { env, ctx, state, wins } = telemetry();
    for (let i = 0; i < 1_000; i++) {
      count("thetiptop_plays_total", "won");
      pushSoon(env, ctx, Date.now());
    }
    expect([state.waited.length, state.reports]).toEqual([1, 0]);
    await vi.advanceTimersByTimeAsync(PUSH_INTERVAL_MS);
    expect([state.reports, wins()]).toEqual([1, 1_000]);
  });

  it("nothing when nothing was counted", async () => {
    const { env, state } = telemetry();
    await push(env);
    expect(state.reports).toBe(0);
  });

  it("again what was not acknowledged, and it is added once", async () => {
    const { env, state, wins } = telemetry();
    state.losesAnswers = true;
    count("thetiptop_plays_total", "won");
    await push(env);
    count("thetiptop_plays_total", "won");
    await push(env);
    state.losesAnswers = false;
    await push(env);
    await push(env);
    expect([state.reports, wins()]).toEqual([4, 2]);
  });

  it("though the request that waited was ended by the platform", async () => {
    const { env, state, wins } = telemetry();
    const ended = { waitUntil: () => {} };
    pushSoon(env, ended, Date.now());
    vi.clearAllTimers(); // its wait goes with it
    vi.setSystemTime(Date.now() + 2 * PUSH_INTERVAL_MS);
    count("thetiptop_plays_total", "won");
    pushSoon(env, ended, Date.now());
    await vi.advanceTimersByTimeAsync(PUSH_INTERVAL_MS);
    expect([state.reports, wins()]).toEqual([1, 1]);
  });
});
