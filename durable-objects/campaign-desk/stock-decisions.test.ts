import { describe, expect, it } from "vitest";
import { total } from "../ticket-shard/quota.ts";
import { change, lower, raise, restock, settle } from "./stock-decisions.ts";
import type { StockEvent } from "./stock-room.ts";
import { StockRoom } from "./stock-room.ts";

/** Ids t1, t2, t3 … as a desk would make them: none twice. */
function newIds(): () => string {
  let made = 0;
  return () => `t${++made}`;
}

function apply(room: StockRoom, events: readonly StockEvent[]): void {
  for (const event of events) room.apply(event);
}

/** Lets every pending transfer of a shard arrive: grants whole, claims as far as `held` goes. */
function arrive(room: StockRoom, shard: number, held: readonly number[], seq: number, newId: () => string) {
  for (const { id, kind, amounts } of room.pendingFor(shard)) {
    const moved =
      kind === "grant" ? amounts : amounts.map((amount, prize) => Math.min(amount, held[prize] ?? 0));
    const left = held.map((units, prize) => (kind === "grant" ? units : units - (moved[prize] ?? 0)));
    apply(room, settle(room, { id, amounts: moved, left, seq }, newId));
  }
}

/** A room whose shards hold, and have reported, these units. */
function roomHolding(...held: readonly number[][]): { room: StockRoom; newId: () => string } {
  const room = new StockRoom(held.length);
  const newId = newIds();
  for (const [shard, amounts] of held.entries()) {
    const id = newId();
    apply(room, [
      { kind: "raised", amounts },
      { kind: "granted", id, shard, amounts },
      { kind: "settled", id, amounts, left: amounts, seq: 2 },
    ]);
  }
  return { room, newId };
}

describe("raising stock", () => {
  it("deals everything out at once, so that nothing stays in reserve", () => {
    const room = new StockRoom(3);
    apply(room, raise(room, [4, 3], 0, newIds()));
    expect(room).toMatchObject({ stock: [4, 3], reserve: [0, 0] });
    expect([0, 1, 2].map((shard) => room.heldAtMost(shard))).toEqual([
      [2, 1],
      [1, 1],
      [1, 1],
    ]);
    expect(new Set([...room.pending.keys()]).size).toBe(3);
  });

  it("orders nothing of a shard that gets nothing", () => {
    const room = new StockRoom(3);
    expect(raise(room, [1], 4, newIds())).toEqual([
      { kind: "raised", amounts: [1] },
      { kind: "granted", id: "t1", shard: 1, amounts: [1] },
    ]);
  });

  it("gives single units to one shard after the other when they are raised one by one", () => {
    const room = new StockRoom(3);
    const newId = newIds();
    for (let unit = 0; unit < 6; unit++)
      apply(room, change(room, { kind: "raise", prize: 1, count: 1 }, newId));
    expect(room.stock).toEqual([0, 6]);
    expect([0, 1, 2].map((shard) => room.heldAtMost(shard)[1])).toEqual([2, 2, 2]);
  });
});

describe("moving stock", () => {
  it("claims from one shard, and grants to the other exactly what came", () => {
    const { room, newId } = roomHolding([5], [0]);
    apply(room, change(room, { kind: "move", prize: 0, count: 4, fromShard: 0, toShard: 1 }, newId));
    expect(room.pendingFor(0)).toMatchObject([{ kind: "claim", amounts: [4] }]);
    arrive(room, 0, [3], 5, newId); // two were won meanwhile
    expect(room.pendingFor(1)).toMatchObject([{ kind: "grant", amounts: [3] }]);
    expect(room).toMatchObject({ stock: [5], reserve: [0] });
    expect(room.heldAtMost(1)).toEqual([3]);
  });

  it("ends when nothing came", () => {
    const { room, newId } = roomHolding([5], [0]);
    apply(room, change(room, { kind: "move", prize: 0, count: 4, fromShard: 0, toShard: 1 }, newId));
    arrive(room, 0, [0], 7, newId);
    expect(room.pending.size).toBe(0);
    expect(room.heldAtMost(0)).toEqual([0]);
  });
});

describe("lowering stock", () => {
  it("does nothing when nothing is to be lowered, nor after it is done", () => {
    const { room, newId } = roomHolding([5]);
    expect(lower(room, newId)).toEqual([]);
    apply(room, change(room, { kind: "lower", prize: 0, count: 1 }, newId));
    expect(room.stock).toEqual([5]);
    apply(room, lower(room, newId));
    arrive(room, 0, [5], 3, newId);
    apply(room, lower(room, newId));
    expect(room).toMatchObject({ stock: [4], reserve: [0], lowering: [0] });
    expect(lower(room, newId)).toEqual([]);
  });

  it("first removes what lies in reserve, and only then claims from the shards", () => {
    const { room, newId } = roomHolding([5]);
    apply(room, [
      { kind: "raised", amounts: [2] },
      { kind: "lowering-asked", prize: 0, count: 3 },
    ]);
    expect(lower(room, newId)).toContainEqual({ kind: "removed", prize: 0, count: 2 });
    apply(room, [{ kind: "removed", prize: 0, count: 2 }]);
    expect(lower(room, newId)).toMatchObject([{ kind: "claimed", shard: 0, amounts: [1] }]);
  });

  it("never removes more than is to be lowered", () => {
    const { room, newId } = roomHolding([0]);
    apply(room, [
      { kind: "raised", amounts: [9] },
      { kind: "lowering-asked", prize: 0, count: 4 },
    ]);
    apply(room, lower(room, newId));
    expect(room).toMatchObject({ stock: [5], reserve: [5], lowering: [0] });
  });

  it("claims from the shards in proportion to what they hold, and from none more than it holds", () => {
    const { room, newId } = roomHolding([6], [3], [0], [1]);
    apply(room, change(room, { kind: "lower", prize: 0, count: 5 }, newId));
    const claims = lower(room, newId).flatMap((event) =>
      event.kind === "claimed" ? [[event.shard, ...event.amounts]] : [],
    );
    expect(claims).toEqual([
      [0, 3],
      [1, 2],
    ]);
    expect(lower(room, newId)).toHaveLength(2);
  });

  it("waits for claims that are under way instead of claiming twice", () => {
    const { room, newId } = roomHolding([6], [3]);
    apply(room, change(room, { kind: "lower", prize: 0, count: 5 }, newId));
    apply(room, lower(room, newId));
    expect(lower(room, newId)).toEqual([]);
    arrive(room, 0, [6], 3, newId);
    apply(room, lower(room, newId));
    expect(lower(room, newId)).toEqual([]);
    expect(room.pendingFor(1)).toHaveLength(1);
  });

  it("asks again for what was won before the claim came, and ends when no shard can hold any", () => {
    const { room, newId } = roomHolding([6], [3]);
    apply(room, change(room, { kind: "lower", prize: 0, count: 8 }, newId));
    apply(room, lower(room, newId));
    arrive(room, 0, [1], 7, newId); // five were won
    arrive(room, 1, [3], 3, newId);
    for (let step = 0; step < 3; step++) apply(room, lower(room, newId));
    arrive(room, 1, [room.heldAtMost(1)[0] ?? 0], 4, newId);
    for (let step = 0; step < 3; step++) apply(room, lower(room, newId));
    expect(room).toMatchObject({ stock: [5], reserve: [0], lowering: [0] });
    expect(room.pending.size).toBe(0);
  });

  it("ends at once when all of the prize was won, and leaves other prizes alone", () => {
    const { room, newId } = roomHolding([0, 4]);
    apply(room, change(room, { kind: "lower", prize: 0, count: 2 }, newId));
    expect(lower(room, newId)).toEqual([{ kind: "lowering-ended", prize: 0 }]);
  });
});

describe("settling a transfer", () => {
  it("gives nothing the second time: a report may come twice", () => {
    const { room, newId } = roomHolding([5], [0]);
    apply(room, change(room, { kind: "move", prize: 0, count: 4, fromShard: 0, toShard: 1 }, newId));
    const [claim] = room.pendingFor(0);
    const report = { id: claim?.id ?? "", amounts: [4], left: [1], seq: 5 };
    const first = settle(room, report, newId);
    apply(room, first);
    expect(first.map(({ kind }) => kind)).toEqual(["settled", "granted"]);
    expect(settle(room, report, newId)).toEqual([]);
    expect(settle(room, { ...report, id: "unheard of" }, newId)).toEqual([]);
  });

  it("leaves a claim for the reserve there", () => {
    const { room, newId } = roomHolding([5]);
    apply(room, [{ kind: "claimed", id: "c", shard: 0, amounts: [2], destination: { kind: "reserve" } }]);
    const report = { id: "c", amounts: [2], left: [3], seq: 5 };
    expect(settle(room, report, newId)).toEqual([{ kind: "settled", ...report }]);
  });
});

const NOBODY: ReadonlySet<number> = new Set();

describe("restocking a dry shard", () => {
  it("gives half of the free reserve, rounded up, so that something always arrives", () => {
    const { room, newId } = roomHolding([0, 0], [9, 9]);
    apply(room, [{ kind: "raised", amounts: [5, 1] }]);
    const step = restock(room, 0, newId, NOBODY);
    expect(step).toMatchObject({ kind: "events", events: [{ kind: "granted", shard: 0, amounts: [3, 1] }] });
  });

  it("says that something is under way while a grant has not arrived", () => {
    const { room, newId } = roomHolding([0], [9]);
    apply(room, [
      { kind: "raised", amounts: [5] },
      { kind: "granted", id: "g", shard: 0, amounts: [1] },
    ]);
    expect(restock(room, 0, newId, NOBODY)).toEqual({ kind: "under-way" });
    expect(restock(room, 1, newId, NOBODY)).toMatchObject({ kind: "events" });
  });

  it("claims half from the fullest other shard when the reserve is empty", () => {
    const { room, newId } = roomHolding([0, 0], [2, 2], [5, 1], [3, 0]);
    expect(restock(room, 0, newId, NOBODY)).toMatchObject({
      kind: "events",
      events: [{ kind: "claimed", shard: 2, amounts: [3, 1], destination: { kind: "shard", shard: 0 } }],
    });
  });

  it("does not give away what is promised to a lowering", () => {
    const { room, newId } = roomHolding([0], [4]);
    apply(room, [
      { kind: "raised", amounts: [2] },
      { kind: "lowering-asked", prize: 0, count: 2 },
    ]);
    expect(restock(room, 0, newId, NOBODY)).toMatchObject({
      kind: "events",
      events: [{ kind: "claimed", shard: 1 }],
    });
  });

  it("says that nothing is left only when no shard can hold anything", () => {
    const { room, newId } = roomHolding([0], [0], [1]);
    expect(restock(room, 0, newId, NOBODY)).toMatchObject({ kind: "events" });
    room.hear(2, { left: [0], seq: 3 });
    expect(restock(room, 0, newId, NOBODY)).toEqual({ kind: "nothing-left" });
    expect(restock(room, 2, newId, NOBODY)).toEqual({ kind: "nothing-left" });
    expect(restock(new StockRoom(1), 0, newId, NOBODY)).toEqual({ kind: "nothing-left" });
  });

  // Promise 4. A unit that was moved to a shard while its question was on its way is the last one, and it is there.
  it("asks the shard itself before it says that nothing is left, and counts it as out of reach when it is silent", () => {
    const { room, newId } = roomHolding([0], [0], [1]);
    expect(restock(room, 2, newId, NOBODY)).toEqual({ kind: "hear-itself" });
    expect(restock(room, 2, newId, new Set([2]))).toEqual({ kind: "out-of-reach" });
  });

  it("hears first from shards whose claims are not settled, because units may be on their way back", () => {
    const { room, newId } = roomHolding([0], [1], [1]);
    apply(room, change(room, { kind: "move", prize: 0, count: 1, fromShard: 1, toShard: 2 }, newId));
    // The claim at shard 1 was carried out and a newer report says 0; the claim's own report is still on its way.
    apply(room, [
      { kind: "claimed", id: "later", shard: 1, amounts: [1], destination: { kind: "reserve" } },
      { kind: "settled", id: "later", amounts: [0], left: [0], seq: 9 },
    ]);
    expect(restock(room, 2, newId, NOBODY)).toEqual({ kind: "hear-first", shards: [1] });
    arrive(room, 1, [1], 8, newId);
    expect(restock(room, 2, newId, NOBODY)).toEqual({ kind: "under-way" });
  });

  it("brings the last unit from the last shard, through reports that were too hopeful", () => {
    const { room, newId } = roomHolding([0], [8], [5], [2]);
    const truth = [[0], [0], [1], [0]]; // the rest was won, and the desk has not heard of it
    let seq = 10;
    for (
      let step = restock(room, 0, newId, NOBODY);
      step.kind === "events";
      step = restock(room, 0, newId, NOBODY)
    ) {
      apply(room, step.events);
      for (const event of step.events)
        if (event.kind === "claimed") arrive(room, event.shard, truth[event.shard] ?? [], seq++, newId);
    }
    expect(room.pendingFor(0)).toMatchObject([{ kind: "grant", amounts: [1] }]);
  });

  it("asks again for what it has already claimed, instead of claiming more from the same shard", () => {
    const { room, newId } = roomHolding([0], [9], [2]);
    const step = restock(room, 0, newId, NOBODY);
    if (step.kind !== "events") throw new Error(step.kind);
    apply(room, step.events);
    expect(restock(room, 0, newId, NOBODY)).toEqual({ kind: "hear-first", shards: [1] });
  });

  it("passes over shards that do not answer, and never takes them for empty", () => {
    const { room, newId } = roomHolding([0], [9], [2]);
    expect(restock(room, 0, newId, new Set([1]))).toMatchObject({ events: [{ kind: "claimed", shard: 2 }] });
    expect(restock(room, 0, newId, new Set([1, 2]))).toEqual({ kind: "out-of-reach" });
  });

  it("keeps the stock as it is, whatever moves", () => {
    const { room, newId } = roomHolding([0, 0], [7, 1]);
    const step = restock(room, 0, newId, NOBODY);
    if (step.kind !== "events") throw new Error(step.kind);
    apply(room, step.events);
    arrive(room, 1, [7, 1], 5, newId);
    expect(room.stock).toEqual([7, 1]);
    const held = room.heldAtMost(0).map((units, prize) => units + (room.heldAtMost(1)[prize] ?? 0));
    expect(held).toEqual([7, 1]);
    expect(total(room.reserve)).toBe(0);
  });
});
