/** The lines of a published ledger, each checked before anything is computed with it: a file may come from anybody. */

import { z } from "zod";
import { MAX_PRIZES, MAX_SHARDS } from "../../durable-objects/campaign-desk/campaign-record.ts";
import { LEDGER_FORMAT } from "../../worker/campaigns/ledger-file.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
const place = { seq: z.int().min(1), at: count, hash };

/** As long as any that campaigns make; what is longer is no id of ours. */
const ID_CHARACTERS_MAX = 100;

const rowSchemas = [
  z.strictObject({
    kind: z.literal("redemption"),
    ...place,
    serial: count,
    prize: count.max(MAX_PRIZES - 1),
    r: count,
    /** In the house's own copy only; with it the row's hash is made anew. */
    player: z.string().max(ID_CHARACTERS_MAX).optional(),
  }),
  z.strictObject({
    kind: z.literal("stock"),
    ...place,
    transferId: z.string().max(ID_CHARACTERS_MAX),
    amounts: z.array(z.int()).max(MAX_PRIZES),
  }),
  z.strictObject({
    kind: z.literal("rules"),
    ...place,
    drawMode: z.enum(["quota", "probability"]),
    oddsPpm: z.array(count).max(MAX_PRIZES),
  }),
  z.strictObject({ kind: z.literal("cancelled"), ...place, serial: count }),
] as const;

const lineSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("campaign"),
    /** Those of format 1 have no cancelled tickets; all else is the same. */
    format: z.union([z.literal(1), z.literal(LEDGER_FORMAT)]),
    campaign: z.string().min(1).max(ID_CHARACTERS_MAX),
    shard: count.max(MAX_SHARDS - 1),
    shardCount: z.int().min(1).max(MAX_SHARDS),
    ticketCount: z.int().min(1),
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
  const parsed = lineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join(".") ?? "";
  throw new LedgerProblem(
    `line ${line} is no line of a ledger (${where === "" ? "" : `${where}: `}${issue?.message})`,
  );
}
