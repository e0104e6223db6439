/** One field for a code, a name or an address. */

import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { users, winners } from "../../migrations/schema.ts";
import { peopleMatching, searchExpression } from "../accounts/find-people.ts";
import { auditRow } from "../audit/audit-row.ts";
import { findCampaign } from "../campaigns/known-campaigns.ts";
import type { Language } from "../campaigns/prize-view.ts";
import { databaseOf } from "../database.ts";
import { maskEmail } from "../mask.ts";
import type { StaffContext } from "../staff-context.ts";
import { campaignsOf } from "../tickets/ticket-view.ts";
import { shortName } from "../winners/hands.ts";
import { counterRows, counterTickets } from "./counter-tickets.ts";
import { recordFailure } from "./failed-look-ups.ts";
import { countFailure, findAtCounter } from "./find-at-counter.ts";
import type { CounterPlayer, FoundPlayer, LookUpOutcome } from "./look-up.ts";
import { readTyped, type Typed } from "./typed.ts";

/** What one reads through while a customer waits; more asks for more of the name. */
const PEOPLE_MAX = 8;
/** The index is asked for more, because staff and others without a prize are among them. */
const MATCHES_MAX = 40;
/** Open prizes read for the people found. */
const OPEN_MAX = 40;
/** Tickets shown in a player's file. */
const TICKETS_MAX = 30;

const OPEN = ["PENDING", "VALIDATED"] as const;

/** Looks up what was typed. Failures are counted and kept; what is found costs nothing. */
export async function lookUp(
  context: StaffContext,
  typedText: string,
  language: Language,
): Promise<LookUpOutcome> {
  const { env, ctx, now } = context;
  const campaign = await findCampaign(env, ctx, env.DEFAULT_CAMPAIGN, now);
  const typed = readTyped(typedText, campaign?.codes ?? null);
  if (typed.kind === "nothing") return typed;
  if (typed.kind !== "code") return findPeople(context, typed, language);
  const found = await findAtCounter(context, typed.text);
  if (found.kind === "played") return { kind: "ticket", ticketId: found.row.id };
  const none = { kind: "no-ticket", batch: null, retrySeconds: null } as const;
  if (found.kind === "limited")
    return { ...none, verdict: "limited", retrySeconds: found.allowance.resetSeconds };
  if (found.kind !== "not-played" || !campaign) return { ...none, verdict: found.kind };
  const read = campaign.codes.serialOf(typed.text);
  const serial = read.kind === "serial" ? read.serial : -1;
  const batch = campaign.catalogue.batches.find(
    ({ firstSerial, lastSerial }) => firstSerial <= serial && serial <= lastSerial,
  );
  return { ...none, verdict: "not-played", batch: batch?.status ?? null };
}

async function findPeople(
  context: StaffContext,
  typed: Extract<Typed, { kind: "email" | "name" }>,
  language: Language,
): Promise<LookUpOutcome> {
  const database = databaseOf(context.env.DB);
  const expression = searchExpression(typed.text);
  const columns = {
    id: users.id,
    email: users.email,
    firstName: users.firstName,
    lastName: users.lastName,
    city: users.city,
  };
  const exact =
    typed.kind === "email"
      ? await database
          .select(columns)
          .from(users)
          .where(and(eq(users.email, typed.text), eq(users.role, "CLIENT")))
          .limit(PEOPLE_MAX + 1)
      : [];
  const people =
    exact.length > 0 || expression === undefined
      ? exact
      : await database
          .select(columns)
          .from(users)
          // `+`: the few that match are looked through, not everybody of a role.
          .where(
            and(inArray(users.id, peopleMatching(expression, MATCHES_MAX)), sql`+${users.role} = 'CLIENT'`),
          )
          .limit(PEOPLE_MAX + 1);
  if (people.length === 0) {
    const limited = await countFailure(context);
    if (limited)
      return {
        kind: "no-ticket",
        verdict: "limited",
        batch: null,
        retrySeconds: limited.allowance.resetSeconds,
      };
    await recordFailure(context, typed, "nobody");
    return { kind: "nobody", asked: typed.kind };
  }
  const shown = people.slice(0, PEOPLE_MAX);
  const open = await openPrizes(
    context,
    shown.map(({ id }) => id),
    language,
  );
  const found = shown.map(
    ({ id, email, firstName, lastName, city }): FoundPlayer => ({
      id,
      name: shortName(firstName, lastName) ?? "",
      email: maskEmail(email),
      city,
      openPrizes: open.filter(({ userId }) => userId === id),
    }),
  );
  return { kind: "people", people: found, hasMore: people.length > PEOPLE_MAX };
}

async function openPrizes(context: StaffContext, userIds: readonly string[], language: Language) {
  const rows = await databaseOf(context.env.DB)
    .select({
      id: winners.id,
      userId: winners.userId,
      campaign: winners.campaign,
      prize: winners.prize,
      status: winners.status,
    })
    .from(winners)
    // `+`: a player has few tickets, a status many.
    .where(and(inArray(winners.userId, [...userIds]), sql`+${winners.status} IN ('PENDING', 'VALIDATED')`))
    .orderBy(desc(winners.id))
    .limit(OPEN_MAX);
  const campaigns = await campaignsOf(context, rows);
  return rows.map(({ id, userId, campaign, prize, status }) => {
    const name = campaigns.get(campaign)?.prizes[language][prize]?.name ?? "";
    return { id, userId, status, name };
  });
}

/** Opens a player's file, which is written down with it; undefined for anybody who is no player. */
export async function openPlayer(
  context: StaffContext,
  playerId: string,
  language: Language,
): Promise<CounterPlayer | undefined> {
  const database = databaseOf(context.env.DB);
  const player = await database
    .select({
      id: users.id,
      firstName: users.firstName,
      lastName: users.lastName,
      email: users.email,
      isVerified: users.isVerified,
    })
    .from(users)
    .where(and(eq(users.id, playerId), eq(users.role, "CLIENT")))
    .get();
  if (!player) return undefined;
  // Nothing of the file is shown before its opening is on record.
  await auditRow(database, context, {
    action: "player.opened",
    subject: { kind: "player", id: playerId },
    after: { at: "counter" },
  });
  const rows = await counterRows(database)
    .where(eq(winners.userId, playerId))
    .orderBy(desc(winners.id))
    .limit(TICKETS_MAX + 1);
  const tickets = await counterTickets(context, rows.slice(0, TICKETS_MAX), language);
  const isOpen = ({ status }: { status: string }) => OPEN.some((open) => open === status);
  return {
    ...player,
    email: maskEmail(player.email),
    tickets: [...tickets.filter(isOpen), ...tickets.filter((ticket) => !isOpen(ticket))],
    hasMore: rows.length > TICKETS_MAX,
  };
}
