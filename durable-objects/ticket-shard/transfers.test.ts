import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MIDWAY, OPENS_AT, ShardOnPaper, settingsOf } from "./builders.fixture.ts";
import { hashOf } from "./ledger.ts";
import { carryOut, movedBy } from "./transfers.ts";

describe("a transfer carried out by a shard", () => {
  it("takes in all of a grant", () => {
    const shard = new ShardOnPaper(settingsOf(), [1, 2]);
    expect(shard.transfer({ id: "t", kind: "grant", amounts: [5, 0, 7] })).toEqual([5, 0, 7]);
    expect(shard.book.quotas).toEqual([6, 2, 7]);
  });

  it("gives up what a claim asks while it is there, and of the rest what is left", () => {
    const shard = new ShardOnPaper(settingsOf(), [4, 2]);
    expect(shard.transfer({ id: "t", kind: "claim", amounts: [1, 5, 3] })).toStrictEqual([-1, -2, 0]);
    expect(shard.book.quotas).toStrictEqual([3, 0, 0]);
  });

  it("never takes more than there is, nor more than is asked, and loses nothing on the way", () => {
    const lists = fc.array(fc.nat(10), { maxLength: 6 });
    fc.assert(
      fc.property(lists, fc.array(lists, { maxLength: 5 }), (stock, claims) => {
        const shard = new ShardOnPaper(settingsOf(), stock);
        for (const [index, amounts] of claims.entries()) {
          const before = shard.book.quotas;
          const moved = movedBy(shard.transfer({ id: `t${index}`, kind: "claim", amounts }));
          expect(moved).toEqual(amounts.map((asked, prize) => Math.min(asked, before[prize] ?? 0)));
          expect(shard.book.quotas.every((left) => left >= 0)).toBe(true);
          const sums = before.map((_, prize) => (shard.book.quotas[prize] ?? 0) + (moved[prize] ?? 0));
          expect(sums).toEqual(before);
        }
      }),
    );
  });

  it("is a row chained to the one before, even a claim that found nothing", () => {
    const shard = new ShardOnPaper(settingsOf());
    const head = shard.book.head;
    const row = carryOut(shard.book, { id: "t", kind: "claim", amounts: [3] }, MIDWAY);
    const unsealed = { kind: "stock", seq: head.seq + 1, at: MIDWAY, transferId: "t", amounts: [0] } as const;
    expect(row).toStrictEqual({ ...unsealed, hash: hashOf(head.hash, unsealed) });
    expect(shard.book.head.hash).toBe(row.hash);
  });

  it("never runs backwards in time when the clock does", () => {
    const shard = new ShardOnPaper(settingsOf(), [3]);
    shard.play({ serial: 3 }, MIDWAY);
    expect(carryOut(shard.book, { id: "t", kind: "grant", amounts: [1] }, OPENS_AT).at).toBe(MIDWAY);
  });

  it("counts as what it moved, whichever way it went", () => {
    expect(movedBy([-3, 0, 4])).toStrictEqual([3, 0, 4]);
  });
});
