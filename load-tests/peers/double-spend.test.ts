import { describe, expect, test } from "vitest";
import { playersFor, tallyRace } from "./double-spend.ts";

const STOCK = new Map([
  ["tea", 2],
  ["box", 1],
]);

function won(...wins: readonly [code: string, prize: string][]) {
  return wins.map(([code, prize]) => ({ code, prize }));
}

describe("the tally of a race", () => {
  test("counts a code once however often it was won, and one that was won once not at all", () => {
    const wins = won(["1", "tea"], ["1", "tea"], ["1", "box"], ["2", "tea"], ["3", "tea"], ["3", "box"]);
    expect(
      tallyRace(
        40,
        4,
        wins,
        new Map([
          ["tea", 9],
          ["box", 9],
        ]),
      ),
    ).toEqual({
      attempts: 40,
      codes: 4,
      redeemedTwice: 2,
      overGiven: 0,
    });
  });

  test("counts what was given beyond the stock prize by prize: units left of one do not make up for another", () => {
    const wins = won(["1", "box"], ["2", "box"], ["3", "box"], ["4", "tea"]);
    expect(tallyRace(4, 4, wins, STOCK)).toMatchObject({ redeemedTwice: 0, overGiven: 2 });
  });

  test("has every unit of an unknown prize given beyond the stock", () => {
    expect(tallyRace(1, 1, won(["1", "moon"]), STOCK).overGiven).toBe(1);
  });
});

describe("the players of a race", () => {
  test("are as many as attempts at one code, so that nobody tries the same code twice", () => {
    expect(playersFor(1, 500)).toBe(500);
  });

  test("make at most ten attempts each: their limit is twenty used codes a day", () => {
    expect(playersFor(1_000, 20)).toBe(2_000);
  });
});
