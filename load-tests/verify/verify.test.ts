import { describe, expect, test } from "vitest";
import type { Verdict } from "../measured/figures.ts";
import { untoldProblem, verdictLines } from "./verify.ts";

describe("redemptions that nobody was told of", () => {
  test("are explained by what was played before, and by answers that got lost", () => {
    expect(untoldProblem({ stored: 10, acknowledged: 6 }, { playedBefore: 3, unanswered: 1 })).toBe("");
  });

  test("more told than was stored since the run began is named too", () => {
    expect(untoldProblem({ stored: 10, acknowledged: 6 }, { playedBefore: 5, unanswered: 0 })).toContain(
      "1 wins were told that were not stored",
    );
  });

  test("are no question where nobody knows what was played before", () => {
    expect(untoldProblem({ stored: 10, acknowledged: 6 }, { playedBefore: undefined, unanswered: 0 })).toBe(
      "",
    );
  });

  test("one more than that is named", () => {
    expect(untoldProblem({ stored: 11, acknowledged: 6 }, { playedBefore: 3, unanswered: 1 })).toContain(
      "2 redemptions were told to nobody, 1 answers",
    );
  });
});

test("a verdict names every check, and what is wrong with it", () => {
  const verdict: Verdict = {
    ...{ sound: false, acknowledged: 1, stored: 1, winners: 1, redeemedTwice: 0 },
    checks: [
      { name: "one", problem: "" },
      { name: "other", problem: "this is wrong" },
    ],
    databaseLag: { worstMs: 5, levelAfterMs: 6 },
  };
  const lines = verdictLines(verdict).join("\n");
  expect(lines).toContain("✓ one");
  expect(lines).toContain("✗ other: this is wrong");
  expect(lines).toContain("NOT SOUND");
  expect(verdictLines({ ...verdict, sound: true }).join("\n")).not.toContain("NOT SOUND");
});
