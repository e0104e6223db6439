import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HmacSha256 } from "../sha256/sha256.ts";
import { CLOSES_AT, MIDWAY, OPENS_AT, ShardOnPaper, serialAt, settingsOf } from "./builders.fixture.ts";
import { drawNumber, prizeAt } from "./draw.ts";
import { hashOf, ticketIdOf } from "./ledger.ts";
import { decide } from "./redemption.ts";
import { ShardBook } from "./shard-book.ts";

const SERIAL = 23;

function shardWith(stock: readonly number[]): ShardOnPaper {
  return new ShardOnPaper(settingsOf(), stock);
}

/** Everything a play could change in a book. */
function stateOf({ book, rows }: ShardOnPaper): unknown {
  const played = Array.from({ length: 100 }, (_, local) => book.isUsed(local * 10 + 3));
  return structuredClone({ head: book.head, quotas: book.quotas, awarded: book.awarded, played, rows });
}

describe("a play that wins", () => {
  it("takes one unit of the drawn prize out of the quota and marks the ticket", () => {
    const shard = shardWith([6, 2, 1]);
    const decision = shard.play({ serial: SERIAL });
    if (decision.kind !== "redeemed") throw new Error(decision.kind);
    const { prize } = decision.outcome;
    expect(shard.book.quotas).toEqual(
      [6, 2, 1].map((left, ordinal) => (ordinal === prize ? left - 1 : left)),
    );
    expect(shard.book.awarded[prize]).toBe(1);
    expect(shard.book.isUsed(SERIAL)).toBe(true);
    expect(shard.book.isUsed(SERIAL + 10)).toBe(false);
  });

  it("is a row chained to the one before, with the draw that the seed gives", () => {
    const shard = shardWith([6, 2, 1]);
    const head = shard.book.head;
    const decision = shard.play({ serial: SERIAL, player: "ada", idempotencyKey: "k" });
    if (decision.kind !== "redeemed") throw new Error(decision.kind);
    const { row, idempotencyKey } = decision.redemption;
    const r = drawNumber(
      new HmacSha256(Buffer.from(shard.settings.shardSeed, "hex")),
      SERIAL,
      head.seq + 1,
      9,
    );
    const unsealed = {
      kind: "redemption",
      seq: head.seq + 1,
      at: MIDWAY,
      serial: SERIAL,
      player: "ada",
      prize: prizeAt([6, 2, 1], r),
      r,
    } as const;
    expect(row).toEqual({ ...unsealed, hash: hashOf(head.hash, unsealed) });
    expect(idempotencyKey).toBe("k");
    expect(shard.book.head).toMatchObject({ seq: row.seq, at: row.at, hash: row.hash });
    expect(decision.outcome).toEqual({
      kind: "won",
      ticketId: ticketIdOf(row),
      at: MIDWAY,
      prize: row.prize,
      replayed: false,
    });
  });

  it("never runs backwards in time when the clock does", () => {
    const shard = shardWith([5]);
    const times = [MIDWAY, MIDWAY - 5_000, MIDWAY + 1].map((now, local) => {
      const decision = shard.play({ serial: serialAt(shard.settings, local) }, now);
      return decision.kind === "redeemed" ? decision.outcome.at : decision.kind;
    });
    expect(times).toEqual([MIDWAY, MIDWAY, MIDWAY + 1]);
  });

  it("follows the odds that the ledger says, not settings whose rules are not in it yet", () => {
    const shard = shardWith([50, 50]);
    shard.settings = { ...shard.settings, drawMode: "probability", oddsPpm: [0, 1_000_000] };
    for (let local = 0; local < 20; local++) shard.play({ serial: serialAt(shard.settings, local) });
    expect(shard.book.awarded[0]).toBeGreaterThan(0);
  });

  it("gives the same prize to everyone's eyes: the same ledger and ticket draw the same", () => {
    const [first, second] = [shardWith([6, 2, 1]), shardWith([6, 2, 1])];
    expect(first.play({ serial: SERIAL })).toEqual(second.play({ serial: SERIAL }));
  });
});

describe("a ticket that was played", () => {
  it("gives the same player and key the same answer, and no second effect", () => {
    const shard = shardWith([6, 2, 1]);
    const first = shard.play({ serial: SERIAL, idempotencyKey: "k" });
    if (first.kind !== "redeemed") throw new Error(first.kind);
    const before = stateOf(shard);
    const again = shard.play({ serial: SERIAL, idempotencyKey: "k" }, MIDWAY + 60_000);
    expect(again).toEqual({ kind: "answered", outcome: { ...first.outcome, replayed: true } });
    expect(stateOf(shard)).toEqual(before);
  });

  it("gives it even when the campaign is closed, over, or the batch revoked meanwhile", () => {
    const shard = shardWith([3]);
    shard.play({ serial: SERIAL, idempotencyKey: "k" });
    const replay = () => shard.play({ serial: SERIAL, idempotencyKey: "k" }, CLOSES_AT + 1);
    const expected = { kind: "answered", outcome: { kind: "won", replayed: true } };
    expect(replay()).toMatchObject(expected);
    shard.settings = settingsOf({ state: "closed", batches: [] });
    expect(replay()).toMatchObject(expected);
  });

  it.each([
    ["its own player under another key", "ada", "other", true],
    ["its own player without a key", "ada", null, true],
    ["a stranger", "bob", null, false],
    ["a stranger who guessed the key", "bob", "k", false],
  ])("is already used to %s", (_, player, idempotencyKey, byYou) => {
    const shard = shardWith([3]);
    shard.play({ serial: SERIAL, player: "ada", idempotencyKey: "k" });
    expect(shard.play({ serial: SERIAL, player, idempotencyKey })).toEqual({
      kind: "answered",
      outcome: { kind: "already-used", byYou },
    });
  });

  it("is never replayed without a key, even to the player who had none the first time", () => {
    const shard = shardWith([3]);
    shard.play({ serial: SERIAL });
    expect(shard.play({ serial: SERIAL })).toMatchObject({ outcome: { kind: "already-used", byYou: true } });
  });

  it("is already used even when the shard ran dry meanwhile", () => {
    const shard = shardWith([1]);
    shard.play({ serial: SERIAL });
    expect(shard.play({ serial: SERIAL, player: "bob" })).toMatchObject({
      outcome: { kind: "already-used" },
    });
  });
});

describe("a play that cannot win", () => {
  it("is dry when no quota is left, whichever mode the draw has", () => {
    for (const drawMode of ["quota", "probability"] as const) {
      const shard = new ShardOnPaper(settingsOf({ drawMode }), [1]);
      shard.play({ serial: 3 });
      expect(shard.play({ serial: 13 })).toEqual({ kind: "dry" });
    }
  });

  it("wins after new stock came in", () => {
    const shard = shardWith([]);
    expect(shard.play({ serial: 3 })).toEqual({ kind: "dry" });
    shard.transfer({ id: "t", kind: "grant", amounts: [0, 1] });
    expect(shard.play({ serial: 3 })).toMatchObject({ kind: "redeemed", outcome: { prize: 1 } });
  });

  it("hears of a closed campaign before it hears that the shard is dry", () => {
    const shard = shardWith([]);
    expect(shard.play({ serial: 3 }, OPENS_AT - 1)).toEqual({
      kind: "answered",
      outcome: { kind: "campaign-not-active", why: "not-yet-open" },
    });
  });

  it("changes nothing in the book, refused or dry", () => {
    const refused: [Parameters<ShardOnPaper["play"]>[0], number, ShardOnPaper][] = [
      [{ serial: 13 }, OPENS_AT - 1, shardWith([3])],
      [{ serial: 13 }, CLOSES_AT, shardWith([3])],
      [{ serial: 13 }, MIDWAY, new ShardOnPaper(settingsOf({ state: "paused" }), [3])],
      [{ serial: 13 }, MIDWAY, new ShardOnPaper(settingsOf({ batches: [] }), [3])],
      [{ serial: 13 }, MIDWAY, shardWith([0, 0])],
    ];
    for (const [request, now, shard] of refused) {
      const before = stateOf(shard);
      expect(shard.play(request, now).kind).not.toBe("redeemed");
      expect(stateOf(shard)).toEqual(before);
    }
    const shard = shardWith([3]);
    shard.play({ serial: 13, idempotencyKey: "k" });
    const before = stateOf(shard);
    shard.play({ serial: 13, idempotencyKey: "other" });
    shard.play({ serial: 13, player: "bob" });
    expect(stateOf(shard)).toEqual(before);
  });

  it("is a draft's refusal while the desk has told nothing", () => {
    const book = new ShardBook("demo", 3, 10);
    const deps = {
      book,
      settings: undefined,
      shardSeed: new HmacSha256(Buffer.alloc(0)),
      now: MIDWAY,
      findPlayed: () => neverPlayed(),
    };
    expect(decide(deps, { serial: 3, player: "ada", idempotencyKey: null })).toEqual({
      kind: "answered",
      outcome: { kind: "campaign-not-active", why: "draft" },
    });
  });
});

describe("a shard played in any order, with repetitions", () => {
  it("redeems each ticket once and gives out exactly its stock", () => {
    const plays = fc.array(
      fc.record({
        local: fc.nat(30),
        player: fc.constantFrom("ada", "bob"),
        key: fc.constantFrom("k", null),
      }),
      { maxLength: 120, size: "max" },
    );
    const stocks = fc.array(fc.nat(12), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        plays,
        stocks,
        fc.constantFrom("quota" as const, "probability" as const),
        (asked, stock, drawMode) => {
          const shard = new ShardOnPaper(settingsOf({ drawMode }), stock);
          const wonSerials: number[] = [];
          for (const { local, player, key } of asked) {
            const serial = serialAt(shard.settings, local);
            if (shard.play({ serial, player, idempotencyKey: key }).kind === "redeemed")
              wonSerials.push(serial);
          }
          const units = stock.reduce((sum, count) => sum + count, 0);
          const tickets = new Set(asked.map(({ local }) => local)).size;
          expect(new Set(wonSerials).size).toBe(wonSerials.length);
          expect(wonSerials.length).toBe(Math.min(units, tickets));
          expect(
            stock.map((_, prize) => (shard.book.quotas[prize] ?? 0) + (shard.book.awarded[prize] ?? 0)),
          ).toEqual(stock);
          expect(shard.book.quotas.every((left) => left >= 0)).toBe(true);
        },
      ),
    );
  });
});

function neverPlayed(): never {
  throw new Error("nothing was played");
}
