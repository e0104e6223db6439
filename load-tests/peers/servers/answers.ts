/** The answers of the contract, word for word as ours: every server sends bodies of the same shape and length. */

import { DEMO_CAMPAIGN } from "../../local/demo.ts";

const CENTS = 100;

export interface PrizeBody {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly description: string;
  readonly value: string;
}

/** The prizes by their number; ids of a UUID's length, as ours. */
export const PRIZES: readonly PrizeBody[] = DEMO_CAMPAIGN.prizes.map((prize, ordinal) => ({
  id: `00000000-0000-4000-8000-${String(ordinal).padStart(12, "0")}`,
  type: prize.type,
  name: prize.name,
  description: prize.description,
  value: (prize.valueCents / CENTS).toFixed(2),
}));

export type Refusal = "unauthenticated" | "invalid-request" | "unknown-code" | "already-used" | "no-prize";

export const REFUSALS: Readonly<Record<Refusal, { readonly status: number; readonly error: string }>> = {
  unauthenticated: { status: 401, error: "Non authentifié" },
  "invalid-request": { status: 400, error: "Requête invalide" },
  "unknown-code": { status: 400, error: "Code invalide" },
  "already-used": { status: 400, error: "Ce code a déjà été utilisé" },
  "no-prize": { status: 500, error: "Aucun prix disponible" },
};

/** A code that was won, by its winner row. */
export interface Win {
  readonly id: string;
  readonly code: string;
  readonly prize: number;
  readonly playedAt: Date;
}

/** @throws RangeError for a prize that is none of the campaign's */
export function winBody({ id, code, prize, playedAt }: Win) {
  const body = PRIZES[prize];
  if (body === undefined) throw new RangeError(`there is no prize ${prize}`);
  return {
    success: true,
    message: "🎉 Félicitations! Vous avez gagné!",
    data: { ticket: { id, code, status: "PENDING", played_at: playedAt.toISOString() }, prize: body },
  } as const;
}

/** The code in a request's body; undefined when there is none. */
export function codeIn(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("ticketCode" in body)) return undefined;
  return typeof body.ticketCode === "string" ? body.ticketCode : undefined;
}
