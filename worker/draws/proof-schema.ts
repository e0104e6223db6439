/** The published proof of a draw as a schema: what the API answers with, and what the auditor reads. */

import { z } from "@hono/zod-openapi";
import { PROOF_FORMAT } from "./proof.ts";

const hex = z.string().regex(/^[0-9a-f]+$/);

export const proofSchema = z.object({
  format: z.literal(PROOF_FORMAT),
  campaign: z.string(),
  rule: z.object({ entriesPer: z.enum(["person", "ticket"]), needsVerifiedAddress: z.boolean() }),
  frozenAt: z.string(),
  entrantCount: z.int(),
  personCount: z.int(),
  entrantsHash: hex.openapi({ description: "SHA-256 of the entrants' file" }),
  seedHash: hex.openapi({ description: "SHA-256 of the draw's seed, public since the freeze" }),
  entropySource: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("bailiff-digits"), digitCount: z.int() }),
    z.object({
      kind: z.literal("drand"),
      chainHash: hex,
      publicKey: hex,
      round: z.int(),
      dueAt: z.string(),
    }),
  ]),
  alternateCount: z.int(),
  result: z
    .object({
      drawnAt: z.string(),
      entropy: z.string(),
      signature: hex.nullable(),
      seed: hex,
      places: z.array(
        z.object({
          place: z.int().openapi({ description: "0 is the winner drawn first; then the alternates" }),
          entrant: z.string(),
          state: z.enum(["waiting", "notified", "confirmed", "replaced"]),
          name: z.string().nullable(),
        }),
      ),
      announcedAt: z.string().nullable(),
    })
    .nullable()
    .openapi({ description: "Null until drawn" }),
});
