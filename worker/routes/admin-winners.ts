/** Bringing D1's winners back from the ledgers (role ADMIN): `npm run rebuild-winners` calls these in turn. */

import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { MAX_SHARDS } from "../../durable-objects/campaign-desk/campaign-record.ts";
import { slugSchema } from "../campaigns/slug.ts";
import { refuse } from "../http/answer.ts";
import type { AppEnv } from "../http/app-env.ts";
import { ADMINISTRATORS, ERROR_ANSWERS, jsonAnswer, jsonBody, route } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import { actorOf } from "../staff.ts";
import { success } from "./schemas.ts";

const PATH = "/api/admin/campaigns/{slug}/winners";
/** About 200 KB of JSON. */
const STORED_PAGE_MAX = 1_000;
/** Ledger rows are counted from 1; a shard has a million at most, and a number past the end is simply the end. */
const SEQ_MAX = 2 ** 31;

const params = z.object({ slug: slugSchema });
const count = z.int().min(0);

function rebuildOf(c: Context<AppEnv>) {
  return createServices(c.env, c.executionCtx, c.req.raw).rebuild(actorOf(c.var.account));
}

const rebuildPage = route(
  ADMINISTRATORS,
  {
    method: "post",
    path: `${PATH}/rebuild`,
    summary: "Put back into D1 what it lacks of a page of a shard's ledger; deletes nothing",
    request: {
      params,
      body: jsonBody(
        z.object({
          shard: z
            .int()
            .min(0)
            .max(MAX_SHARDS - 1),
          after: z.int().min(0).max(SEQ_MAX).default(0),
        }),
        { shard: 0, after: 0 },
      ),
    },
    responses: {
      200: jsonAnswer(
        "What was done; `next` is the `after` of the next page",
        success(
          z.object({
            redemptions: count,
            added: count,
            decidedAgain: count,
            withoutAccount: count,
            next: count.nullable(),
          }),
        ),
      ),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const { shard, after } = c.req.valid("json");
    const page = await rebuildOf(c).page(c.req.valid("param").slug, shard, after);
    return page ? c.json({ success: true as const, data: page }, 200) : refuse("not-found");
  },
);

const recount = route(
  ADMINISTRATORS,
  {
    method: "post",
    path: `${PATH}/recount`,
    summary: "Count the charts' hours anew if they tell of more plays than the ledgers have",
    request: { params },
    responses: {
      200: jsonAnswer(
        "Plays in the charts before, and whether they were counted anew",
        success(z.object({ plays: count, isRecounted: z.boolean() })),
      ),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const recounted = await rebuildOf(c).recount(c.req.valid("param").slug);
    return recounted ? c.json({ success: true as const, data: recounted }, 200) : refuse("not-found");
  },
);

const storedWinners = route(
  ADMINISTRATORS,
  {
    method: "get",
    path: PATH,
    summary: "D1's winners by their ids, to be held against the ledgers",
    request: {
      params,
      query: z.object({
        after: z.union([z.uuid(), z.literal("")]).default(""),
        limit: z.coerce.number().int().min(1).max(STORED_PAGE_MAX).default(STORED_PAGE_MAX),
      }),
    },
    responses: {
      200: jsonAnswer(
        "Rows after `after`",
        success(
          z.array(
            z.object({
              ticketId: z.string(),
              serial: count,
              seq: count,
              player: z.string(),
              prize: count,
              status: z.enum(["PENDING", "VALIDATED", "REJECTED", "CLAIMED"]),
            }),
          ),
        ),
      ),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const { after, limit } = c.req.valid("query");
    const stored = await rebuildOf(c).stored(c.req.valid("param").slug, after, limit);
    return c.json({ success: true as const, data: [...stored] }, 200);
  },
);

export const adminWinnerRoutes = [rebuildPage, recount, storedWinners] as const;
