import { describe, expect, it } from "vitest";
import type { StockEvent } from "./stock-room.ts";
import { freeReserve, only, StockRoom } from "./stock-room.ts";

const toReserve = { kind: "reserve" } as const;

function roomAfter(...events: readonly StockEvent[]): StockRoom {
  const room = new StockRoom(3);
  for (const event of events) room.apply(event);
  return room;
}

function raised(...amounts: number[]): StockEvent {
  return { kind: "raised", amounts };
}
function granted(id: string, shard: number, ...amounts: number[]): StockEvent {
  return { kind: "granted", id, shard, amounts };
}
function claimed(id: string, shard: number, ...amounts: number[]): StockEvent {
  return { kind: "claimed", id, shard, amounts, destination: toReserve };
}
function settled(id: string, amounts: number[], left: number[], seq: number): StockEvent {
  return { kind: "settled", id, amounts, left, seq };
}

describe("the stock room", () => {
  it("puts new units into stock and reserve", () => {
    expect(roomAfter(raised(5, 3), raised(0, 0, 7))).toMatchObject({ stock: [5, 3, 7], reserve: [5, 3, 7] });
  });

  it("takes a grant out of the reserve, counts it as held by its shard, and keeps it pending", () => {
    const room = roomAfter(raised(5, 3), granted("g", 1, 2, 3));
    expect(room).toMatchObject({ stock: [5, 3], reserve: [3, 0] });
    expect(room.heldAtMost(1)).toEqual([2, 3]);
    expect(room.heldAtMost(0)).toEqual([]);
    expect(room.pendingFor(1)).toEqual([
      { id: "g", kind: "grant", shard: 1, amounts: [2, 3], destination: toReserve },
    ]);
    expect(room.pendingFor(0)).toEqual([]);
  });

  it("takes a shard that went back in time for one that may hold everything, and believes its shorter ledger", () => {
    const before = [raised(9), granted("g", 1, 5), settled("g", [5], [0], 8)];
    expect(roomAfter(...before).heldAtMost(1)).toEqual([0]);
    const rewound: StockEvent = { kind: "rewound", shard: 1 };
    expect(roomAfter(...before, rewound)).toMatchObject({ stock: [9], reserve: [4] });
    expect(roomAfter(...before, rewound).heldAtMost(1)).toEqual([9]);
    const heard = [claimed("c", 1, 1), settled("c", [1], [3], 2)];
    expect(roomAfter(...before, rewound, ...heard).heldAtMost(1)).toEqual([3]);
  });

  it("moves nothing for a claim before its shard has said what it gave", () => {
    const room = roomAfter(raised(5), granted("g", 1, 5), settled("g", [5], [5], 2), claimed("c", 1, 4));
    expect(room.reserve).toEqual([0]);
    expect(room.heldAtMost(1)).toEqual([5]);
    expect(room.pendingFor(1)).toEqual([
      { id: "c", kind: "claim", shard: 1, amounts: [4], destination: toReserve },
    ]);
  });

  it("puts what a claim brought into the reserve, which may be less than was asked", () => {
    const room = roomAfter(
      raised(5),
      granted("g", 1, 5),
      settled("g", [5], [5], 2),
      claimed("c", 1, 4),
      settled("c", [3], [0], 5),
    );
    expect(room).toMatchObject({ stock: [5], reserve: [3] });
    expect(room.heldAtMost(1)).toEqual([0]);
    expect(room.pending.size).toBe(0);
  });

  it("does not put a settled grant back into the reserve", () => {
    expect(roomAfter(raised(5), granted("g", 1, 2), settled("g", [2], [2], 2)).reserve).toEqual([3]);
  });

  it("lowers by taking units out of the reserve and out of the stock", () => {
    const asked = roomAfter(raised(5), { kind: "lowering-asked", prize: 0, count: 4 });
    expect(asked).toMatchObject({ stock: [5], reserve: [5], lowering: [4] });
    asked.apply({ kind: "removed", prize: 0, count: 3 });
    expect(asked).toMatchObject({ stock: [2], reserve: [2], lowering: [1] });
    asked.apply({ kind: "lowering-ended", prize: 0 });
    expect(asked).toMatchObject({ stock: [2], reserve: [2], lowering: [0] });
  });

  it("ends the lowering of one prize and of no other", () => {
    const room = roomAfter(
      { kind: "lowering-asked", prize: 0, count: 4 },
      { kind: "lowering-asked", prize: 2, count: 1 },
      { kind: "lowering-ended", prize: 0 },
    );
    expect(room.lowering).toEqual([0, 0, 1]);
  });

  it("counts as free what lies in reserve and is not promised to a lowering", () => {
    const room = roomAfter(
      raised(5, 3, 2),
      { kind: "lowering-asked", prize: 0, count: 4 },
      { kind: "lowering-asked", prize: 1, count: 9 },
    );
    expect(freeReserve(room)).toEqual([1, 0, 2]);
  });

  it("refuses to give or remove what is not in the reserve", () => {
    expect(() => roomAfter(raised(1), granted("g", 0, 2))).toThrow(/below zero/);
    expect(() => roomAfter(raised(1), { kind: "removed", prize: 0, count: 2 })).toThrow(/below zero/);
  });

  it("refuses reports on transfers that are not pending, and grants to shards that are not there", () => {
    expect(() => roomAfter(settled("g", [1], [1], 1))).toThrow(/not pending/);
    expect(() =>
      roomAfter(raised(5), granted("g", 1, 5), settled("g", [5], [5], 2), settled("g", [5], [5], 2)),
    ).toThrow(/not pending/);
    expect(() => roomAfter(raised(5), granted("g", 3, 5))).toThrow(RangeError);
  });

  it("makes a list with one prize's count in it", () => {
    expect(only(2, 7)).toEqual([0, 0, 7]);
    expect(only(0, 1)).toEqual([1]);
  });
});

describe("what a shard can hold at most", () => {
  it("is what it reported, and what is on its way to it since", () => {
    const room = roomAfter(raised(20), granted("a", 1, 10), granted("b", 1, 4));
    expect(room.heldAtMost(1)).toEqual([14]);
    room.apply(settled("a", [10], [7], 5)); // three were won before it reported; b has not arrived
    expect(room.heldAtMost(1)).toEqual([11]);
    room.apply(settled("b", [4], [10], 7));
    expect(room.heldAtMost(1)).toEqual([10]);
  });

  it("counts grants of other shards for them alone, and claims as still held", () => {
    const room = roomAfter(raised(20), granted("a", 1, 10), granted("b", 2, 4), claimed("c", 1, 5));
    room.apply(settled("a", [10], [10], 2));
    expect(room.heldAtMost(1)).toEqual([10]);
    expect(room.heldAtMost(2)).toEqual([4]);
  });

  it("is not made lower by a report that a newer one overtook", () => {
    const room = roomAfter(raised(20), granted("a", 1, 3), granted("b", 1, 9));
    room.apply(settled("b", [9], [12], 9));
    const before = room.heldAtMost(1);
    room.apply(settled("a", [3], [1], 4));
    expect(room.heldAtMost(1)).toEqual(before);
    expect(room.pending.size).toBe(0);
  });

  it("still takes in what an overtaken report's claim brought", () => {
    const room = roomAfter(raised(9), granted("a", 1, 9), claimed("c", 1, 5), claimed("d", 1, 2));
    room.apply(settled("d", [2], [2], 9));
    room.apply(settled("c", [5], [4], 8));
    expect(room.reserve).toEqual([7]);
    expect(room.heldAtMost(1)).toEqual([11]); // 2 left and the grant of 9 that was not reported yet
  });

  it("is lowered by what a shard says without a transfer, unless that was overtaken, and never by what is on its way", () => {
    const room = roomAfter(raised(20), granted("a", 1, 10), settled("a", [10], [10], 5), granted("b", 1, 4));
    room.hear(1, { left: [2], seq: 4 });
    expect(room.heldAtMost(1)).toEqual([14]);
    room.hear(1, { left: [2], seq: 13 });
    expect(room.heldAtMost(1)).toEqual([6]);
    expect(() => room.hear(3, { left: [], seq: 1 })).toThrow(RangeError);
  });

  it("follows every transfer of one report, which all carry the same length of the ledger", () => {
    const room = roomAfter(raised(20), granted("a", 1, 10), granted("b", 1, 4));
    room.apply(settled("a", [10], [12], 6));
    expect(room.heldAtMost(1)).toEqual([16]); // b is counted twice for a moment: too high is safe
    room.apply(settled("b", [4], [12], 6));
    expect(room.heldAtMost(1)).toEqual([12]);
  });
});
