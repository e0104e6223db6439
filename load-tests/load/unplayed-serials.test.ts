import { expect, test } from "vitest";
import { playedSerials, unplayedSerials } from "./unplayed-serials.ts";

test("every ticket that nobody has played comes once, and no other", () => {
  const played = Uint8Array.from({ length: 1_000 }, (_, serial) => (serial % 3 === 0 ? 1 : 0));
  const left = unplayedSerials(played, 1);
  expect([...left].sort((one, other) => one - other)).toEqual(
    Array.from({ length: 1_000 }, (_, serial) => serial).filter((serial) => serial % 3 !== 0),
  );
});

test("tickets come in no order of serials or shards, and in the same one each time", () => {
  const left = unplayedSerials(new Uint8Array(1_000), 1);
  expect(left).not.toEqual([...left].sort((one, other) => one - other));
  expect(new Set(left.slice(0, 100).map((serial) => serial % 10)).size).toBe(10);
  expect(unplayedSerials(new Uint8Array(1_000), 1)).toEqual(left);
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
