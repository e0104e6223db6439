import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CAMPAIGN_SEED, CLOSES_AT, MIDWAY, ShardOnPaper, serialAt, settingsOf } from "./builders.fixture.ts";
import { hashOf, publishedRow } from "./ledger.ts";
import { replayLedger } from "./replay.ts";

const TICKETS = 100; // of 1,000 over 10 shards
const settings = settingsOf();
const serial = serialAt(settings, 7);

function shard(): ShardOnPaper {
  return new ShardOnPaper(settings, [60, 30, 10]);
}

const cancel = (paper: ShardOnPaper, which: number) => paper.cancel(which);

function play(paper: ShardOnPaper, which: number, player = "ada") {
  const decision = paper.play({ serial: which, player });
  return decision.kind === "answered" || decision.kind === "redeemed" ? decision.outcome.kind : decision.kind;
}

const verdictOf = (paper: ShardOnPaper, rows = paper.rows) => replayLedger(settings, CAMPAIGN_SEED, rows);

describe("a ticket that is cancelled", () => {
  it("is refused to whoever plays it, and takes no prize", () => {
    const paper = shard();
    expect(cancel(paper, serial)).toBe("now");
    expect(play(paper, serial)).toBe("ticket-cancelled");
    expect(paper.book.quotas).toEqual([60, 30, 10]);
    expect(play(paper, serialAt(settings, 8))).toBe("won");
  });

  it("is cancelled once, however often it is asked", () => {
    const paper = shard();
    cancel(paper, serial);
    const rows = paper.rows.length;
    expect(cancel(paper, serial)).toBe("cancelled");
    expect(paper.rows).toHaveLength(rows);
  });

  it("is told of after the campaign's own refusals", () => {
    const paper = shard();
    cancel(paper, serial);
    const late = paper.play({ serial }, CLOSES_AT);
    expect(late).toMatchObject({ outcome: { kind: "campaign-not-active" } });
  });

  it("was not played: a played one stands", () => {
    const paper = shard();
    play(paper, serial);
    const rows = paper.rows.length;
    expect(cancel(paper, serial)).toBe("played");
    expect(paper.rows).toHaveLength(rows);
    expect(play(paper, serial)).toBe("already-used");
  });

  it.each(["closed", "archived"] as const)("adds nothing to the ledger of a campaign that is %s", (state) => {
    const paper = shard();
    paper.settings = { ...settings, state };
    const rows = paper.rows.length;
    expect(cancel(paper, serial)).toBe("over");
    expect(paper.rows).toHaveLength(rows);
  });
});

describe("whatever is played and cancelled, in any order,", () => {
  const step = fc.record({
    local: fc.nat(11),
    isRefund: fc.boolean(),
    player: fc.constantFrom("ada", "bob"),
  });

  it("each ticket is redeemed or cancelled and never both, and the published ledger is sound", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const paper = shard();
        const fate = new Map<number, "played" | "cancelled">();
        for (const { local, isRefund, player } of steps) {
          const which = serialAt(settings, local);
          const before = fate.get(which);
          if (isRefund) {
            expect(cancel(paper, which)).toBe(before ?? "now");
            fate.set(which, before ?? "cancelled");
          } else {
            const refusal = before === "cancelled" ? "ticket-cancelled" : "already-used";
            expect(play(paper, which, player)).toBe(before === undefined ? "won" : refusal);
            fate.set(which, before ?? "played");
          }
        }
        const published = paper.rows.map(publishedRow);
        expect(replayLedger(settings, CAMPAIGN_SEED, published).kind).toBe("sound");
        const wins = [...fate.values()].filter((what) => what === "played").length;
        expect(paper.book.quotas.reduce((sum, left) => sum + left, 0)).toBe(TICKETS - wins);
      }),
    );
  });
});

describe("the audit finds", () => {
  /** The ledger with one more row, chained as it should be. */
  function withRow(paper: ShardOnPaper, which: number) {
    const { seq, hash, at } = paper.book.head;
    const unsealed = { kind: "cancelled", seq: seq + 1, at, serial: which } as const;
    return [...paper.rows, { ...unsealed, hash: hashOf(hash, unsealed) }];
  }

  it("a redeemed ticket that is cancelled", () => {
    const paper = shard();
    play(paper, serial);
    expect(verdictOf(paper, withRow(paper, serial))).toMatchObject({
      problem: `serial ${serial} was redeemed before`,
    });
  });

  it("a ticket that is cancelled twice", () => {
    const paper = shard();
    cancel(paper, serial);
    expect(verdictOf(paper, withRow(paper, serial))).toMatchObject({
      problem: `serial ${serial} was cancelled before`,
    });
  });

  it("a cancelled ticket that is redeemed", () => {
    const paper = shard();
    play(paper, serial);
    const [rules, stock, redemption] = paper.rows;
    if (rules?.kind !== "rules" || stock?.kind !== "stock" || redemption?.kind !== "redemption")
      throw new Error("not the rows this test is about");
    const unsealed = { kind: "cancelled", seq: 3, at: MIDWAY, serial } as const;
    const cancelled = { ...unsealed, hash: hashOf(stock.hash, unsealed) };
    const { player: _, ...published } = { ...redemption, seq: 4 };
    expect(replayLedger(settings, CAMPAIGN_SEED, [rules, stock, cancelled, published])).toMatchObject({
      problem: `serial ${serial} was cancelled before`,
    });
  });

  it("a ticket of another shard that is cancelled", () => {
    const paper = shard();
    expect(verdictOf(paper, withRow(paper, serial + 1))).toMatchObject({ kind: "broken" });
  });

  it("a cancellation under another serial's hash", () => {
    const paper = shard();
    cancel(paper, serial);
    const rows = paper.rows.map((row) => (row.kind === "cancelled" ? { ...row, serial: serial + 10 } : row));
    expect(verdictOf(paper, rows)).toMatchObject({
      problem: "the hash does not fit the row and the one before",
    });
  });
});
