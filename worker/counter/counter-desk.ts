/** Tickets over the counter: looked up, decided about, handed over. */

import type { Language } from "../campaigns/prize-view.ts";
import type { ListPage } from "../lists/list.ts";
import type { CounterPlayer, CounterTicket, LookUpOutcome } from "../look-ups/look-up.ts";
import type { FindTicketOutcome, MyDay, QueueQuery } from "../winners/counter-views.ts";
import type { AskedDecision, BulkOutcome, DecisionOutcome, UndoOutcome } from "../winners/decision.ts";

export interface CounterDesk {
  /** Whatever was typed or scanned: a code, a link with one, a name, an e-mail address. */
  lookUp(typed: string, language: Language): Promise<LookUpOutcome>;
  /** One ticket with its verdict; undefined when it is not there. */
  ticket(id: string, language: Language): Promise<CounterTicket | undefined>;
  /** Opens a player's file, which is audited; undefined for anybody who is no player. */
  openPlayer(id: string, language: Language): Promise<CounterPlayer | undefined>;
  /** The ticket of a code, as the contract's search gives it. */
  findByCode(typedCode: string): Promise<FindTicketOutcome>;
  decide(ticketId: string, decision: AskedDecision): Promise<DecisionOutcome>;
  /** At most `BULK_MAX`, each with its own outcome. */
  validateAll(ticketIds: readonly string[]): Promise<BulkOutcome>;
  /** @param eventId the decision that is meant, when the asker saw one */
  undo(ticketId: string, eventId?: string): Promise<UndoOutcome>;
  queue(query: QueueQuery, language: Language): Promise<ListPage<CounterTicket>>;
  myDay(language: Language): Promise<MyDay>;
}
