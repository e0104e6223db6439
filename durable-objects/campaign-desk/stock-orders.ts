/** Orders about stock, carried out on a running campaign: judged, stored, and sent to the shards. */

import { type Actor, stockEntry } from "./audit.ts";
import type { StockChange, StockOutcome } from "./definition.ts";
import type { AnsweredOrder, DeskStore } from "./desk-store.ts";
import { newTransferId, type RunningCampaign } from "./running-campaign.ts";
import { change, stockProblemOf } from "./stock-decisions.ts";

/** Raises, lowers or moves stock. @param key see `CampaignDesk.changeStock` */
export async function changeStock(
  campaign: RunningCampaign,
  store: DeskStore,
  asked: StockChange,
  by: Actor,
  key: string | null,
): Promise<StockOutcome> {
  const answered = key === null ? undefined : store.answeredOrder(key);
  if (answered) return applied(campaign, store, asked, answered);
  const { record, room } = campaign;
  const problem = stockProblemOf(record, room, asked);
  const prize = record.prizes[asked.prize];
  if (problem || !prize) return { kind: "invalid", problem: problem ?? "Ce lot n'existe pas" };
  const seqBefore = store.stockEventCount();
  const events = change(room, asked, newTransferId);
  const claimId = events.find((event) => event.kind === "claimed")?.id ?? null;
  const entry = stockEntry(asked, prize.id, room.stock[asked.prize] ?? 0, by);
  const order = { seqBefore, claimId };
  const [entryId] = await campaign.change(record, events, {
    entries: [entry],
    order: key === null ? undefined : { key, ...order },
  });
  const outcome = applied(campaign, store, asked, order);
  // How much of it was done is known only now; a desk that stops before this has written down the order itself.
  if (entryId !== undefined)
    store.completeAuditEntry(entryId, { done: outcome.done, pending: outcome.pending });
  return outcome;
}

/** How far an order of stock has come. */
function applied(
  { room }: RunningCampaign,
  store: DeskStore,
  { kind, prize, count }: StockChange,
  { seqBefore, claimId }: AnsweredOrder,
): Extract<StockOutcome, { kind: "applied" }> {
  switch (kind) {
    case "raise":
      return { kind: "applied", asked: count, done: count, pending: 0 };
    case "lower": {
      const done = Math.min(count, store.removedSince(seqBefore, prize));
      const pending = Math.min(count - done, room.lowering[prize] ?? 0);
      return { kind: "applied", asked: count, done, pending };
    }
    case "move": {
      const isPending = claimId !== null && room.pending.has(claimId);
      const done = claimId === null ? 0 : store.movedBy(claimId, prize);
      return { kind: "applied", asked: count, done, pending: isPending ? count : 0 };
    }
  }
}
