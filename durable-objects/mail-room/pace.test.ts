import { expect, it } from "vitest";
import type { SendOutcome } from "./drivers/driver.ts";
import { afterWave, BREATHER_MS, FIRST_PACE, type Pace } from "./pace.ts";

const SENT: SendOutcome = { kind: "sent" };
const TOO_MANY: SendOutcome = { kind: "too-many", reason: "HTTP 429" };
const DOWN: SendOutcome = { kind: "try-again", reason: "HTTP 500" };
const REFUSED: SendOutcome = { kind: "refused-for-good", reason: "HTTP 422" };

/** What the waves lead to, one after the other. */
function after(...waves: SendOutcome[][]) {
  let pace: Pace = FIRST_PACE;
  return waves.map((outcomes) => {
    const learnt = afterWave(pace, outcomes);
    pace = learnt.pace;
    return { width: pace.width, quietMs: learnt.quietMs };
  });
}

it("halves the wave and doubles the pause, to a minute, while nothing goes through", () => {
  const steps = after(...Array.from({ length: 8 }, () => [TOO_MANY]));
  expect(steps.map(({ width }) => width)).toEqual([3, 1, 1, 1, 1, 1, 1, 1]);
  expect(steps.map(({ quietMs }) => quietMs / 1_000)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
});

it("begins the pauses anew when something goes through, in the same wave or the next", () => {
  const quietMs = after([TOO_MANY], [TOO_MANY], [SENT, TOO_MANY], [TOO_MANY], [SENT], [TOO_MANY]);
  expect(quietMs.map((step) => step.quietMs)).toEqual([1_000, 2_000, 1_000, 2_000, 0, 1_000]);
});

it("widens the wave by one when all of it is taken, to six, which is what the runtime has connections for", () => {
  const steps = after([TOO_MANY], [TOO_MANY], ...Array.from({ length: 6 }, () => [SENT, REFUSED]));
  expect(steps.map(({ width }) => width)).toEqual([3, 1, 2, 3, 4, 5, 6, 6]);
});

it.each([
  ["the pause that is asked for", 30_000, 30_000],
  ["no shorter one than ours", 0, 1_000],
  ["none longer than an hour", 86_400_000, 3_600_000],
])("makes %s", (_name, retryAfterMs, quietMs) => {
  expect(after([SENT, { ...TOO_MANY, retryAfterMs }])).toEqual([{ width: 3, quietMs }]);
});

it("gives a provider that is down a breather, and one that fails some mails none", () => {
  expect(after([DOWN, DOWN])).toEqual([{ width: 6, quietMs: BREATHER_MS }]);
  expect(after([DOWN, { ...DOWN, retryAfterMs: 60_000 }])).toEqual([{ width: 6, quietMs: 60_000 }]);
  expect(after([DOWN, SENT])).toEqual([{ width: 6, quietMs: 0 }]);
  expect(afterWave(FIRST_PACE, [undefined, undefined])).toEqual({ pace: FIRST_PACE, quietMs: 0 });
});

it.each([
  [2, 1_000],
  [5, 1_000],
  [100, 60_000],
])("delivers 1,000 mails at about the pace of a provider that takes %s in %s ms", (limit, windowMs) => {
  const answerMs = 50;
  let now = 0;
  let pace: Pace = FIRST_PACE;
  let refused = 0;
  const taken: number[] = [];
  while (taken.length < 1_000) {
    now += answerMs;
    const outcomes = Array.from({ length: Math.min(pace.width, 1_000 - taken.length) }, () => {
      const isFree = taken.filter((at) => at > now - windowMs).length < limit;
      if (isFree) taken.push(now);
      else refused++;
      return isFree ? SENT : TOO_MANY;
    });
    const learnt = afterWave(pace, outcomes);
    pace = learnt.pace;
    now += learnt.quietMs;
  }
  const idealMs = (1_000 / limit) * windowMs;
  expect(now / idealMs).toBeLessThan(1.25);
  expect(refused).toBeLessThan(1_000);
});
