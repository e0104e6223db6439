import { expect, test } from "vitest";
import { playedSerials, unplayedByShard } from "./unplayed-serials.ts";

test("what is left is every serial that was not played, shard after shard", () => {
  const played = new Uint8Array(10);
  for (const serial of [0, 3, 4]) played[serial] = 1;
  const left = unplayedByShard(played, 2, 1);
  expect([...left].sort((one, other) => one - other)).toEqual([1, 2, 5, 6, 7, 8, 9]);
  expect(left.slice(0, 3).every((serial) => serial % 2 === 0)).toBe(true);
});

test("pages of D1 are read to the last", async () => {
  const pages = new Map([
    ["", { last: "b", serials: "[1,2]" }],
    ["b", { last: "c", serials: "[5]" }],
    ["c", { last: null, serials: "[]" }],
  ]);
  const played = await playedSerials(async (_, after) => [pages.get(String(after))], "demo", 6);
  expect([...played]).toEqual([0, 1, 1, 0, 0, 1]);
});
