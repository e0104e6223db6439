/** Tickets by code or serial, on real bindings: the shard says whether one was played, D1 what became of it. */

import { and, asc, eq } from "drizzle-orm";
import type { Batch } from "../../durable-objects/ticket-shard/settings.ts";
import { purchases, users, winnerEvents, winners } from "../../migrations/schema.ts";
import { auditRow } from "../audit/audit-row.ts";
import { findCampaign, type KnownCampaign } from "../campaigns/known-campaigns.ts";
import type { Language } from "../campaigns/prize-view.ts";
import { databaseOf } from "../database.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import { maskEmail } from "../mask.ts";
import type { RefundEffect } from "../purchases/purchase.ts";
import type { OfficeContext } from "../staff-context.ts";
import { listStores } from "../stores/stores.ts";
import { type FoundTicket, playedTicket } from "../tickets/find-by-code.ts";
import type { TicketFile, TicketFileOutcome, TicketFiles } from "./ticket-file.ts";

/** What one ticket can go through, undone and done again, with room. */
const EVENTS_MAX = 200;

export function ticketFiles(context: OfficeContext): TicketFiles {
  const { env, ctx, now } = context;
  const known = () => findCampaign(env, ctx, env.DEFAULT_CAMPAIGN, now);
  return {
    async batches() {
      return ((await known())?.catalogue.batches ?? []).map(({ id, label, firstSerial, lastSerial }) => ({
        id,
        label,
        firstSerial,
        lastSerial,
      }));
    },
    async byCode(typed, language) {
      const campaign = await known();
      const read = campaign?.codes.serialOf(typed);
      if (!campaign || !read || read.kind === "malformed") return { kind: "not-found" };
      const played = read.kind === "serial" ? await playedTicket(context, campaign, read) : undefined;
      // A code that nobody has played counts, right or wrong: here too nobody hunts for unplayed ones (promise 8).
      if (!played && !(await limiterOn(env).take("counter-look-up", context.staff.id)).isAllowed)
        return { kind: "limited" };
      if (read.kind !== "serial") return { kind: "not-found" };
      return { kind: "found", ticket: await fileOf(context, campaign, read.serial, played, language) };
    },
    bySerial: async (serial, language) => bySerial(context, await known(), serial, language),
    async showCode(serial) {
      const campaign = await known();
      if (!campaign || !isOf(campaign, serial)) return undefined;
      await auditRow(databaseOf(env.DB), context, {
        action: "ticket.code-shown",
        subject: { kind: "ticket", id: `${campaign.catalogue.slug}:${serial}` },
      });
      return campaign.codes.display(campaign.codes.codeOf(serial));
    },
  };
}

function isOf({ catalogue }: KnownCampaign, serial: number): boolean {
  return Number.isInteger(serial) && serial >= 0 && serial < catalogue.ticketCount;
}

async function bySerial(
  context: OfficeContext,
  campaign: KnownCampaign | undefined,
  serial: number,
  language: Language,
): Promise<TicketFileOutcome> {
  if (!campaign || !isOf(campaign, serial)) return { kind: "not-found" };
  const code = campaign.codes.codeOf(serial);
  const shardIndex = serial % campaign.catalogue.shardCount;
  const played = await playedTicket(context, campaign, { kind: "serial", serial, shardIndex, code });
  return { kind: "found", ticket: await fileOf(context, campaign, serial, played, language) };
}

async function fileOf(
  context: OfficeContext,
  campaign: KnownCampaign,
  serial: number,
  played: FoundTicket | undefined,
  language: Language,
): Promise<TicketFile> {
  const { env, now } = context;
  const { catalogue, codes } = campaign;
  const batch =
    catalogue.batches.find((one) => one.firstSerial <= serial && serial <= one.lastSerial) ?? null;
  const [stores, { purchase, rows, history }] = await Promise.all([
    listStores(env, now),
    readRows(context, catalogue.slug, serial, played),
  ]);
  return {
    serial,
    shard: serial % catalogue.shardCount,
    code: played ? codes.display(codes.codeOf(serial)) : null,
    state: stateOf(played, purchase?.refundOutcome ?? null, batch),
    batch,
    winner: played ? winnerOf(played, rows, campaign, language) : null,
    history,
    purchase: purchase ?? null,
    storeNames: Object.fromEntries(stores.map(({ id, name }) => [id, name])),
    timeZone: catalogue.timeZone,
  };
}

/** Of a ticket nobody has played: its refund, then its batch. One that was played stays played. */
function stateOf(
  played: FoundTicket | undefined,
  refund: RefundEffect | null,
  batch: Batch | null,
): TicketFile["state"] {
  if (played) return "played";
  if (refund === "cancelled") return "cancelled";
  return batch?.status === "revoked" ? "revoked" : "unplayed";
}

async function readRows(
  { env }: OfficeContext,
  campaign: string,
  serial: number,
  played: FoundTicket | undefined,
) {
  const database = databaseOf(env.DB);
  const id = played?.winner.id ?? "";
  const [[purchase], rows, history] = await database.batch([
    // By name: whatever is read here reaches the browser, and the buyer's address is not the ticket's.
    database
      .select({
        id: purchases.id,
        store: purchases.storeId,
        receipt: purchases.receipt,
        amountCents: purchases.amountCents,
        createdAt: purchases.createdAt,
        refundedAt: purchases.refundedAt,
        refundOutcome: purchases.refundOutcome,
      })
      .from(purchases)
      .where(and(eq(purchases.campaign, campaign), eq(purchases.serial, serial))),
    database
      .select({
        id: winners.id,
        claimedStore: winners.claimedStore,
        firstName: users.firstName,
        lastName: users.lastName,
        email: users.email,
      })
      .from(winners)
      .innerJoin(users, eq(users.id, winners.userId))
      .where(eq(winners.id, id)),
    database
      .select({
        at: winnerEvents.at,
        kind: winnerEvents.kind,
        actor: users.firstName,
        store: winnerEvents.storeId,
        reason: winnerEvents.reason,
      })
      .from(winnerEvents)
      .leftJoin(users, eq(users.id, winnerEvents.actorId))
      .where(eq(winnerEvents.winnerId, id))
      .orderBy(asc(winnerEvents.id))
      .limit(EVENTS_MAX),
  ]);
  return { purchase, rows, history };
}

type Rows = Awaited<ReturnType<typeof readRows>>["rows"];

function winnerOf(
  { winner, player }: FoundTicket,
  rows: Rows,
  campaign: KnownCampaign,
  language: Language,
): NonNullable<TicketFile["winner"]> {
  const row = rows[0];
  const { id, status, playedAt, validatedAt, claimedAt, rejectedAt, rejectionReason } = winner;
  return {
    id,
    status,
    playedAt,
    validatedAt,
    claimedAt,
    rejectedAt,
    rejectionReason,
    prize: campaign.prizes[language][winner.prize]?.name ?? String(winner.prize),
    claimedStore: row?.claimedStore ?? null,
    player: row
      ? { id: player, name: `${row.firstName} ${row.lastName}`, maskedEmail: maskEmail(row.email) }
      : null,
    isListed: row !== undefined,
  };
}
