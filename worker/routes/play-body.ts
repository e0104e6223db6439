/** The body of a play, checked by hand: at this rate a schema would be a tenth of the request. */

import { BODY_MUST_BE_AN_OBJECT } from "../accounts/validation.ts";
import { slugSchema } from "../campaigns/slug.ts";
import type { FieldProblem } from "../services.ts";

export type PlayBody =
  | { readonly kind: "play"; readonly ticketCode: string; readonly campaign: string | undefined }
  | { readonly kind: "invalid"; readonly problems: readonly FieldProblem[] };

/** Reads `{ticketCode, campaign?}`; anything else in the body is ignored, as the contract's clients expect. */
export function readPlayBody(body: unknown): PlayBody {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    return invalid("", BODY_MUST_BE_AN_OBJECT);
  const { ticketCode, campaign }: { ticketCode?: unknown; campaign?: unknown } = body;
  if (ticketCode === undefined || ticketCode === null || ticketCode === "") {
    return invalid("ticketCode", "Le champ ticketCode est requis");
  }
  if (typeof ticketCode !== "string") return invalid("ticketCode", "Le champ ticketCode doit être un texte");
  if (campaign === undefined || campaign === null) return { kind: "play", ticketCode, campaign: undefined };
  const slug = slugSchema.safeParse(campaign);
  if (!slug.success) return invalid("campaign", slug.error.issues[0]?.message ?? "");
  return { kind: "play", ticketCode, campaign: slug.data };
}

function invalid(field: string, message: string): PlayBody {
  return { kind: "invalid", problems: [{ field, message }] };
}
