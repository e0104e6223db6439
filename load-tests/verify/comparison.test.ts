import { describe, expect, test } from "vitest";
import { Comparison } from "./comparison.ts";

/** A UUID with a number in it. */
const uuid = (number: number) => `0197b6f0-0000-7000-8000-${String(number).padStart(12, "0")}`;
const PLAYER = uuid(900);

function redemption(serial: number, changes = {}) {
  return { serial, ticketId: uuid(serial), prize: 0, player: PLAYER, ...changes };
}

function told(serial: number, changes = {}) {
  return { code: `C${serial}`, ticketId: uuid(serial), prize: 0, player: PLAYER, ...changes };
}

/** Serials 1 to 3 are redeemed. */
function compared(): Comparison {
  const comparison = new Comparison((code) => (code.startsWith("C") ? Number(code.slice(1)) : undefined));
  for (const serial of [1, 2, 3]) comparison.takeRedemption(redemption(serial));
  return comparison;
}

describe("what players were told", () => {
  test("a win told as it is stored is in order, and told again it counts once", () => {
    const comparison = compared();
    for (const win of [told(1), told(2), told(1)]) comparison.takeTold(win);
    expect(comparison).toMatchObject({ acknowledged: 2, stored: 3, redeemedTwice: 0, toldProblem: "" });
  });

  test("a win that no ledger has is named", () => {
    const comparison = compared();
    comparison.takeTold(told(4));
    expect(comparison.toldProblem).toContain("serial 4");
  });

  test("two ids for one code are a code redeemed twice", () => {
    const comparison = compared();
    comparison.takeTold(told(1));
    comparison.takeTold(told(1, { ticketId: uuid(77) }));
    expect(comparison.redeemedTwice).toBe(1);
    expect(comparison.toldProblem).toContain("another ticket id");
  });

  test("so is one win that two players were told of", () => {
    const comparison = compared();
    comparison.takeTold(told(1, { player: uuid(901) }));
    expect(comparison.redeemedTwice).toBe(1);
  });

  test("another prize than the stored one is named", () => {
    const comparison = compared();
    comparison.takeTold(told(2, { prize: 4 }));
    expect(comparison.toldProblem).toContain("another prize");
  });

  test("a win of a code that is none is named", () => {
    const comparison = compared();
    comparison.takeTold(told(1, { code: "X" }));
    expect(comparison.toldProblem).toContain("no code");
  });
});

test("a serial that ledgers have twice is found, whatever its rows say", () => {
  const comparison = compared();
  comparison.takeRedemption(redemption(2, { ticketId: uuid(55), prize: 1 }));
  expect(comparison).toMatchObject({ redeemedTwice: 1, stored: 3, awarded: [3, 1] });
  expect(comparison.ledgerProblem).toContain("serial 2");
});

describe("what D1 has", () => {
  function withRows(...rows: readonly ReturnType<typeof redemption>[]): Comparison {
    const comparison = compared();
    for (const row of rows) comparison.takeWinner({ ...row, seq: 1 });
    return comparison;
  }
  const [one, two, three] = [redemption(1), redemption(2), redemption(3)];

  test("the same rows are in order", () => {
    expect(withRows(one, two, three).databaseProblem).toBe("");
  });

  test("a row that is missing, too many, doubled or different is a problem", () => {
    expect(withRows(one, two).databaseProblem).toContain("1 redemptions");
    expect(withRows(one, two, three, redemption(4)).databaseProblem).toContain("serial 4 is in no ledger");
    expect(withRows(one, two, three, three).databaseProblem).toContain("serial 3 has two rows");
    expect(withRows(one, two, redemption(3, { prize: 1 })).databaseProblem).toContain("another prize");
  });
});

test("thousands of differences read as the first few and a number", () => {
  const comparison = compared();
  for (let serial = 10; serial < 1_010; serial++) comparison.takeTold(told(serial));
  expect(comparison.toldProblem).toContain("and 997 more");
});
