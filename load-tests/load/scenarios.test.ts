import { describe, expect, test } from "vitest";
import { POLICIES } from "../../worker/limits/policies.ts";
import { offeredBy, SPIKE_FACTOR, SPIKE_SECONDS, spikeStages } from "../k6/house/ramp.ts";
import { needsOf } from "./scenarios.ts";

const NOTHING_ASKED = { rate: undefined, seconds: undefined, codes: undefined };

describe("what scenarios need", () => {
  test("a steady rate has a code for each iteration", () => {
    expect(needsOf("soak", { ...NOTHING_ASKED, rate: 10, seconds: 7 }).codes).toBeGreaterThanOrEqual(70);
  });

  test("the spike is twenty times the calm within ten seconds", () => {
    const [calm, rise] = spikeStages(50, 30);
    expect(rise).toEqual({ target: (calm?.target ?? 0) * SPIKE_FACTOR, seconds: SPIKE_SECONDS });
    expect([SPIKE_FACTOR, SPIKE_SECONDS]).toEqual([20, 10]);
  });

  test("a curve offers the area under it", () => {
    const curve = [
      { target: 30, seconds: 2 },
      { target: 30, seconds: 3 },
    ];
    expect(offeredBy(10, curve)).toBe(40 + 90);
  });

  test("a stranger stays within the guesses that an account has a day", () => {
    const { settings } = needsOf("double-spend", NOTHING_ASKED);
    const { STRANGER_COPIES = 0, CODES_A_STRANGER = 0 } = settings;
    expect(STRANGER_COPIES * CODES_A_STRANGER).toBeGreaterThan(0);
    expect(STRANGER_COPIES * CODES_A_STRANGER).toBeLessThanOrEqual(POLICIES["wrong-code"].limit);
  });

  test("by itself it makes a million decided attempts over ten thousand codes, whoever wins them", () => {
    const { codes, players, settings } = needsOf("double-spend", NOTHING_ASKED);
    const { OWNER_COPIES = 0, STRANGERS = 0, STRANGER_COPIES = 0, CODES_A_STRANGER = 1 } = settings;
    const strangersCopies = STRANGERS * STRANGER_COPIES;
    const attempts = OWNER_COPIES + strangersCopies;
    // When a stranger comes first, the would-be winner is stopped after 20 guesses.
    const ownerFirst = OWNER_COPIES / attempts;
    const decided =
      ownerFirst * attempts + (1 - ownerFirst) * (POLICIES["wrong-code"].limit + strangersCopies);
    expect(codes).toBeGreaterThanOrEqual(10_000);
    expect(codes * decided).toBeGreaterThan(1_000_000);
    // An owner for each code, and strangers enough that none is one for more codes than it has guesses.
    expect(players).toBeGreaterThanOrEqual(codes + (codes / CODES_A_STRANGER) * STRANGERS);
  });
});
