/** Running campaigns (role ADMIN). Each route hands one order to the desk and words its answer. */

import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { MAX_SHARDS } from "../../durable-objects/campaign-desk/campaign-record.ts";
import type {
  CampaignCatalogue,
  CampaignStatus,
  DatesOutcome,
  OpeningOutcome,
  StockOutcome,
} from "../../durable-objects/campaign-desk/definition.ts";
import type { LedgerRow } from "../../durable-objects/ticket-shard/ledger.ts";
import { datesSchema, definitionSchema, stateSchema, stockSchema } from "../campaigns/definition-schema.ts";
import { slugSchema } from "../campaigns/slug.ts";
import { refuse } from "../http/answer.ts";
import type { AppEnv } from "../http/app-env.ts";
import { ADMINISTRATORS, ERROR_ANSWERS, jsonAnswer, jsonBody, route } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import { actorOf } from "../staff.ts";
import { success } from "./schemas.ts";

const PATH = "/api/admin/campaigns";
type Applied = Extract<StockOutcome, { kind: "applied" }>;

const params = z.object({ slug: slugSchema });

/** The orders of whoever calls. */
function campaignsOf(c: Context<AppEnv>) {
  return createServices(c.env, c.executionCtx, c.req.raw).campaigns(actorOf(c.var.account));
}

/** The desk's objects as definition.ts types them; spelled out again in zod they would only drift. */
function deskAnswer<Data>(description: string) {
  return jsonAnswer(description, success(z.custom<Data>().openapi({ type: "object", description })));
}

const CHANGED = deskAnswer<CampaignCatalogue>("The campaign after the change");

/** The desk's own sentence about a value that does not fit. */
function problem(message: string) {
  return refuse("invalid-request", [{ field: "", message: `Requête invalide : ${message}` }]);
}

/** Why a change was not made. */
function whyNot(outcome: Exclude<OpeningOutcome | DatesOutcome, { kind: "changed" }>) {
  switch (outcome.kind) {
    case "no-campaign":
      return refuse("not-found");
    case "not-allowed":
    case "closed":
    case "short-of-stock":
      return refuse("transition-not-allowed");
  }
}

const createCampaign = route(
  ADMINISTRATORS,
  {
    method: "post",
    path: PATH,
    summary: "Create a campaign, as a draft",
    request: { body: jsonBody(definitionSchema) },
    responses: { 201: deskAnswer<CampaignCatalogue>("The campaign"), ...ERROR_ANSWERS },
  },
  async (c) => {
    const outcome = await campaignsOf(c).create(c.req.valid("json"));
    switch (outcome.kind) {
      case "created":
        return c.json({ success: true as const, data: outcome.catalogue }, 201);
      case "exists":
        return refuse("campaign-exists");
      case "invalid":
        return problem(outcome.problem);
    }
  },
);

const campaignStatus = route(
  ADMINISTRATORS,
  {
    method: "get",
    path: `${PATH}/{slug}`,
    summary: "Catalogue, stock equation, outbox lag and settings of a campaign",
    request: { params },
    responses: { 200: deskAnswer<CampaignStatus>("The campaign's status"), ...ERROR_ANSWERS },
  },
  async (c) => {
    const status = await campaignsOf(c).status(c.req.valid("param").slug);
    return status ? c.json({ success: true as const, data: status }, 200) : refuse("not-found");
  },
);

const changeState = route(
  ADMINISTRATORS,
  {
    method: "post",
    path: `${PATH}/{slug}/state`,
    summary: "Open, pause, close or archive a campaign",
    request: { params, body: jsonBody(stateSchema, { state: "open" }) },
    responses: { 200: CHANGED, ...ERROR_ANSWERS },
  },
  async (c) => {
    const campaigns = campaignsOf(c);
    const outcome = await campaigns.changeState(c.req.valid("param").slug, c.req.valid("json").state);
    if (outcome.kind !== "changed") return whyNot(outcome);
    return c.json({ success: true as const, data: outcome.catalogue }, 200);
  },
);

const changeDates = route(
  ADMINISTRATORS,
  {
    method: "post",
    path: `${PATH}/{slug}/dates`,
    summary: "Change a campaign's dates (milliseconds since the epoch)",
    request: { params, body: jsonBody(datesSchema) },
    responses: { 200: CHANGED, ...ERROR_ANSWERS },
  },
  async (c) => {
    const campaigns = campaignsOf(c);
    const outcome = await campaigns.changeDates(c.req.valid("param").slug, c.req.valid("json"));
    if (outcome.kind !== "changed") return whyNot(outcome);
    return c.json({ success: true as const, data: outcome.catalogue }, 200);
  },
);

const changeStock = route(
  ADMINISTRATORS,
  {
    method: "post",
    path: `${PATH}/{slug}/stock`,
    summary: "Raise, lower or move the stock of a prize",
    request: { params, body: jsonBody(stockSchema, { kind: "raise", prize: 0, count: 100 }) },
    responses: { 200: deskAnswer<Omit<Applied, "kind">>("What was done of it"), ...ERROR_ANSWERS },
  },
  async (c) => {
    const campaigns = campaignsOf(c);
    const outcome = await campaigns.changeStock(c.req.valid("param").slug, c.req.valid("json"));
    switch (outcome.kind) {
      case "applied": {
        const { asked, done, pending } = outcome;
        return c.json({ success: true as const, data: { asked, done, pending } }, 200);
      }
      case "no-campaign":
        return refuse("not-found");
      case "invalid":
        return problem(outcome.problem);
    }
  },
);

const LEDGER_PAGE_MAX = 1000; // about 300 KB of JSON

const readLedger = route(
  ADMINISTRATORS,
  {
    method: "get",
    path: `${PATH}/{slug}/ledger/{shard}`,
    summary: "A shard's ledger, page by page",
    request: {
      params: params.extend({
        shard: z.coerce
          .number()
          .int()
          .min(0)
          .max(MAX_SHARDS - 1),
      }),
      query: z.object({
        after: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(LEDGER_PAGE_MAX).default(LEDGER_PAGE_MAX),
      }),
    },
    responses: {
      200: jsonAnswer("Ledger rows", success(z.array(z.custom<LedgerRow>().openapi({ type: "object" })))),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const { slug, shard } = c.req.valid("param");
    const { after, limit } = c.req.valid("query");
    const rows = await campaignsOf(c).ledger(slug, shard, after, limit);
    if (!rows) return refuse("not-found");
    return c.json({ success: true as const, data: rows }, 200);
  },
);

export const adminCampaignRoutes = [
  createCampaign,
  campaignStatus,
  changeState,
  changeDates,
  changeStock,
  readLedger,
] as const;
