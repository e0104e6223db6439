/** A prize as tests show it. */

import type { MyPrize } from "../../../worker/services.ts";

export const CLAIM_UNTIL = Date.UTC(2027, 0, 31, 23); // midnight in Paris

/** One that waits to be fetched, with what the test is about changed. */
export function myPrize(changes: Partial<MyPrize> = {}): MyPrize {
  return {
    id: "01234567-89ab-7def-8123-456789abcdef",
    code: "0123456789",
    status: "PENDING",
    playedAt: "2026-11-22T10:00:00.000Z",
    validatedAt: null,
    claimedAt: null,
    rejectedAt: null,
    rejectionReason: null,
    claimUntil: CLAIM_UNTIL,
    timeZone: "Europe/Paris",
    prize: { id: "p", type: "PHYSICAL", name: "Thé détox 100 g", description: "Une boîte", value: "12.50" },
    ...changes,
  };
}
