import { describe, expect, test } from "vitest";
import { genesis, hashOf, type LedgerRow } from "../../durable-objects/ticket-shard/ledger.ts";
import { replayShard } from "./ledgers.ts";
import type { Redemption } from "./redemption-table.ts";

const SEED = "5".repeat(64);
const CAMPAIGN = { campaign: "load", ticketCount: 10, shardCount: 1 };

/** Two stock moves and a cancelled ticket, properly chained. */
function ledger(): LedgerRow[] {
  const rows: LedgerRow[] = [];
  let previous = genesis("load", 0).hash;
  const add = (row: LedgerRow) => {
    const sealed = { ...row, hash: hashOf(previous, row) };
    rows.push(sealed);
    previous = sealed.hash;
  };
  add({ kind: "stock", seq: 1, at: 5, transferId: "a", amounts: [3], hash: "" });
  add({ kind: "cancelled", seq: 2, at: 6, serial: 4, hash: "" });
  add({ kind: "stock", seq: 3, at: 6, transferId: "b", amounts: [1], hash: "" });
  return rows;
}

async function problemOf(rows: readonly LedgerRow[], seed: string | undefined) {
  const taken: Redemption[] = [];
  const stream = (async function* () {
    yield* rows;
  })();
  return replayShard({ ...CAMPAIGN, seed }, 0, stream, (row) => taken.push(row));
}

describe.each([
  ["with the seed", SEED],
  ["while the seed is secret", undefined],
])("a ledger %s", (_, seed) => {
  test("is sound as it was written", async () => {
    expect(await problemOf(ledger(), seed)).toBeUndefined();
  });

  test("is not with a row changed, missing or moved back in time", async () => {
    const changed = ledger().map((row) => (row.kind === "cancelled" ? { ...row, serial: 5 } : row));
    expect(await problemOf(changed, seed)).toContain("row 2: the hash");
    expect(
      await problemOf(
        ledger().filter(({ seq }) => seq !== 2),
        seed,
      ),
    ).toContain("row 3 follows row 1");
    expect(
      await problemOf(
        ledger().map((row) => (row.seq === 3 ? { ...row, at: 1 } : row)),
        seed,
      ),
    ).toContain("backwards");
  });
});

test("a draw that the seed does not make is found, and its winner is passed on all the same", async () => {
  const rows = ledger();
  const win = {
    kind: "redemption",
    seq: 4,
    at: 7,
    serial: 1,
    player: "p",
    prize: 0,
    r: 99,
    hash: "",
  } as const;
  rows.push({ ...win, hash: hashOf(rows[2]?.hash ?? "", win) });
  const taken: Redemption[] = [];
  const stream = (async function* () {
    yield* rows;
  })();
  const problem = await replayShard({ ...CAMPAIGN, seed: SEED }, 0, stream, (row) => taken.push(row));
  expect(problem).toContain("row 4");
  expect(taken.map(({ serial }) => serial)).toEqual([1]);
});
