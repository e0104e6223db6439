/** Tickets as the counter shows them: verdict, player, history, and what can be done now. */

import { desc, eq, inArray, sql } from "drizzle-orm";
import { users, winnerEvents, winners } from "../../migrations/schema.ts";
import type { KnownCampaign } from "../campaigns/known-campaigns.ts";
import type { Language } from "../campaigns/prize-view.ts";
import { type Database, databaseOf } from "../database.ts";
import { maskEmail } from "../mask.ts";
import type { StaffContext } from "../staff-context.ts";
import { listStores } from "../stores/stores.ts";
import { campaignsOf, ticketView } from "../tickets/ticket-view.ts";
import { UNDO_MS } from "../winners/decision.ts";
import { shortName } from "../winners/hands.ts";
import { isUndoable } from "../winners/undo.ts";
import type { CounterTicket, DeskAction, HistoryEntry, TicketVerdict, Undoable } from "./look-up.ts";

/** Events read for one page of tickets: three a ticket and some undone ones. */
const EVENTS_MAX = 500;

/** Winners with what the counter shows of their players. */
export function counterRows(database: Database) {
  return database
    .select({
      id: winners.id,
      campaign: winners.campaign,
      serial: winners.serial,
      prize: winners.prize,
      status: winners.status,
      playedAt: winners.playedAt,
      validatedAt: winners.validatedAt,
      claimedAt: winners.claimedAt,
      rejectedAt: winners.rejectedAt,
      rejectionReason: winners.rejectionReason,
      store: winners.store,
      claimedStore: winners.claimedStore,
      userId: winners.userId,
      email: users.email,
      firstName: users.firstName,
      lastName: users.lastName,
      city: users.city,
    })
    .from(winners)
    .innerJoin(users, eq(users.id, winners.userId));
}

export type CounterRow = Awaited<ReturnType<typeof counterRows>>[number];

/** The events of some tickets, latest first. */
export function eventsOfTickets(database: Database, ids: readonly string[]) {
  return database
    .select({
      id: winnerEvents.id,
      winnerId: winnerEvents.winnerId,
      kind: winnerEvents.kind,
      at: winnerEvents.at,
      actorId: winnerEvents.actorId,
      storeId: winnerEvents.storeId,
      reason: winnerEvents.reason,
      firstName: users.firstName,
      lastName: users.lastName,
    })
    .from(winnerEvents)
    .leftJoin(users, eq(users.id, winnerEvents.actorId))
    .where(inArray(winnerEvents.winnerId, sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`))
    .orderBy(desc(winnerEvents.id))
    .limit(EVENTS_MAX);
}

type Event = Awaited<ReturnType<typeof eventsOfTickets>>[number];

/** One ticket by its id; undefined when it is not there. */
export async function counterTicket(
  context: StaffContext,
  ticketId: string,
  language: Language,
): Promise<CounterTicket | undefined> {
  const rows = await counterRows(databaseOf(context.env.DB)).where(eq(winners.id, ticketId));
  return (await counterTickets(context, rows, language))[0];
}

/** Rows as tickets, in their order. @throws as `ticketView` */
export async function counterTickets(
  context: StaffContext,
  rows: readonly CounterRow[],
  language: Language,
): Promise<readonly CounterTicket[]> {
  if (rows.length === 0) return [];
  const database = databaseOf(context.env.DB);
  const [campaigns, stores, events] = await Promise.all([
    campaignsOf(context, rows),
    listStores(context.env, context.now),
    eventsOfTickets(
      database,
      rows.map(({ id }) => id),
    ),
  ]);
  const shopOf = new Map(stores.map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const own = events.filter(({ winnerId }) => winnerId === row.id).toReversed();
    return view(context, row, campaigns.get(row.campaign), own, shopOf, language);
  });
}

function view(
  { staff, now }: StaffContext,
  row: CounterRow,
  campaign: KnownCampaign | undefined,
  events: readonly Event[],
  shopOf: ReadonlyMap<string, string>,
  language: Language,
): CounterTicket {
  const { id, code, prize } = ticketView(row, campaign, language);
  const { claimUntil = 0, timeZone = "Europe/Paris" } = campaign?.catalogue ?? {};
  const verdict = verdictOf(row.status, claimUntil, now);
  const last = events.at(-1);
  const shop = (store: string | null) => (store === null ? null : (shopOf.get(store) ?? store));
  return {
    id,
    code,
    verdict,
    status: row.status,
    prize,
    player: {
      id: row.userId,
      name: shortName(row.firstName, row.lastName) ?? "",
      email: maskEmail(row.email),
      city: row.city,
    },
    playedAt: row.playedAt,
    claimUntil,
    timeZone,
    shop: shop(row.store),
    rejectionReason: row.rejectionReason,
    history: historyOf(row, events, shop),
    actions: ACTIONS[verdict],
    undoable: last && last.actorId === staff.id ? undoableOf(last, now) : null,
    isOwnDecision: last?.actorId === staff.id,
  };
}

/** How a ticket stands. @param now milliseconds since the epoch */
export function verdictOf(status: CounterRow["status"], claimUntil: number, now: number): TicketVerdict {
  switch (status) {
    case "CLAIMED":
      return "handed-over";
    case "REJECTED":
      return "rejected";
    case "PENDING":
      return now < claimUntil ? "to-validate" : "too-late";
    case "VALIDATED":
      return now < claimUntil ? "ready" : "too-late";
  }
}

const ACTIONS: Readonly<Record<TicketVerdict, readonly DeskAction[]>> = {
  ready: ["hand-over"],
  "to-validate": ["validate", "hand-over", "reject"],
  "handed-over": [],
  rejected: [],
  "too-late": [],
};

/** What can still be taken back of a decision. @param now milliseconds since the epoch */
export function undoableOf(
  { id, kind, at }: Pick<Event, "id" | "kind" | "at">,
  now: number,
): Undoable | null {
  if (kind === "undone" || !isUndoable({ kind, at }, now)) return null;
  return { eventId: id, kind, until: at + UNDO_MS };
}

/** The way of a ticket. What was decided before hands were kept is told from its columns, without a name. */
function historyOf(
  row: CounterRow,
  events: readonly Event[],
  shop: (store: string | null) => string | null,
): readonly HistoryEntry[] {
  const played: HistoryEntry = {
    kind: "played",
    at: row.playedAt,
    by: null,
    shop: shop(row.store),
    reason: null,
  };
  const told = events.map(
    (event): HistoryEntry => ({
      kind: event.kind,
      at: event.at,
      by: shortName(event.firstName, event.lastName),
      shop: shop(event.storeId),
      reason: event.reason,
    }),
  );
  const untold = (kind: "validated" | "rejected" | "handed-over", at: number | null): HistoryEntry[] =>
    at === null || events.some((event) => event.at === at)
      ? []
      : [{ kind, at, by: null, shop: null, reason: null }];
  const older = [
    ...untold("validated", row.validatedAt),
    ...untold("rejected", row.rejectedAt),
    ...untold("handed-over", row.claimedAt),
  ];
  return [played, ...[...older, ...told].toSorted((one, other) => one.at - other.at)];
}
