/** Promise 6 and the mails: D1's winners are the ledgers' redemptions, and a watermark never runs ahead of them. */

import type { D1 } from "../runtime/d1.ts";
import { hold } from "./broken-promise.ts";
import type { ShardWatch, WatchedRedemption } from "./shard-watch.ts";

interface WinnerRow {
  readonly id: string;
  readonly serial: number;
  readonly seq: number;
  readonly player: string;
  readonly prize: number;
  readonly at: number;
}

const WINNERS = "SELECT id, serial, seq, user_id AS player, prize, played_at AS at FROM winners";
const MAILS = "SELECT id, user_id AS player FROM mails WHERE kind = ?";

export class ProjectionWatch {
  readonly #d1: D1;
  readonly #players: readonly string[];
  /** Players who were erased: nothing of theirs is in D1 from then on. */
  erased = new Set<string>();
  winners = new Map<string, WinnerRow>();
  #mails = new Set<string>();
  #changes = -1;

  /** @param players everybody who ever had an account */
  constructor(d1: D1, players: readonly string[]) {
    this.#d1 = d1;
    this.#players = players;
  }

  /** Reads D1 if somebody wrote to it. @returns whether anybody did */
  look(shards: readonly ShardWatch[]): boolean {
    if (this.#d1.changes === this.#changes) return false;
    this.#changes = this.#d1.changes;
    const accounts = new Set(this.#d1.query<{ id: string }>("SELECT id FROM users").map(({ id }) => id));
    this.erased = new Set(this.#players.filter((player) => !accounts.has(player)));
    this.winners = new Map(this.#d1.query<WinnerRow>(WINNERS).map((row) => [row.id, row]));
    const serials = new Set<number>();
    for (const row of this.winners.values()) {
      hold(1, !serials.has(row.serial), () => `D1 has two winners for serial ${row.serial}`);
      serials.add(row.serial);
      hold(10, !this.erased.has(row.player), () => `a winner of an erased player is in D1: ${row.id}`);
      const redemption = shards[row.serial % shards.length]?.redemptions.get(row.serial);
      hold(
        6,
        redemption !== undefined && isSame(row, redemption),
        () => `D1 has ${JSON.stringify(row)}, no ledger has`,
      );
    }
    const mails = this.#d1.query<{ id: string; player: string }>(MAILS, "win");
    this.#mails = new Set(mails.map(({ id }) => id));
    for (const { id, player } of mails) {
      hold("mails", this.winners.has(id), () => `a mail about ${id}, which is no winner`);
      hold(10, !this.erased.has(player), () => `a mail to an erased player: ${id}`);
    }
    return true;
  }

  /** Everything up to a watermark has arrived. */
  checkMarks({ redemptions, marks, index }: ShardWatch): void {
    for (const { seq, ticketId, player } of redemptions.values()) {
      if (this.erased.has(player)) continue;
      const isHere = seq > marks.drained || this.winners.has(ticketId);
      hold(
        6,
        isHere,
        () => `shard ${index} counts row ${seq} as in D1 (up to ${marks.drained}), and it is not`,
      );
      const isMailed = seq > marks.mailed || this.#mails.has(ticketId);
      hold("mails", isMailed, () => `shard ${index} counts row ${seq} as mailed (up to ${marks.mailed})`);
    }
  }
}

function isSame(row: WinnerRow, redemption: WatchedRedemption): boolean {
  const { ticketId, serial, seq, player, prize, at } = redemption;
  return (
    row.id === ticketId &&
    row.serial === serial &&
    row.seq === seq &&
    row.player === player &&
    row.prize === prize &&
    row.at === at
  );
}
