/** The published ledgers, for anyone (promise 5). */

import { z } from "@hono/zod-openapi";
import type { LedgersOutcome } from "../../durable-objects/campaign-desk/definition.ts";
import type { LedgerFileOutcome } from "../campaigns/public-ledgers.ts";
import { slugSchema } from "../campaigns/slug.ts";
import { refuse, refuseLimited } from "../http/answer.ts";
import { ERROR_ANSWERS, jsonAnswer, route } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import { success } from "./schemas.ts";

const PATH = "/api/campaign/ledger";
export const LEDGER_TYPE = "application/x-ndjson";

/**
 * What is published stays as it is; but without a name the address means the default campaign, and in a year that
 * is another one. After an hour a cache asks again, and the answer to that has no body.
 */
const CACHED = { "Cache-Control": "public, max-age=3600" };

const query = z.object({
  campaign: slugSchema.optional().openapi({ description: "Its slug; the default campaign when left out" }),
});
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const indexSchema = z.object({
  campaign: z.string(),
  ticketCount: z.int(),
  shardCount: z.int(),
  seedHash: hash,
  seed: hash,
  prizes: z
    .array(z.string())
    .openapi({ description: "Names by ordinal: ledgers name a prize by its place here" }),
  shards: z.array(
    z.object({
      index: z.int(),
      rows: z.int(),
      headHash: hash.openapi({ description: "Hash of the ledger's last row; it stands for all of them" }),
    }),
  ),
});

function whyNot({ kind }: Exclude<LedgersOutcome | LedgerFileOutcome, { kind: "public" | "limited" }>) {
  switch (kind) {
    case "no-campaign":
    case "no-shard":
      return refuse("not-found");
    case "not-public":
      return refuse("ledger-not-public");
    case "unavailable":
      return refuse("temporarily-unavailable");
  }
}

const ledgerIndex = route(
  "anyone",
  {
    method: "get",
    path: PATH,
    summary: "The ledgers of a closed campaign: how long each is, and its last hash",
    request: { query },
    responses: { 200: jsonAnswer("The ledgers", success(indexSchema)), ...ERROR_ANSWERS },
  },
  async (c) => {
    const outcome = await createServices(c.env, c.executionCtx, c.req.raw).ledgers(
      c.req.valid("query").campaign,
    );
    if (outcome.kind !== "public") return whyNot(outcome);
    const { slug, ticketCount, shardCount, seedHash, prizes } = outcome.catalogue;
    const data = {
      campaign: slug,
      ticketCount,
      shardCount,
      seedHash,
      seed: outcome.seed,
      prizes: prizes.map(({ name }) => name),
      shards: outcome.heads.map(({ rows, hash }, index) => ({ index, rows, headHash: hash })),
    };
    return c.json({ success: true as const, data }, 200, CACHED);
  },
);

const shardLedger = route(
  "anyone",
  {
    method: "get",
    path: `${PATH}/{shard}`,
    summary: "The whole ledger of one shard, JSON a line",
    description:
      "The first line has the campaign, its size and its seed; then a line a row; the last has the number of rows, the last hash, and SHA-256 of every byte before it. A redemption's row is without its player. docs/fairness.md says how to check it.",
    request: {
      params: z.object({
        shard: z.coerce.number().int().min(0),
      }),
      query,
    },
    responses: {
      200: { description: "The ledger", content: { [LEDGER_TYPE]: { schema: z.string() } } },
      304: { description: "The ledger that If-None-Match names" },
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const { shard } = c.req.valid("param");
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    const outcome = await services.ledger(shard, c.req.valid("query").campaign);
    if (outcome.kind !== "public") return whyNot(outcome);
    const { slug } = outcome.ledgers.catalogue;
    const etag = `"${outcome.headHash}"`;
    const headers = { ...CACHED, ETag: etag };
    if (has(c.req.header("If-None-Match"), etag)) return c.body(null, 304, headers);
    const opened = await outcome.open();
    if (opened.kind === "limited") return refuseLimited(opened.allowance);
    const filename = `ledger-${slug}-${shard}.ndjson`;
    return c.body(opened.stream, 200, {
      ...headers,
      "Content-Type": `${LEDGER_TYPE}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="${filename}"`,
    });
  },
);

const stockAccount = route(
  "anyone",
  {
    method: "get",
    path: "/api/campaign/stock",
    summary: "The whole account of a closed campaign's stock, JSON a line",
    description:
      "Where every prize came from: the announced stock, what each shard was given and gave back, what was raised and lowered. With the ledgers it shows that stock = awarded + left + reserve. docs/fairness.md says how to check it.",
    request: { query },
    responses: {
      200: { description: "The account", content: { [LEDGER_TYPE]: { schema: z.string() } } },
      304: { description: "The account that If-None-Match names" },
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    const outcome = await services.stockFile(c.req.valid("query").campaign);
    if (outcome.kind === "limited") return refuseLimited(outcome.allowance);
    if (outcome.kind !== "public") return whyNot(outcome);
    const etag = `"${outcome.sha256}"`;
    const headers = { ...CACHED, ETag: etag };
    if (has(c.req.header("If-None-Match"), etag)) return c.body(null, 304, headers);
    return c.body(outcome.text, 200, {
      ...headers,
      "Content-Type": `${LEDGER_TYPE}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="stock-${outcome.campaign}.ndjson"`,
    });
  },
);

/** Whether If-None-Match names the ledger. A cache that compressed it has made the tag a weak one (`W/`). */
function has(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = (ifNoneMatch ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}

export const ledgerRoutes = [ledgerIndex, shardLedger, stockAccount] as const;
