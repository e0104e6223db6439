import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ShardFigures } from "./shard-figures.ts";
import { Tally } from "./tally.ts";

function figures(shard: number, seq: number, awarded: readonly number[] = [seq]): ShardFigures {
  return { shard, seq, awarded, lastAt: seq === 0 ? null : 1_000 + seq };
}

describe("the board's sums", () => {
  it("are those of all shards, prizes that came later included", () => {
    const tally = new Tally();
    tally.hear(figures(0, 3, [2, 1]));
    tally.hear(figures(1, 5, [1, 1, 3]));
    expect(tally.state(2)).toEqual({ played: 8, awarded: [3, 2, 3], lastAt: 1_005, missing: 0 });
  });

  it("say how many shards were not heard of", () => {
    const tally = new Tally();
    tally.hear(figures(1, 0, []));
    expect(tally.state(4)).toEqual({ played: 0, awarded: [], lastAt: null, missing: 3 });
    expect(tally.unheard(4)).toEqual([0, 2, 3]);
  });

  it("are the same in whatever order reports come, and however often", () => {
    const report = fc.record({ shard: fc.nat(5), seq: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(report), fc.array(report), (reports, again) => {
        const sent = [...reports, ...again];
        const [inOrder, reversed] = [new Tally(), new Tally()];
        for (const { shard, seq } of sent) inOrder.hear(figures(shard, seq));
        for (const { shard, seq } of [...sent, ...reports].reverse()) reversed.hear(figures(shard, seq));
        expect(reversed.state(6)).toEqual(inOrder.state(6));
        const newest = [0, 1, 2, 3, 4, 5].map((shard) =>
          Math.max(0, ...sent.filter((one) => one.shard === shard).map(({ seq }) => seq)),
        );
        expect(inOrder.state(6).played).toBe(newest.reduce((sum, seq) => sum + seq, 0));
      }),
    );
  });

  it("do not change by what is known already", () => {
    const tally = new Tally();
    expect(tally.hear(figures(0, 4))).toBe(true);
    expect(tally.hear(figures(0, 4))).toBe(false);
    expect(tally.hear(figures(0, 3))).toBe(false);
    expect(tally.hear(figures(0, 5))).toBe(true);
  });
});
