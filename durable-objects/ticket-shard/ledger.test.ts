import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UnsealedRow } from "./ledger.ts";
import { genesis, hashOf, ticketIdOf } from "./ledger.ts";

const redemption: UnsealedRow = {
  kind: "redemption",
  seq: 7,
  at: 1_000,
  serial: 23,
  player: "ada",
  prize: 1,
  r: 42,
};
const stock: UnsealedRow = { kind: "stock", seq: 7, at: 1_000, transferId: "t-1", amounts: [5, 0, -2] };
const rules: UnsealedRow = {
  kind: "rules",
  seq: 7,
  at: 1_000,
  drawMode: "quota",
  oddsPpm: [600_000, 400_000],
};

/** A row with one field changed, for every field there is. */
const changedRows: readonly [string, UnsealedRow, UnsealedRow][] = [
  ["a redemption's number", redemption, { ...redemption, seq: 8 }],
  ["a redemption's time", redemption, { ...redemption, at: 1_001 }],
  ["a redemption's serial", redemption, { ...redemption, serial: 24 }],
  ["a redemption's player", redemption, { ...redemption, player: "bob" }],
  ["a redemption's prize", redemption, { ...redemption, prize: 0 }],
  ["a redemption's draw", redemption, { ...redemption, r: 43 }],
  ["a stock move's number", stock, { ...stock, seq: 8 }],
  ["a stock move's time", stock, { ...stock, at: 1_001 }],
  ["a stock move's id", stock, { ...stock, transferId: "t-2" }],
  ["a stock move's amount", stock, { ...stock, amounts: [5, 0, -3] }],
  ["a stock move's sign", stock, { ...stock, amounts: [5, 0, 2] }],
  ["a stock move's prize", stock, { ...stock, amounts: [0, 5, -2] }],
  ["the rules' number", rules, { ...rules, seq: 8 }],
  ["the rules' time", rules, { ...rules, at: 1_001 }],
  ["the rules' mode", rules, { ...rules, drawMode: "probability" }],
  ["the rules' odds", rules, { ...rules, oddsPpm: [400_000, 600_000] }],
];

describe("the ledger's chain", () => {
  it.each(changedRows)("gives another hash when %s changes", (_, row, changed) => {
    expect(hashOf("00", changed)).not.toBe(hashOf("00", row));
  });

  it.each([redemption, stock, rules])("gives another hash after another history ($kind)", (row) => {
    expect(hashOf("01", row)).not.toBe(hashOf("00", row));
    expect(hashOf("00", { ...row })).toBe(hashOf("00", row));
  });

  it("cannot be fooled by moving a digit from one field into the next", () => {
    const digits = fc.integer({ min: 0, max: 999 });
    fc.assert(
      fc.property(digits, digits, digits, digits, (serial, prize, otherSerial, otherPrize) => {
        fc.pre(serial !== otherSerial || prize !== otherPrize);
        expect(hashOf("00", { ...redemption, serial, prize })).not.toBe(
          hashOf("00", { ...redemption, serial: otherSerial, prize: otherPrize }),
        );
      }),
    );
  });

  it("is the documented SHA-256, so that others can compute it", () => {
    // printf '%s' '00|7|1000|redemption|23|ada|1|42' | sha256sum
    expect(hashOf("00", redemption)).toBe("554e5914f8d508ebb2d0f62ec08f651e460e35be85ae2053bf3ec7fcc67f01b6");
  });

  it("starts elsewhere for every campaign and every shard", () => {
    const starts = [
      genesis("demo", 0),
      genesis("demo", 1),
      genesis("demo", 11),
      genesis("demo2", 0),
      genesis("demo|1", 1),
    ];
    expect(new Set(starts.map(({ hash }) => hash)).size).toBe(starts.length);
    expect(genesis("demo", 1)).toEqual({ ...genesis("demo", 1), seq: 0, at: 0 });
  });
});

describe("a ticket's id", () => {
  it("is a valid UUID of version 7 for every hash", () => {
    const hashes = fc
      .uint8Array({ minLength: 32, maxLength: 32 })
      .map((bytes) => Buffer.from(bytes).toString("hex"));
    fc.assert(
      fc.property(hashes, (hash) => {
        expect(ticketIdOf({ at: 1_790_000_000_000, hash })).toMatch(
          /^01a0c450-6c00-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      }),
    );
  });

  it("keeps the hash's digits after the time, save version and variant", () => {
    expect(ticketIdOf({ at: 0x0123456789ab, hash: "0123456789abcdef0123456789abcdef".repeat(2) })).toBe(
      "01234567-89ab-7012-a345-6789abcdef01",
    );
  });

  it("rises with time, so that a table keyed by it is only ever appended to", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 1_000_000_000 }), (at, later) => {
        const id = ticketIdOf({ at, hash: "f".repeat(64) });
        expect(ticketIdOf({ at: at + later, hash: "0".repeat(64) }) > id).toBe(true);
      }),
    );
  });
});
