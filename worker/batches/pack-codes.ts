/**
 * The two codes of a pack, through the gate that staff look-ups have. What activates a pack costs nothing; a code that
 * is none, and a right one that nothing can be activated by, count against the account: an answer about either is
 * what somebody who hunts for unplayed codes would want. Past the limit no code is looked at. Codes that were under
 * way while the last of the hundred was counted may be more, by what the brake lets through in that instant.
 */

import type { PackRefusal } from "../../durable-objects/campaign-desk/batch-outcomes.ts";
import type { Limited } from "../limits/limiter.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import type { StaffContext } from "../staff-context.ts";
import type { CampaignCodes } from "../tickets/codes/codes.ts";
import type { PackEnd } from "./batches.ts";

const POLICY = "counter-look-up";

export interface PackSerials {
  readonly kind: "serials";
  readonly serials: readonly [number, number];
}

type NoSerials = { readonly kind: "malformed" | "unknown"; readonly end: PackEnd } | Limited;

/** The serials behind two codes as typed or scanned. */
export async function decodePack(
  context: StaffContext,
  codes: Pick<CampaignCodes, "serialOf">,
  first: string,
  last: string,
): Promise<PackSerials | NoSerials> {
  const allowance = await limiterOn(context.env).look(POLICY, context.staff.id);
  if (!allowance.isAllowed) return { kind: "limited", allowance };
  const ends = [
    { end: "first", read: codes.serialOf(codeIn(first)) },
    { end: "last", read: codes.serialOf(codeIn(last)) },
  ] as const;
  // Forms before contents: beside a malformed code, nothing may tell whether the other is right.
  for (const { end, read } of ends) if (read.kind === "malformed") return { kind: "malformed", end };
  const serials: number[] = [];
  for (const { end, read } of ends) {
    if (read.kind !== "serial") return countRefusal(context, { kind: "unknown", end });
    serials.push(read.serial);
  }
  const [one = 0, other = 0] = serials;
  return { kind: "serials", serials: [one, other] };
}

/** Counts an answer that is none to activate by; the limit's refusal instead, when none was left. */
export async function countRefusal<Refusal extends PackRefusal | NoSerials>(
  { env, staff }: StaffContext,
  refusal: Refusal,
): Promise<Refusal | Limited> {
  const allowance = await limiterOn(env).take(POLICY, staff.id);
  return allowance.isAllowed ? refusal : { kind: "limited", allowance };
}

/** A scanner reads the ticket's QR too, which is a link with the code in it. */
function codeIn(typed: string): string {
  const linked = URL.canParse(typed.trim()) ? new URL(typed.trim()).searchParams.get("code") : null;
  return linked ?? typed;
}
