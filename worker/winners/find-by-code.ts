/** A code that somebody holds out over the counter. */

import { databaseOf } from "../database.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import type { ServiceContext } from "../service-context.ts";
import type { Account } from "../services.ts";
import { findPlayed } from "../tickets/find-by-code.ts";
import type { FindTicketOutcome } from "./administration.ts";
import { playerRow } from "./queries.ts";
import { staffTicket } from "./staff-ticket.ts";

/**
 * Finds the ticket of a code as typed, right after it was played too: the shard is asked, not D1. A code that nobody
 * has played counts against the account, whether it is right or not: past the limit the two are one answer, so an
 * account that hunts for unplayed codes learns of no more than the policy's number. Played ones never count.
 */
export async function findByCode(
  context: ServiceContext,
  staff: Account,
  typedCode: string,
): Promise<FindTicketOutcome> {
  const found = await findPlayed(context, typedCode);
  switch (found.kind) {
    case "malformed":
      return { kind: "not-found" };
    case "unknown":
      return counted(context, staff, { kind: "not-found" });
    case "not-played":
      return counted(context, staff, found);
    case "played": {
      const player = await playerRow(databaseOf(context.env.DB), found.player).get();
      if (!player) return { kind: "player-erased" };
      const row = { ...found.winner, ...player, userId: found.player };
      return { kind: "found", ticket: await staffTicket(context, row) };
    }
  }
}

async function counted(
  { env }: ServiceContext,
  staff: Account,
  outcome: FindTicketOutcome,
): Promise<FindTicketOutcome> {
  const allowance = await limiterOn(env).take("counter-look-up", staff.id);
  return allowance.isAllowed ? outcome : { kind: "limited", allowance };
}
