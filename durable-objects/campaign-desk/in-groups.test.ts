import { expect, it } from "vitest";
import { inGroups } from "./in-groups.ts";

const SHARDS = Array.from({ length: 120 }, (_, shard) => shard);

it("gives the results in the items' order", async () => {
  expect(await inGroups(SHARDS, async (shard) => shard * 2)).toEqual(SHARDS.map((shard) => shard * 2));
  expect(await inGroups([], async () => 1)).toEqual([]);
});

it("asks fifty at a time and no more", async () => {
  let asked = 0;
  let most = 0;
  await inGroups(SHARDS, async () => {
    most = Math.max(most, ++asked);
    await Promise.resolve();
    asked--;
  });
  expect(most).toBe(50);
});

it("keeps nobody waiting for one that is silent", async () => {
  const heard = new Set<number>();
  let answer = () => {};
  const silent = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const all = inGroups(SHARDS, async (shard) => {
    if (shard === 0) await silent;
    heard.add(shard);
    if (heard.size === SHARDS.length - 1) answer();
  });
  await all;
  expect(heard.size).toBe(SHARDS.length);
});

it("rejects when an action does", async () => {
  const failing = inGroups(SHARDS, async (shard) => {
    if (shard === 70) throw new Error("away");
  });
  await expect(failing).rejects.toThrow("away");
});
