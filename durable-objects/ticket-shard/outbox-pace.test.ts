import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { OutboxPace } from "./outbox-pace.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** An outbox of so many rows; each drain takes `taken` of them, or fails while `isAway`. */
function outboxOf(depth: number) {
  const state = {
    depth,
    taken: depth,
    isAway: false,
    drains: [] as number[],
    alarms: [] as number[],
    noted: 0,
  };
  const pace = new OutboxPace({
    outbox: {
      get depth() {
        return state.depth;
      },
      drain: async () => {
        state.drains.push(Date.now() - 1_000_000);
        if (state.isAway) throw new Error("away");
        state.depth -= Math.min(state.depth, state.taken);
      },
    },
    isAlarmSet: () => state.alarms.length > 0,
    setAlarm: (aheadMs) => state.alarms.push(aheadMs),
    noteFailure: () => state.noted++,
  });
  return { state, pace };
}

describe("the outbox is drained", () => {
  it("at once after a pause, with an alarm ahead in case of a crash", async () => {
    const { state, pace } = outboxOf(3);
    pace.keepMoving();
    expect(state.alarms).toEqual([5_000]);
    await vi.advanceTimersByTimeAsync(0);
    expect(state).toMatchObject({ depth: 0, drains: [0] });
  });

  it("once a second under load, however often rows come", async () => {
    const { state, pace } = outboxOf(1_000);
    state.taken = 1;
    for (let call = 0; call < 300; call += 1) {
      pace.keepMoving();
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(state.drains).toEqual([0, 1_000, 2_000, 3_000].slice(0, state.drains.length));
    expect(state.drains.length).toBeGreaterThanOrEqual(3);
  });

  it("not at all while nothing waits", async () => {
    const { state, pace } = outboxOf(0);
    pace.keepMoving();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state).toMatchObject({ drains: [], alarms: [] });
  });

  it("by alarm alone while D1 fails, after pauses that double up to half a minute", async () => {
    const { state, pace } = outboxOf(3);
    state.isAway = true;
    for (let attempt = 0; attempt < 8; attempt += 1) await pace.drain();
    pace.keepMoving();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.drains).toHaveLength(8);
    expect(state.alarms).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect([pace.isFailing, state.noted]).toEqual([true, 8]);

    state.isAway = false;
    await pace.drain();
    expect(pace.isFailing).toBe(false);
    expect(state.depth).toBe(0);
  });
});
