/** The lines of a published stock account: what the desk did with a campaign's prizes, from the first unit on. */

import { z } from "zod";
import { MAX_PRIZES, MAX_SHARDS } from "../../durable-objects/campaign-desk/bounds.ts";
import { count, hash, id, units } from "./ledger-line.ts";
import { STOCK_FORMAT } from "./stock-format.ts";

const amounts = z.array(units).max(MAX_PRIZES);
const prize = count.max(MAX_PRIZES - 1);
const shard = count.max(MAX_SHARDS - 1);

export const stockLineSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("stock-account"),
    format: z.literal(STOCK_FORMAT),
    campaign: id.min(1),
    shardCount: z.int().min(1).max(MAX_SHARDS),
    seedHash: hash,
    /** Names by ordinal. */
    prizes: z.array(z.string()).max(MAX_PRIZES),
  }),
  z.strictObject({ kind: z.literal("raised"), amounts }),
  z.strictObject({ kind: z.literal("lowering-asked"), prize, count: units }),
  z.strictObject({ kind: z.literal("removed"), prize, count: units }),
  z.strictObject({ kind: z.literal("lowering-ended"), prize }),
  z.strictObject({ kind: z.literal("granted"), id, shard, amounts }),
  z.strictObject({
    kind: z.literal("claimed"),
    id,
    shard,
    amounts,
    destination: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("reserve") }),
      z.strictObject({ kind: z.literal("shard"), shard }),
    ]),
  }),
  z.strictObject({ kind: z.literal("settled"), id, amounts, left: amounts, seq: count }),
  z.strictObject({ kind: z.literal("rewound"), shard }),
  z.strictObject({ kind: z.literal("end"), events: count, sha256: hash }),
]);

export type StockLine = z.infer<typeof stockLineSchema>;
export type StockStart = Extract<StockLine, { kind: "stock-account" }>;
