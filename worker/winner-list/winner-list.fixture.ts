/** A table of winners with some of everything, and the same as a plain list to compare it with. */

import { env } from "cloudflare:workers";
import { isAdministrator } from "../staff.ts";
import type { OfficeContext } from "../staff-context.ts";
import type { TicketStatus } from "../tickets/views.ts";
import { insertPlayers, ticketIdAt } from "../winners/winners.fixture.ts";

export const STATUSES: readonly TicketStatus[] = ["PENDING", "VALIDATED", "REJECTED", "CLAIMED"];
export const STORES = ["nice", "lyon", null] as const;
/** A Monday in November in Paris, at noon. */
export const FIRST_AT = Date.UTC(2026, 10, 16, 11);
const HOUR_MS = 3_600_000;

export interface Kept {
  readonly id: string;
  readonly userId: string;
  readonly status: TicketStatus;
  readonly prize: number;
  readonly store: string | null;
  readonly playedAt: number;
  readonly claimedAt: number | null;
}

/** Writes `count` winners of `campaign`, one an hour; each combination of kinds comes again and again. */
export async function insertKinds(campaign: string, count: number): Promise<Kept[]> {
  const players = await insertPlayers(20);
  const kept = Array.from({ length: count }, (_, index): Kept => {
    const status = STATUSES[index % 4] ?? "PENDING";
    const playedAt = FIRST_AT + index * HOUR_MS;
    return {
      id: ticketIdAt(playedAt, index),
      userId: players[index % players.length] ?? "",
      status,
      prize: Math.floor(index / 4) % 2,
      store: STORES[Math.floor(index / 8) % 3] ?? null,
      playedAt,
      // Not in the order of the plays, and several of one instant.
      claimedAt: status === "CLAIMED" ? FIRST_AT + (((index * 7) % 40) + 40) * HOUR_MS : null,
    };
  });
  await env.DB.prepare(
    `INSERT INTO winners (id, campaign, serial, seq, user_id, prize, status, played_at, claimed_at, store)
     SELECT value->>'id', ?1, key, key + 1, value->>'userId', value->>'prize', value->>'status', value->>'playedAt',
       value->>'claimedAt', value->>'store' FROM json_each(?2)`,
  )
    .bind(campaign, JSON.stringify(kept))
    .run();
  return kept;
}

/** An administrator's request at an instant. @param id of an account */
export function officeContext(id: string, now: number): OfficeContext {
  const account = {
    id,
    email: "a@example.com",
    firstName: "Alice",
    lastName: "Martin",
    role: "ADMIN",
    isVerified: true,
    guessesLockedUntil: null,
    hasSecondFactor: false,
  } as const;
  if (!isAdministrator(account)) throw new Error("an administrator is one");
  return { env, ctx: { waitUntil: () => {} }, address: null, now, staff: account };
}
