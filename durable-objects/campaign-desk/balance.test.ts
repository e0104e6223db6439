import { describe, expect, it } from "vitest";
import type { ShardProgress } from "../ticket-shard/transfers.ts";
import { balanceOf } from "./balance.ts";
import type { PendingTransfer } from "./stock-room.ts";

function shard(progress: Partial<ShardProgress>): ShardProgress {
  return { seq: 0, left: [], awarded: [], outboxDepth: 0, oldestPendingAt: null, applied: [], ...progress };
}

const toReserve = { kind: "reserve" } as const;
const grant: PendingTransfer = { id: "g", kind: "grant", shard: 0, amounts: [3], destination: toReserve };
const claim: PendingTransfer = { id: "c", kind: "claim", shard: 0, amounts: [4], destination: toReserve };

/** What the right side of the equation comes to. */
function rightSide(balances: ReturnType<typeof balanceOf>): number[] {
  return balances.map(({ awarded, inShards, reserve, underWay }) => awarded + inShards + reserve + underWay);
}

describe("the stock equation", () => {
  it("adds up, prize by prize, what shards hold, what they awarded and what lies in reserve", () => {
    const shards = [shard({ left: [2], awarded: [1, 4] }), shard({ left: [3, 1], awarded: [] })];
    expect(balanceOf({ stock: [10, 6], reserve: [4, 1] }, [], shards)).toEqual([
      { ordinal: 0, stock: 10, awarded: 1, inShards: 5, reserve: 4, underWay: 0 },
      { ordinal: 1, stock: 6, awarded: 4, inShards: 1, reserve: 1, underWay: 0 },
    ]);
  });

  it("counts a grant as under way until its shard has it", () => {
    const desk = { stock: [5], reserve: [2] };
    const before = balanceOf(desk, [grant], [shard({ left: [0] })]);
    expect(before).toMatchObject([{ underWay: 3, inShards: 0 }]);
    const after = balanceOf(desk, [grant], [shard({ left: [3], applied: [{ id: "g", amounts: [3] }] })]);
    expect(after).toMatchObject([{ underWay: 0, inShards: 3 }]);
    expect([rightSide(before), rightSide(after)]).toEqual([[5], [5]]);
  });

  it("counts a claim as under way from when its shard gave it up, with what it gave", () => {
    const desk = { stock: [5], reserve: [2] };
    const before = balanceOf(desk, [claim], [shard({ left: [3] })]);
    expect(before).toMatchObject([{ underWay: 0, inShards: 3 }]);
    const after = balanceOf(desk, [claim], [shard({ left: [0], applied: [{ id: "c", amounts: [3] }] })]);
    expect(after).toMatchObject([{ underWay: 3, inShards: 0 }]);
    expect([rightSide(before), rightSide(after)]).toEqual([[5], [5]]);
  });

  it("knows prizes that no shard has heard of", () => {
    expect(balanceOf({ stock: [0, 7], reserve: [0, 7] }, [], [shard({})])).toMatchObject([
      { ordinal: 0, stock: 0, reserve: 0 },
      { ordinal: 1, stock: 7, reserve: 7, awarded: 0, inShards: 0 },
    ]);
  });
});
