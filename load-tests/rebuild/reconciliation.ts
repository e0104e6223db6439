/** D1's winners held against the ledgers, after a rebuild and while players go on playing. Pure; every row is seen once. */

import type { LedgerRow } from "../../durable-objects/ticket-shard/ledger.ts";
import { ticketIdOf } from "../../durable-objects/ticket-shard/ledger.ts";
import type { StoredWinner } from "../../worker/winners/rebuild.ts";
import { type Redemption, RedemptionTable } from "../verify/redemption-table.ts";

/** More than this many strangers are not looked up one by one: then something else is wrong. */
const STRANGERS_MAX = 1_000;

export interface Counts {
  /** Redemptions that the rebuild looked at. */
  readonly redemptions: number;
  /** Of those, how many have no row because their player's account is gone. */
  readonly withoutAccount: number;
}

export class Reconciliation {
  readonly #ledgers: RedemptionTable;
  readonly #differences: string[] = [];
  readonly #strangers: StoredWinner[] = [];
  #strangerCount = 0;
  #stored = 0;
  /** Redemptions that have a row, right or wrong. */
  #found = 0;

  /** @param expected redemptions there will be about */
  constructor(expected: number) {
    this.#ledgers = new RedemptionTable(expected);
  }

  /** Ledgers first: a row is played before it is projected. */
  takeRedemption(redemption: Redemption): void {
    if (!this.#ledgers.add(redemption))
      this.#differences.push(`serial ${redemption.serial} is redeemed twice in the ledgers`);
  }

  takeStored(row: StoredWinner): void {
    this.#stored++;
    const confirmation = this.#ledgers.confirm(row, "database");
    switch (confirmation.kind) {
      case "confirmed":
        if (confirmation.isFirst) this.#found++;
        else this.#differences.push(`serial ${row.serial} has two rows in D1`);
        break;
      case "unknown":
        this.#strangerCount++;
        if (this.#strangers.length < STRANGERS_MAX) this.#strangers.push(row);
        break;
      case "different":
        this.#found++;
        this.#differences.push(
          `${row.ticketId} (serial ${row.serial}) has another ${confirmation.what} in D1 than in its ledger`,
        );
    }
  }

  /** Rows of D1 that no ledger had when it was read. One that was played since then is found by `settle`. */
  get strangers(): readonly StoredWinner[] {
    return this.#strangers;
  }

  /** Says what the ledger has now at the place that a stranger names. */
  settle({ ticketId, serial, status }: StoredWinner, row: LedgerRow | undefined): void {
    if (row?.kind === "redemption" && row.serial === serial && ticketIdOf(row) === ticketId) return;
    this.#differences.push(`${ticketId} (serial ${serial}, ${status}) is in D1 and in no ledger`);
  }

  get stored(): number {
    return this.#stored;
  }

  get redemptions(): number {
    return this.#ledgers.size;
  }

  /** What does not agree, once every stranger is settled; empty when D1 equals the ledgers. */
  differences({ redemptions, withoutAccount }: Counts): readonly string[] {
    const missing = this.#ledgers.size - this.#found;
    const playedSince = this.#ledgers.size - redemptions; // they may still be on their way
    const lacking = missing - withoutAccount - playedSince;
    const unsettled = this.#strangerCount - this.#strangers.length;
    return [
      ...this.#differences,
      ...(lacking > 0 ? [`${lacking} redemptions are not in D1 as the ledgers have them`] : []),
      ...(unsettled > 0 ? [`${unsettled} rows more of D1 are in no ledger`] : []),
    ];
  }
}
