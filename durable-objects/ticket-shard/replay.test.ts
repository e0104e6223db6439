import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CAMPAIGN_SEED, MIDWAY, ShardOnPaper, serialAt, settingsOf } from "./builders.fixture.ts";
import type { LedgerRow, RedemptionRow, UnsealedRow } from "./ledger.ts";
import { genesis, hashOf } from "./ledger.ts";
import { replayLedger } from "./replay.ts";
import type { ShardSettings } from "./settings.ts";

const amounts = fc.array(fc.nat(9), { minLength: 1, maxLength: 4 });
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant("play" as const), local: fc.nat(60), after: fc.nat(999) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("grant" as const, "claim" as const), amounts }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("quota" as const, "probability" as const) }) },
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** A shard with a random past: plays, stock moves and changes of rules. */
function shardWithPast(settings: ShardSettings, steps: readonly Step[]): ShardOnPaper {
  const shard = new ShardOnPaper(settings, [20, 9, 4]);
  for (const [index, past] of steps.entries()) {
    if ("local" in past) shard.play({ serial: serialAt(settings, past.local) }, MIDWAY + past.after);
    else if ("amounts" in past) shard.transfer({ id: `t${index}`, kind: past.kind, amounts: past.amounts });
    else shard.follow({ drawMode: past.kind });
  }
  return shard;
}

const pasts = fc.array(step, { maxLength: 50, size: "max" });
const shards = pasts.map((steps) => shardWithPast(settingsOf(), steps));

function verdictOn(rows: readonly LedgerRow[], seed = CAMPAIGN_SEED, changed: Partial<ShardSettings> = {}) {
  return replayLedger(settingsOf(changed), seed, rows);
}

/** A value like the given one, but another. */
function other(value: unknown, by: number): unknown {
  if (typeof value === "number") return value + by;
  if (Array.isArray(value))
    return value.length > 0 ? value.toSpliced(by % value.length, 1, value[by % value.length] + by) : [by];
  const text = String(value);
  return by % 2 === 0 ? `${text}0` : `${text.startsWith("1") ? "2" : "1"}${text.slice(1)}`;
}

/** One deed each: what a forger might do to a ledger without making its hashes anew. */
const tamperings: Record<string, (rows: LedgerRow[], at: number, by: number) => LedgerRow[]> = {
  "a field changed": (rows, at, by) => {
    const fields = Object.entries(rows[at] ?? {}).filter(([name]) => name !== "kind");
    const [name, value] = fields[by % fields.length] ?? ["at", 0];
    return rows.with(at, { ...rows[at], [name]: other(value, by) } as LedgerRow);
  },
  "a row removed": (rows, at) => rows.toSpliced(Math.min(at, rows.length - 2), 1),
  "a row twice": (rows, at) => rows.toSpliced(at, 0, ...rows.slice(at, at + 1)),
  "two rows swapped": (rows, at, by) => {
    const partner = (at + 1 + (by % (rows.length - 1))) % rows.length;
    const [one, two] = [rows[at], rows[partner]];
    return one && two ? rows.with(at, two).with(partner, one) : [];
  },
};

describe("replaying a ledger", () => {
  it("finds every ledger sound that decisions and transfers made, and counts what was won and is left", () => {
    fc.assert(
      fc.property(shards, ({ rows, book }) => {
        const awarded = book.quotas.map((_, prize) => book.awarded[prize] ?? 0);
        expect(verdictOn(rows)).toEqual({
          kind: "sound",
          head: { seq: rows.length, hash: rows.at(-1)?.hash ?? book.head.hash },
          awarded,
          left: book.quotas,
        });
      }),
    );
  });

  it("finds it sound after a trip through JSON, as a published file", () => {
    const { rows } = shardWithPast(settingsOf(), [{ kind: "play", local: 4, after: 0 }]);
    expect(verdictOn(JSON.parse(JSON.stringify(rows))).kind).toBe("sound");
  });

  it("finds an empty ledger sound", () => {
    expect(verdictOn([])).toMatchObject({ kind: "sound", head: { seq: 0 }, awarded: [], left: [] });
  });

  it.each(Object.keys(tamperings))("finds %s", (name) => {
    fc.assert(
      fc.property(shards, fc.nat(), fc.integer({ min: 1, max: 1000 }), ({ rows }, place, by) => {
        const tampered = tamperings[name]?.(rows, place % rows.length, by) ?? [];
        expect(tampered).not.toEqual(rows);
        expect(verdictOn(tampered).kind).toBe("broken");
      }),
      { numRuns: 300 },
    );
  });

  it("shows a shortened ledger by its head alone: who audits must hold the published head, too", () => {
    const { rows } = shardWithPast(settingsOf(), [{ kind: "play", local: 4, after: 0 }]);
    expect(verdictOn(rows.slice(0, -1))).toMatchObject({
      kind: "sound",
      head: { seq: rows.length - 1, hash: rows.at(-2)?.hash },
    });
  });

  it("finds a row from another shard, and a whole ledger of another shard, campaign or seed", () => {
    fc.assert(
      fc.property(pasts, fc.nat(), (steps, place) => {
        const { rows } = shardWithPast(settingsOf(), steps);
        const foreign = shardWithPast(settingsOf({ shardIndex: 4 }), steps).rows;
        const at = place % rows.length;
        const row = foreign[at];
        if (row) expect(verdictOn(rows.with(at, row)).kind).toBe("broken");
        expect(verdictOn(foreign).kind).toBe("broken");
        expect(verdictOn(rows, CAMPAIGN_SEED, { campaign: "other" }).kind).toBe("broken");
      }),
    );
    const { rows } = shardWithPast(
      settingsOf(),
      [1, 2, 3, 4, 5].map((local) => ({ kind: "play", local, after: 0 })),
    );
    expect(verdictOn(rows, "00".repeat(32)).kind).toBe("broken");
  });
});

/** Rows with the chain made anew from the first on, as a forger would who owns the whole ledger. */
function rechained(rows: readonly LedgerRow[]): LedgerRow[] {
  let { hash } = genesis("demo", 3);
  return rows.map((row, index) => {
    const unsealed: UnsealedRow = { ...row, seq: index + 1 };
    hash = hashOf(hash, unsealed);
    return { ...unsealed, hash };
  });
}

describe("replaying a ledger whose hashes were made anew", () => {
  const { rows } = shardWithPast(
    settingsOf(),
    [1, 2, 3, 4].map((local) => ({ kind: "play", local, after: local })),
  );
  const last = rows.at(-1) as RedemptionRow;
  const withLast = (changed: Partial<RedemptionRow>) => rechained(rows.with(-1, { ...last, ...changed }));

  it("finds nothing to say when nothing was changed", () => {
    expect(rechained(rows)).toEqual(rows);
  });

  it.each([
    ["another number than the seed draws", withLast({ r: (last.r + 1) % 30 }), /the seed draws/],
    ["another prize than the number gives", withLast({ prize: (last.prize + 1) % 3 }), /the draw is prize/],
    ["a ticket of another shard", withLast({ serial: last.serial + 1 }), /does not belong/],
    ["a ticket past the campaign's last", withLast({ serial: 1003 }), /does not belong/],
    ["a ticket played twice", rechained([...rows, last]), /redeemed before/],
    ["time running backwards", withLast({ at: MIDWAY }), /time runs backwards/],
    ["a draw before any rules", rechained(rows.slice(1)), /before any rules/],
    ["a win out of nothing", rechained(rows.toSpliced(1, 1)), /empty quotas/],
  ])("finds %s", (_, forged, problem) => {
    expect(verdictOn(forged)).toMatchObject({ kind: "broken", problem: expect.stringMatching(problem) });
  });

  it("finds a number that is left out, though the row is chained to the one before it", () => {
    const before = rows.at(-2);
    const unsealed = { ...last, seq: last.seq + 1 };
    const forged = rows.with(-1, { ...unsealed, hash: hashOf(before?.hash ?? "", unsealed) });
    expect(verdictOn(forged)).toEqual({
      kind: "broken",
      seq: last.seq + 1,
      problem: `row ${last.seq + 1} follows row ${before?.seq}`,
    });
  });

  it("finds stock that left without having been there", () => {
    const shard = shardWithPast(settingsOf(), []);
    shard.transfer({ id: "out", kind: "claim", amounts: [1] });
    const forged = rechained(shard.rows.with(-1, { ...shard.rows.at(-1), amounts: [-21] } as LedgerRow));
    expect(verdictOn(forged)).toMatchObject({ kind: "broken", problem: "more stock left than there was" });
  });
});
