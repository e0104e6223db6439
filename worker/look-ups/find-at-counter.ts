/** A code that somebody holds out over the counter. */

import { projectionOf } from "../../durable-objects/objects.ts";
import { projectWinners } from "../../durable-objects/ticket-shard/winners-projection.ts";
import { databaseOf } from "../database.ts";
import type { Limited } from "../limits/limiter.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import { withOneRetry } from "../retry.ts";
import type { StaffContext } from "../staff-context.ts";
import { type FoundTicket, findPlayed } from "../tickets/find-by-code.ts";
import { staffTicketRow } from "../winners/queries.ts";
import type { StaffRow } from "../winners/staff-ticket.ts";
import { recordFailure } from "./failed-look-ups.ts";

export type FoundAtCounter =
  | { readonly kind: "played"; readonly row: StaffRow }
  | { readonly kind: "not-played" }
  /** A refund cancelled it before anybody played it. */
  | { readonly kind: "cancelled" }
  /** It was played by somebody whose account is erased: there is nobody to hand a prize to. */
  | { readonly kind: "erased" }
  | { readonly kind: "unknown" }
  | { readonly kind: "malformed" }
  | Limited;

/**
 * Finds the ticket of a code as typed, right after it was played too: the shard is asked, not D1, and a win that D1 does
 * not have yet is brought there, so that it can be decided about. A code that nobody has played counts against the
 * account, whether it is right or not: past the limit the two are one answer, so an account that hunts for unplayed
 * codes learns of no more than the policy's number. Played ones never count.
 */
export async function findAtCounter(context: StaffContext, typedCode: string): Promise<FoundAtCounter> {
  const found = await findPlayed(context, typedCode);
  if (found.kind === "played") {
    const row = await rowOf(context, found);
    return row ? { kind: "played", row } : failed(context, typedCode, { kind: "erased" });
  }
  if (found.kind === "malformed") return failed(context, typedCode, found);
  return (await countFailure(context)) ?? failed(context, typedCode, found);
}

/** Counts a look-up that found nothing; undefined while there are some left. */
export async function countFailure({ env, staff }: StaffContext): Promise<Limited | undefined> {
  const allowance = await limiterOn(env).take("counter-look-up", staff.id);
  return allowance.isAllowed ? undefined : { kind: "limited", allowance };
}

async function failed<Kind extends "erased" | "malformed" | "unknown" | "not-played" | "cancelled">(
  context: StaffContext,
  text: string,
  outcome: { readonly kind: Kind },
): Promise<{ readonly kind: Kind }> {
  await recordFailure(context, { kind: "code", text }, outcome.kind);
  return outcome;
}

/** The winner with its player; undefined when the account is gone. */
async function rowOf(
  context: StaffContext,
  { campaign, winner }: FoundTicket,
): Promise<StaffRow | undefined> {
  const { env } = context;
  const database = databaseOf(env.DB);
  const row = await staffTicketRow(database, winner.id).get();
  if (row) return row;
  const { slug, shardCount } = campaign.catalogue;
  const projection = await withOneRetry(() =>
    projectionOf(env, slug, winner.serial % shardCount, winner.serial),
  );
  if (projection === null) return undefined;
  // As the outbox does it: whichever comes first, the other changes nothing.
  await projectWinners(env.DB, slug, projection);
  return staffTicketRow(database, winner.id).get();
}
