/**
 * What may be asked of a campaign from outside. Bounds on single values only: whether they fit together (stock and
 * tickets, batches that overlap, a code format's capacity) is the desk's rule, and its answer says what is wrong.
 */

import { z } from "@hono/zod-openapi";
import {
  MAX_BATCHES,
  MAX_PRIZES,
  MAX_SHARDS,
  MAX_STOCK,
  MAX_TICKETS_A_SHARD,
  PPM,
} from "../../durable-objects/campaign-desk/campaign-record.ts";
import { slugSchema } from "./slug.ts";

const NAME_MAX = 100; // 300 batches with labels of that length still fit a request's 64 KiB
const DESCRIPTION_MAX = 1000;
const TICKETS_MAX = MAX_SHARDS * MAX_TICKETS_A_SHARD; // what the code format carries is asked of it afterwards
export const VALUE_CENTS_MAX = 100_000_000; // a million euros
const LATEST = 4_102_444_800_000; // the year 2100: a larger number is in the wrong unit

const instant = z.int().min(0).max(LATEST);
const name = z.string().trim().min(1).max(NAME_MAX);
const description = z.string().trim().max(DESCRIPTION_MAX);
const serial = z
  .int()
  .min(0)
  .max(TICKETS_MAX - 1);
const prizeOrdinal = z
  .int()
  .min(0)
  .max(MAX_PRIZES - 1);
const stockCount = z.int().min(1).max(MAX_STOCK);
const shardIndex = z
  .int()
  .min(0)
  .max(MAX_SHARDS - 1);
const batchStatus = z.enum(["prepared", "sent", "active", "revoked"]);
const storeId = z.string().regex(/^[a-z0-9-]{1,64}$/);

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("fr", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const dates = { opensAt: instant, closesAt: instant, claimUntil: instant };

function inOrder(body: { opensAt: number; closesAt: number; claimUntil: number }): boolean {
  return body.opensAt < body.closesAt && body.closesAt <= body.claimUntil;
}

const IN_ORDER = {
  path: ["closesAt"],
  error: "Les dates doivent se suivre : ouverture, clôture, fin des retraits",
};

export const definitionSchema = z
  .object({
    slug: slugSchema,
    name,
    timeZone: z.string().max(64).refine(isTimeZone, "Le fuseau horaire est inconnu"),
    codeFormat: z.enum(["decimal-10", "base32-11"]),
    ticketCount: z.int().min(1).max(TICKETS_MAX),
    shardCount: z.int().min(1).max(MAX_SHARDS).exactOptional(),
    drawMode: z.enum(["quota", "probability"]),
    ...dates,
    prizes: z
      .array(
        z.object({
          type: z.enum(["PHYSICAL", "DISCOUNT"]),
          name,
          nameEn: name,
          description,
          descriptionEn: description,
          valueCents: z.int().min(0).max(VALUE_CENTS_MAX),
          oddsPpm: z.int().min(0).max(PPM),
          stock: z.int().min(0).max(MAX_STOCK).exactOptional(),
        }),
      )
      .min(1)
      .max(MAX_PRIZES),
    grandPrize: z
      .object({
        name,
        nameEn: name,
        description,
        descriptionEn: description,
        valueCents: z.int().min(0).max(VALUE_CENTS_MAX),
      })
      .exactOptional(),
    batches: z
      .array(
        z.object({
          label: name,
          firstSerial: serial,
          lastSerial: serial,
          status: batchStatus,
          store: storeId.nullable().exactOptional(),
          use: z.enum(["printed", "counter"]).exactOptional(),
        }),
      )
      .max(MAX_BATCHES),
    purchaseRule: z
      .object({ minimumCents: z.int().min(0).max(VALUE_CENTS_MAX), isRequired: z.boolean() })
      .exactOptional(),
  })
  .refine(inOrder, IN_ORDER);

export const stateSchema = z.object({ state: z.enum(["draft", "open", "paused", "closed", "archived"]) });

export const datesSchema = z.object(dates).refine(inOrder, IN_ORDER);

export const batchSchema = z.object({ status: batchStatus.exclude(["prepared"]) });

export const stockSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("raise"), prize: prizeOrdinal, count: stockCount }),
  z.object({ kind: z.literal("lower"), prize: prizeOrdinal, count: stockCount }),
  z.object({
    kind: z.literal("move"),
    prize: prizeOrdinal,
    count: stockCount,
    fromShard: shardIndex,
    toShard: shardIndex,
  }),
]);
