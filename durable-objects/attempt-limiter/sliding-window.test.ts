import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forgottenAt, look, take, type WindowLimit } from "./sliding-window.ts";

const START = Date.UTC(2026, 10, 2, 9);
const MINUTE_MS = 60_000;
const THREE_A_MINUTE: WindowLimit = { limit: 3, windowSeconds: 60 };

/** Attempts at these instants; which of them were allowed, and what is kept. */
function run(instants: readonly number[], limit: WindowLimit) {
  let attempts: readonly number[] = [];
  const allowed: boolean[] = [];
  for (const now of instants) {
    const taken = take(attempts, now, limit);
    attempts = taken.attempts;
    allowed.push(taken.standing.isAllowed);
  }
  return { attempts, allowed };
}

const limits = fc.record({
  limit: fc.integer({ min: 1, max: 8 }),
  windowSeconds: fc.integer({ min: 1, max: 10 }),
});
/** Milliseconds between attempts: often none, often about a window. */
const pauses = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12_000 })), {
  minLength: 1,
  maxLength: 60,
});

function instantsAfter(waits: readonly number[]): number[] {
  let now = START;
  return waits.map((wait) => (now += wait));
}

describe("a sliding window", () => {
  it("allows the limit, refuses what is beyond, and allows again when the oldest is forgotten", () => {
    const { allowed } = run(
      [0, 1, 2, 3, MINUTE_MS - 1, MINUTE_MS, MINUTE_MS + 1, MINUTE_MS + 1],
      THREE_A_MINUTE,
    );
    expect(allowed).toEqual([true, true, true, false, false, true, true, false]);
  });

  it("says how many are left, and when it changes", () => {
    const { attempts } = run([START, START + 20_500], THREE_A_MINUTE);
    expect(look(attempts, START + 30_000, THREE_A_MINUTE)).toEqual({
      isAllowed: true,
      remaining: 1,
      resetSeconds: 30,
    });
    const full = take(attempts, START + 30_000, THREE_A_MINUTE);
    expect(full.standing).toEqual({ isAllowed: true, remaining: 0, resetSeconds: 30 });
    expect(look(full.attempts, START + 60_000, THREE_A_MINUTE)).toEqual({
      isAllowed: true,
      remaining: 1,
      resetSeconds: 21, // 20.5, rounded up: at 20 it would be too early
    });
  });

  it("says at least one second, also when nothing counts", () => {
    expect(look([], START, THREE_A_MINUTE)).toEqual({ isAllowed: true, remaining: 3, resetSeconds: 1 });
    const { attempts } = run([START, START, START], THREE_A_MINUTE);
    expect(look(attempts, START + MINUTE_MS - 1, THREE_A_MINUTE).resetSeconds).toBe(1);
  });

  it("waits for all that are too many after the limit was lowered", () => {
    const { attempts } = run([START, START + 1_000, START + 2_000], THREE_A_MINUTE);
    const lowered = { limit: 1, windowSeconds: 60 };
    const standing = look(attempts, START + 2_000, lowered);
    expect(standing).toEqual({ isAllowed: false, remaining: 0, resetSeconds: 60 });
    expect(look(attempts, START + 2_000 + standing.resetSeconds * 1_000, lowered).isAllowed).toBe(true);
  });

  it("is forgotten one window after the last attempt", () => {
    const { attempts } = run([START, START + 5], THREE_A_MINUTE);
    expect(forgottenAt(attempts, THREE_A_MINUTE)).toBe(START + 5 + MINUTE_MS);
  });
});

describe("whatever is tried, whenever", () => {
  it("no window, wherever it starts, holds more than the limit", () => {
    fc.assert(
      fc.property(limits, pauses, (limit, waits) => {
        const instants = instantsAfter(waits);
        const { allowed } = run(instants, limit);
        const counted = instants.filter((_, index) => allowed[index]);
        for (const start of counted) {
          const inWindow = counted.filter((at) => at >= start && at < start + limit.windowSeconds * 1_000);
          expect(inWindow.length).toBeLessThanOrEqual(limit.limit);
        }
      }),
    );
  });

  it("an attempt is refused only when the window before it is full", () => {
    fc.assert(
      fc.property(limits, pauses, (limit, waits) => {
        const instants = instantsAfter(waits);
        const { allowed } = run(instants, limit);
        for (const [index, now] of instants.entries()) {
          if (allowed[index]) continue;
          const earlier = instants.filter(
            (at, other) => other < index && allowed[other] && at > now - limit.windowSeconds * 1_000,
          );
          expect(earlier).toHaveLength(limit.limit);
        }
      }),
    );
  });

  it("a look tells what a take does, and the stated wait is enough and never a second too long", () => {
    fc.assert(
      fc.property(limits, pauses, (limit, waits) => {
        const instants = instantsAfter(waits);
        const { attempts } = run(instants, limit);
        const now = instants.at(-1) ?? START;
        const before = look(attempts, now, limit);
        expect(take(attempts, now, limit).standing.isAllowed).toBe(before.isAllowed);
        if (before.isAllowed) return;
        expect(look(attempts, now + before.resetSeconds * 1_000, limit).isAllowed).toBe(true);
        if (before.resetSeconds > 1) {
          expect(look(attempts, now + (before.resetSeconds - 1) * 1_000, limit).isAllowed).toBe(false);
        }
      }),
    );
  });

  it("a clock that goes back frees nothing, breaks nothing, and locks for one window at most", () => {
    const clocks = fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(limits, clocks, fc.integer({ min: 1, max: 10 ** 12 }), (limit, offsets, back) => {
        const { attempts } = run(
          offsets.map((offset) => START + offset),
          limit,
        );
        const now = START + (offsets.at(-1) ?? 0);
        const before = look(attempts, now, limit);
        const after = look(attempts, now - back, limit);
        expect(after.remaining).toBeLessThanOrEqual(before.remaining);
        expect(after.resetSeconds).toBeLessThanOrEqual(limit.windowSeconds);
        const taken = take(attempts, now - back, limit);
        expect(taken.attempts.length).toBeLessThanOrEqual(limit.limit);
        expect([...taken.attempts].sort((a, b) => a - b)).toEqual(taken.attempts);
        const later = now - back + limit.windowSeconds * 1_000;
        expect(look(taken.attempts, later, limit).remaining).toBe(limit.limit);
      }),
    );
  });
});
