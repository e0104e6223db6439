/** What players were told and what D1 has, each held against the ledgers. Pure; every row is looked at once. */

import { type Redemption, RedemptionTable } from "./redemption-table.ts";
import type { ToldWin } from "./told-wins.ts";

/** A row of D1's winners, as far as it must equal the ledger. */
export interface WinnerRow extends Redemption {
  readonly seq: number;
}

/** A difference of thousands reads no better than its first few. */
const EXAMPLES_MAX = 3;

/** Things of one kind that are wrong, counted, with the first few in words. */
class Problems {
  #count = 0;
  readonly #examples: string[] = [];

  add(example: string): void {
    this.#count++;
    if (this.#examples.length < EXAMPLES_MAX) this.#examples.push(example);
  }

  /** Empty when there are none. */
  get text(): string {
    const more = this.#count - this.#examples.length;
    return this.#examples.join("; ") + (more > 0 ? `; and ${more} more` : "");
  }
}

/** Ledgers first, then the others: a redemption can only be confirmed once it is known. */
export class Comparison {
  readonly #table: RedemptionTable;
  readonly #serialOf: (code: string) => number | undefined;
  readonly #awarded: number[] = [];
  readonly #ledgerProblems = new Problems();
  readonly #toldProblems = new Problems();
  readonly #databaseProblems = new Problems();
  readonly #twice = new Set<number>();
  #acknowledged = 0;
  #lost = 0;
  #winners = 0;
  #confirmedWinners = 0;

  /**
   * @param serialOf the serial of a canonical code; undefined for one that is none of the campaign's
   * @param expected redemptions there will be about
   */
  constructor(serialOf: (code: string) => number | undefined, expected = 0) {
    this.#serialOf = serialOf;
    this.#table = new RedemptionTable(expected);
  }

  takeRedemption(redemption: Redemption): void {
    const { serial, prize } = redemption;
    this.#awarded[prize] = (this.#awarded[prize] ?? 0) + 1;
    if (this.#table.add(redemption)) return;
    this.#twice.add(serial);
    this.#ledgerProblems.add(`serial ${serial} was redeemed twice`);
  }

  takeTold({ code, ...win }: ToldWin): void {
    const serial = this.#serialOf(code);
    if (serial === undefined) {
      this.#toldProblems.add(`${code} is no code of this campaign, and won`);
      return;
    }
    const confirmation = this.#table.confirm({ serial, ...win }, "player");
    switch (confirmation.kind) {
      case "confirmed":
        if (confirmation.isFirst) this.#acknowledged++;
        break;
      case "unknown":
        this.#acknowledged++;
        this.#lost++;
        this.#toldProblems.add(`the win ${win.ticketId} of serial ${serial} is in no ledger`);
        break;
      case "different":
        // Another id or player for the same code: somebody was told of a win that is somebody else's.
        if (confirmation.what !== "prize") this.#twice.add(serial);
        this.#lost++;
        this.#toldProblems.add(`of serial ${serial} a player was told another ${confirmation.what}`);
        break;
    }
  }

  takeWinner(row: WinnerRow): void {
    this.#winners++;
    const confirmation = this.#table.confirm(row, "database");
    switch (confirmation.kind) {
      case "confirmed":
        if (confirmation.isFirst) this.#confirmedWinners++;
        else this.#databaseProblems.add(`serial ${row.serial} has two rows`);
        break;
      case "unknown":
        this.#databaseProblems.add(`serial ${row.serial} is in no ledger`);
        break;
      case "different":
        this.#databaseProblems.add(`serial ${row.serial} has another ${confirmation.what}`);
        break;
    }
  }

  /** Wins that players were told of, replays counted once. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Wins that players were told of and no ledger has as they were told. */
  get lost(): number {
    return this.#lost;
  }

  get stored(): number {
    return this.#table.size;
  }

  get winners(): number {
    return this.#winners;
  }

  /** Codes redeemed more than once, by the ledgers or by what players were told. */
  get redeemedTwice(): number {
    return this.#twice.size;
  }

  /** Units in the ledgers by prize ordinal. */
  get awarded(): readonly number[] {
    return Array.from(this.#awarded, (count) => count ?? 0);
  }

  get ledgerProblem(): string {
    return this.#ledgerProblems.text;
  }

  get toldProblem(): string {
    return this.#toldProblems.text;
  }

  get databaseProblem(): string {
    const missing = this.stored - this.#confirmedWinners;
    const lacking = missing > 0 ? `${missing} redemptions are not there as the ledgers have them` : "";
    return [this.#databaseProblems.text, lacking].filter((text) => text !== "").join("; ");
  }
}
