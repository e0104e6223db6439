import { describe, expect, it } from "vitest";
import { type RedemptionRow, ticketIdOf } from "../../durable-objects/ticket-shard/ledger.ts";
import type { StoredWinner } from "../../worker/winners/rebuild.ts";
import { Reconciliation } from "./reconciliation.ts";

const PLAYER = "0197b6f0-0000-4000-8000-000000000001";

function rowOf(serial: number): RedemptionRow {
  const hash = serial.toString(16).padStart(64, "0");
  return { kind: "redemption", seq: serial + 1, at: 1_000, serial, player: PLAYER, prize: 0, r: 0, hash };
}

function stored(serial: number, changes: Partial<StoredWinner> = {}): StoredWinner {
  const { seq, player, prize } = rowOf(serial);
  return { ticketId: ticketIdOf(rowOf(serial)), serial, seq, player, prize, status: "PENDING", ...changes };
}

/** Ledgers with these serials, and D1 with these rows. */
function reconcile(serials: readonly number[], rows: readonly StoredWinner[]): Reconciliation {
  const reconciliation = new Reconciliation(serials.length);
  for (const serial of serials) {
    const { player, prize } = rowOf(serial);
    reconciliation.takeRedemption({ serial, player, prize, ticketId: ticketIdOf(rowOf(serial)) });
  }
  for (const row of rows) reconciliation.takeStored(row);
  return reconciliation;
}

const NOBODY_GONE = { withoutAccount: 0 };

describe("a reconciliation", () => {
  it("finds nothing where D1 equals the ledgers, whatever staff decided", () => {
    const rows = [stored(0), stored(1, { status: "CLAIMED" })];
    expect(reconcile([0, 1], rows).differences({ redemptions: 2, ...NOBODY_GONE })).toEqual([]);
  });

  it("names a row that no ledger has", () => {
    const reconciliation = reconcile([0], [stored(0), stored(7, { status: "VALIDATED" })]);
    for (const row of reconciliation.strangers) reconciliation.settle(row, undefined);
    expect(reconciliation.differences({ redemptions: 1, ...NOBODY_GONE })).toEqual([
      `${ticketIdOf(rowOf(7))} (serial 7, VALIDATED) is in D1 and in no ledger`,
    ]);
  });

  it("takes a row for what it is that was played while it read", () => {
    const reconciliation = reconcile([0], [stored(0), stored(7)]);
    for (const row of reconciliation.strangers) reconciliation.settle(row, rowOf(row.serial));
    expect(reconciliation.differences({ redemptions: 1, ...NOBODY_GONE })).toEqual([]);
  });

  it("does not take another win at that place for it", () => {
    const reconciliation = reconcile([], [stored(7)]);
    for (const row of reconciliation.strangers)
      reconciliation.settle(row, { ...rowOf(7), hash: "f".repeat(64) });
    expect(reconciliation.differences({ redemptions: 0, ...NOBODY_GONE })).toHaveLength(1);
  });

  it.each([
    ["prize", { prize: 3 }],
    ["player", { player: "0197b6f0-0000-4000-8000-000000000002" }],
  ])("names a row with another %s", (what, changes) => {
    const differences = reconcile([0], [stored(0, changes)]).differences({ redemptions: 1, ...NOBODY_GONE });
    expect(differences).toEqual([
      `${ticketIdOf(rowOf(0))} (serial 0) has another ${what} in D1 than in its ledger`,
    ]);
  });

  it("counts what is lacking beyond erased persons and plays that came since", () => {
    expect(reconcile([0, 1, 2], [stored(0)]).differences({ redemptions: 2, withoutAccount: 1 })).toEqual([]);
    expect(reconcile([0, 1, 2], [stored(0)]).differences({ redemptions: 3, withoutAccount: 1 })).toEqual([
      "1 redemptions are not in D1 as the ledgers have them",
    ]);
  });

  it("looks a thousand strangers up and counts the others", () => {
    const rows = Array.from({ length: 1_200 }, (_, serial) => stored(serial));
    const reconciliation = reconcile([], rows);
    expect(reconciliation.strangers).toHaveLength(1_000);
    for (const row of reconciliation.strangers) reconciliation.settle(row, undefined);
    expect(reconciliation.differences({ redemptions: 0, ...NOBODY_GONE }).at(-1)).toBe(
      "200 rows more of D1 are in no ledger",
    );
  });
});
