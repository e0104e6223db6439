/**
 * Random histories of a campaign: plays, stock raised, lowered and moved, prizes added, withdrawn and brought back,
 * and a network between desk and shards that delays, repeats, reorders and loses. Promise 3 is checked after every
 * single step, promise 4 at every "nothing left" and once more at the end, when everything is played out.
 */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, total } from "../ticket-shard/quota.ts";
import type { StockChange } from "./definition.ts";
import { History, WORDING } from "./history.fixture.ts";
import { addition, deactivation } from "./prize-decisions.ts";
import { change, stockProblemOf } from "./stock-decisions.ts";

const PRIZES = 3;
const HISTORIES = 1_500;

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("play" as const),
      shard: fc.nat(4),
      times: fc.integer({ min: 1, max: 6 }),
    }),
  },
  // A question that left when the shard was dry, and comes when it may hold something again.
  { weight: 2, arbitrary: fc.record({ do: fc.constant("ask" as const), shard: fc.nat(4) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("raise" as const),
      prize: fc.nat(PRIZES - 1),
      count: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("lower" as const),
      prize: fc.nat(PRIZES - 1),
      count: fc.integer({ min: 1, max: 12 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("move" as const),
      prize: fc.nat(PRIZES - 1),
      count: fc.integer({ min: 1, max: 9 }),
      from: fc.nat(4),
      to: fc.nat(4),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("add" as const), stock: fc.nat(9) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("deactivate" as const), prize: fc.nat(9) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("edit" as const),
      prize: fc.nat(9),
      isActive: fc.constantFrom(true, true, false, undefined),
      stock: fc.option(fc.nat(12), { nil: undefined }),
      isStale: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("read" as const) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("send" as const), shard: fc.nat(4) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("deliver" as const),
      which: fc.nat(20),
      isRepeated: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("lose" as const), which: fc.nat(20) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function run(history: History, taken: Step): void {
  const count = history.shards.length;
  switch (taken.do) {
    case "play": {
      const shard = taken.shard % count;
      for (let time = 0; time < taken.times; time++) {
        while (!history.shards[shard]?.play()) if (!history.restock(shard)) return;
        history.checkBalance();
      }
      return;
    }
    case "ask":
      history.restock(taken.shard % count);
      return;
    case "add":
      history.follow(addition(history.prizeDeps, { ...WORDING, stock: taken.stock }, 0, null));
      return;
    case "deactivate":
      history.follow(deactivation(history.prizeDeps, taken.prize % history.record.prizes.length));
      return;
    case "edit": {
      const { isActive, stock } = taken;
      const changes = { ...(isActive !== undefined && { isActive }), ...(stock !== undefined && { stock }) };
      history.edit(taken.prize % history.record.prizes.length, changes, taken.isStale);
      return;
    }
    case "read":
      history.reading = history.awarded;
      return;
    case "raise":
    case "lower":
    case "move": {
      const { prize, count: units } = taken;
      const asked: StockChange =
        taken.do === "move"
          ? { kind: "move", prize, count: units, fromShard: taken.from % count, toShard: taken.to % count }
          : { kind: taken.do, prize, count: units };
      if (stockProblemOf(history.record, history.room, asked)) return; // inactive, or a move to where it is
      history.commit(change(history.room, asked, history.newId));
      history.lower();
      return;
    }
    case "send":
      history.send(taken.shard % count);
      return;
    case "deliver":
    case "lose": {
      if (history.network.length === 0) return;
      const at = taken.which % history.network.length;
      const message = history.network[at];
      if (taken.do === "lose" || !taken.isRepeated) history.network.splice(at, 1);
      if (message && taken.do === "deliver") history.receive(message);
    }
  }
}

describe("random histories of stock and plays", () => {
  it("keep the stock equation at every step and give out the last unit before anyone is refused", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.array(fc.nat(4), { minLength: PRIZES, maxLength: PRIZES }),
        fc.array(step, { minLength: 5, maxLength: 60, size: "max" }),
        (shardCount, stock, steps) => {
          const history = new History(shardCount, stock);
          for (const taken of steps) run(history, taken);
          history.settleAll();
          history.checkWithdrawn();
          for (const shard of history.shards.keys()) {
            for (let plays = 0; plays < 1_000; plays++) {
              if (!history.shards[shard]?.play() && !history.restock(shard)) break;
            }
          }
          expect(add(history.awarded, [])).toEqual(
            Array.from(history.awarded, (_, prize) => history.room.stock[prize] ?? 0),
          );
          expect(total(history.awarded)).toBe(total(history.room.stock));
        },
      ),
      { numRuns: HISTORIES },
    );
  });
});
