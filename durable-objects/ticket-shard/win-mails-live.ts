/** The win mails of a shard with the real parts: its ledger, D1 and the mail room. */

import { wakeMailRoom } from "../mail-room/wake.ts";
import type { ObjectBindings, Reach } from "../objects.ts";
import { noteDatabaseFailure } from "../telemetry/note.ts";
import { D1_ANSWER_MS, within } from "../within.ts";
import type { LedgerStore } from "./ledger-store.ts";
import type { WinMailsDeps } from "./win-mails.ts";
import { WinMails } from "./win-mails.ts";
import { queueWinMails } from "./winners-projection.ts";

/** What only the shard knows. */
export interface ShardSide extends Pick<WinMailsDeps, "isCalm"> {
  /** The campaign's slug. */
  readonly campaign: () => string;
}

export function winMailsOf(
  bindings: Pick<ObjectBindings, "DB"> & Reach<"MAIL_ROOM" | "TELEMETRY">,
  store: LedgerStore,
  { campaign, isCalm }: ShardSide,
): WinMails {
  return new WinMails({
    oldestUnmailedAt: () => store.oldestUnmailedAt(),
    read: (limit) => store.unmailedWins(limit),
    queue: async (winners) => {
      try {
        await within(D1_ANSWER_MS, queueWinMails(bindings.DB, campaign(), winners, Date.now()));
      } catch (error) {
        noteDatabaseFailure(bindings, "win-mails");
        throw error;
      }
      await wakeMailRoom(bindings);
    },
    saveMailedSeq: (seq) => store.saveMailedSeq(seq),
    isCalm,
    now: () => Date.now(),
  });
}
