/** What a decision about a ticket may look like when it comes from outside. */

import { z } from "@hono/zod-openapi";
import { UNREADABLE_SIGNS } from "./rejection-reasons.ts";

/** Two or three sentences: the player reads it on a phone. */
const REASON_MAX = 500;

/** Why a ticket is rejected, as the player will read it. */
export const rejectionReasonSchema = z
  .string({
    error: ({ input }) =>
      input === undefined || input === null
        ? "Le champ rejectionReason est requis pour un rejet"
        : "Le champ rejectionReason doit être un texte",
  })
  .overwrite((typed) => typed.normalize("NFC").trim())
  .min(1, "Le champ rejectionReason est requis pour un rejet")
  .max(REASON_MAX, `Le champ rejectionReason doit compter au plus ${REASON_MAX} caractères`)
  .refine(
    (reason) => !UNREADABLE_SIGNS.test(reason),
    "Le champ rejectionReason contient des caractères interdits",
  );

/** An id of a ticket or an account in a body or a query, in the form in which it is stored; any UUID, of whatever version. */
export function idSchema(sentence: string) {
  return z
    .guid({ error: sentence })
    .overwrite((id) => id.toLowerCase())
    .openapi({ format: "uuid" });
}
