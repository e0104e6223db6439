/** The lines of a published ledger, each checked before anything is computed with it: a file may come from anybody. */

import { z } from "zod";
import {
  MAX_PRIZES,
  MAX_SHARDS,
  MAX_STOCK,
  MAX_TICKETS_A_SHARD,
  PPM,
} from "../../durable-objects/campaign-desk/bounds.ts";
import { LEDGER_FORMAT } from "./ledger-format.ts";

// A page's policy forbids code that is made from text, and the attempt alone is a complaint in the visitor's console.
z.config({ jitless: true });

export const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const count = z.int().min(0);
const place = { seq: z.int().min(1), at: count, hash };

/** As long as any that campaigns make; what is longer is no id of ours. */
const ID_CHARACTERS_MAX = 100;
/** Ids are hashed, and in ASCII alone there is no question of bytes. */
export const id = z
  .string()
  .regex(/^[\x21-\x7e ]*$/)
  .max(ID_CHARACTERS_MAX);
export const units = count.max(MAX_STOCK);

const rowSchemas = [
  z.strictObject({
    kind: z.literal("redemption"),
    ...place,
    serial: count,
    prize: count.max(MAX_PRIZES - 1),
    r: count,
    /** In the house's own copy only; with it the row's hash is made anew. */
    player: id.optional(),
  }),
  z.strictObject({
    kind: z.literal("stock"),
    ...place,
    transferId: id,
    amounts: z.array(z.int().min(-MAX_STOCK).max(MAX_STOCK)).max(MAX_PRIZES),
  }),
  z.strictObject({
    kind: z.literal("rules"),
    ...place,
    drawMode: z.enum(["quota", "probability"]),
    oddsPpm: z.array(count.max(PPM)).max(MAX_PRIZES),
  }),
  z.strictObject({ kind: z.literal("cancelled"), ...place, serial: count }),
] as const;

const lineSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("campaign"),
    /** Those of format 1 have no cancelled tickets; all else is the same. */
    format: z.union([z.literal(1), z.literal(LEDGER_FORMAT)]),
    campaign: id.min(1),
    shard: count.max(MAX_SHARDS - 1),
    shardCount: z.int().min(1).max(MAX_SHARDS),
    ticketCount: z
      .int()
      .min(1)
      .max(MAX_SHARDS * MAX_TICKETS_A_SHARD),
    seedHash: hash,
    seed: hash,
  }),
  ...rowSchemas,
  z.strictObject({ kind: z.literal("end"), rows: count, headHash: hash, sha256: hash.optional() }),
]);

export type LedgerLine = z.infer<typeof lineSchema>;
export type StartLine = Extract<LedgerLine, { kind: "campaign" }>;
export type EndLine = Extract<LedgerLine, { kind: "end" }>;
export type RowLine = Exclude<LedgerLine, StartLine | EndLine>;

/** Something is wrong with a ledger; the message is the sentence for whoever audits. */
export class LedgerProblem extends Error {
  override name = "LedgerProblem";
}

/** @throws LedgerProblem when it is no line of a ledger */
export function ledgerLine(value: unknown, line: number): LedgerLine {
  return lineOf(lineSchema, "a ledger", value, line);
}

/** @throws LedgerProblem when it is no line of such a file */
export function lineOf<Line>(schema: z.ZodType<Line>, file: string, value: unknown, line: number): Line {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join(".") ?? "";
  throw new LedgerProblem(
    `line ${line} is no line of ${file} (${where === "" ? "" : `${where}: `}${issue?.message})`,
  );
}
