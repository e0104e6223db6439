import { expect, test } from "vitest";
import { LagWatch, untilLevel } from "./lag.ts";

test("the worst of all samples is kept, and a status that does not come is no end", async () => {
  const answers = [40, undefined, 900, 3];
  const seen = Promise.withResolvers<void>();
  const watch = new LagWatch(async () => {
    const lagMs = answers.shift();
    if (answers.length === 0) seen.resolve();
    if (lagMs === undefined) throw new Error("no answer");
    return { redemptions: 0, outbox: { depth: 1, lagMs } };
  }, 1);
  watch.start();
  await seen.promise;
  await watch.stop();
  expect(watch.worstMs).toBe(900);
});

test("level is when nothing is missing any more", async () => {
  const depths = [2, 1, 0, 5];
  const waitedMs = await untilLevel(async () => ({
    redemptions: 0,
    outbox: { depth: depths.shift() ?? 0, lagMs: 0 },
  }));
  expect(waitedMs).toBeGreaterThan(0);
  expect(depths).toEqual([5]);
});
