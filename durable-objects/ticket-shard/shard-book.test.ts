import { describe, expect, it } from "vitest";
import { ShardOnPaper, serialAt, settingsOf } from "./builders.fixture.ts";
import { genesis } from "./ledger.ts";
import { ShardBook } from "./shard-book.ts";

describe("a shard's book", () => {
  it("begins at the ledger's genesis, with nothing in stock and no rules", () => {
    const book = new ShardBook("demo", 3, 10);
    expect(book).toMatchObject({ head: genesis("demo", 3), quotas: [], awarded: [], rules: null });
  });

  it("is the fold of its ledger: reading the rows again gives the same book", () => {
    const shard = new ShardOnPaper(settingsOf(), [5, 4, 3]);
    for (let local = 0; local < 6; local++) shard.play({ serial: serialAt(shard.settings, local) });
    shard.transfer({ id: "back", kind: "claim", amounts: [1, 1, 1] });
    shard.follow({ drawMode: "probability" });
    shard.play({ serial: serialAt(shard.settings, 6) });
    const readAgain = new ShardBook("demo", 3, 10);
    for (const row of shard.rows) readAgain.apply(row);
    const { head, quotas, awarded, rules } = shard.book;
    expect(readAgain).toMatchObject({ head, quotas, awarded, rules });
    const playedLocals = Array.from({ length: 20 }, (_, local) => local).filter((local) =>
      readAgain.isUsed(serialAt(shard.settings, local)),
    );
    expect(playedLocals).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it("refuses a row that does not follow, and stays as it was", () => {
    const shard = new ShardOnPaper(settingsOf(), [5]);
    const { head, quotas } = shard.book;
    for (const row of shard.rows) expect(() => shard.book.apply(row)).toThrow(/ledger row/);
    const tooFar = {
      kind: "stock",
      seq: head.seq + 2,
      at: head.at,
      hash: "",
      transferId: "t",
      amounts: [1],
    } as const;
    expect(() => shard.book.apply(tooFar)).toThrow(/ledger row/);
    expect(shard.book).toMatchObject({ head, quotas });
  });
});
