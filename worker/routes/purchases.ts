/** Purchases from tills, by a store's key, and from web shops, by signed webhooks (docs/api.md, "Tills and web shops"). */

import { z } from "@hono/zod-openapi";
import { refuse } from "../http/answer.ts";
import { ERROR_ANSWERS, jsonAnswer, jsonBody, route } from "../http/route.ts";
import { keyPurchases } from "../purchases/key-purchases.ts";
import {
  CHANNELS,
  type Purchase,
  REFUND_OUTCOMES,
  type RecordOutcome,
  type RefundOutcome,
} from "../purchases/purchase.ts";
import { amountSchema, buyerSchema, receiptSchema } from "../purchases/purchase-input.ts";
import { PRIVATE, success } from "./schemas.ts";

const CONFLICT = {
  description: "Known with another amount, no ticket left, or a webhook that was taken before",
  content: ERROR_ANSWERS[400].content,
} as const;

const ticketSchema = z
  .object({
    id: z.uuid().openapi({ description: "Of the purchase" }),
    receipt: z.string(),
    amountCents: z.int().nullable(),
    channel: z.enum(CHANNELS).openapi({ description: "By which way it was recorded first" }),
    code: z.string().openapi({ description: "As it is printed" }),
    link: z.url().openapi({ description: "Opens the play page with the code filled in" }),
    createdAt: z.iso.datetime(),
    playUntil: z.iso.datetime(),
    refund: z.object({ at: z.iso.datetime(), ticket: z.enum(REFUND_OUTCOMES) }).nullable(),
  })
  .openapi("PurchaseTicket");

const refundedSchema = success(
  z.object({
    id: z.uuid(),
    receipt: z.string(),
    ticket: z.enum(REFUND_OUTCOMES).openapi({
      description: "`cancelled` for good, `played` before so that it stands, or `expired` with its campaign",
    }),
  }),
);

function ticketOf(purchase: Purchase, language: "fr" | "en") {
  const { id, receipt, amountCents, channel, code, links, createdAt, playUntil, refund } = purchase;
  return {
    id,
    receipt,
    amountCents,
    channel,
    code,
    link: links[language],
    createdAt: new Date(createdAt).toISOString(),
    playUntil: new Date(playUntil).toISOString(),
    refund: refund && { at: new Date(refund.at).toISOString(), ticket: refund.effect },
  };
}

type Unrecorded = Exclude<RecordOutcome, { kind: "recorded" | "repeated" }>;
type Unrefunded = Exclude<RefundOutcome, { kind: "refunded" | "repeated" }>;

function refusalOf(outcome: Unrecorded | Unrefunded) {
  switch (outcome.kind) {
    case "invalid":
      return refuse("invalid-request", outcome.problems);
    case "unknown-store":
      return refuse("store-not-found");
    case "unknown-purchase":
      return refuse("purchase-not-found");
    case "amount-differs":
    case "below-minimum":
    case "purchase-required":
    case "no-tickets-left":
    case "campaign-not-open":
    case "delivery-repeated":
      return refuse(outcome.kind);
  }
}

const saleSchema = buyerSchema.extend({ receipt: receiptSchema, amountCents: amountSchema });
const refundSchema = z.object({ receipt: receiptSchema });

const recordPurchase = route(
  "till",
  {
    method: "post",
    path: "/api/purchases",
    summary: "Record a purchase and get its ticket; the same receipt again gets the same one",
    request: { body: jsonBody(saleSchema, { receipt: "NCE-2026-004217", amountCents: 5240 }) },
    responses: {
      200: jsonAnswer("The receipt was recorded before: its ticket", success(ticketSchema)),
      201: jsonAnswer("The ticket", success(ticketSchema)),
      ...ERROR_ANSWERS,
      409: CONFLICT,
    },
  },
  async (c) => {
    const sale = c.req.valid("json");
    const outcome = await keyPurchases(c.env, c.executionCtx, c.var.keyHolder).record(sale);
    if (outcome.kind !== "recorded" && outcome.kind !== "repeated") return refusalOf(outcome);
    const data = ticketOf(outcome.purchase, sale.language);
    return c.json({ success: true as const, data }, outcome.kind === "recorded" ? 201 : 200, PRIVATE);
  },
);

const refundPurchase = route(
  "till",
  {
    method: "post",
    path: "/api/purchases/refunds",
    summary: "Refund a purchase: cancels its ticket unless it was played",
    request: { body: jsonBody(refundSchema, { receipt: "NCE-2026-004217" }) },
    responses: {
      200: jsonAnswer("What became of the ticket", refundedSchema),
      ...ERROR_ANSWERS,
      409: CONFLICT,
    },
  },
  async (c) => {
    const { receipt } = c.req.valid("json");
    const outcome = await keyPurchases(c.env, c.executionCtx, c.var.keyHolder).refund(receipt);
    if (outcome.kind !== "refunded" && outcome.kind !== "repeated") return refusalOf(outcome);
    return c.json(refundAnswer(outcome), 200, PRIVATE);
  },
);

function refundAnswer({ purchase, effect }: Extract<RefundOutcome, { kind: "refunded" | "repeated" }>) {
  const { id, receipt } = purchase;
  return { success: true as const, data: { id, receipt, ticket: effect } };
}

const store = z
  .string()
  .openapi({ description: "The store's short name; one of its keys signs", example: "nice" });
const eventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("purchase.created"), store, data: saleSchema }),
  z.object({ type: z.literal("purchase.refunded"), store, data: refundSchema }),
]);

const takenSchema = success(
  z.object({
    /** Null when the amount gives none: that is no fault of the shop, which sends every sale. */
    ticket: ticketSchema.nullable(),
    refund: z.enum(REFUND_OUTCOMES).nullable(),
  }),
);

const shopWebhook = route(
  "web-shop",
  {
    method: "post",
    path: "/api/webhooks/shop",
    summary:
      "A web shop's event, signed as Standard Webhooks says (webhook-id, webhook-timestamp, webhook-signature)",
    request: {
      body: jsonBody(eventSchema, {
        type: "purchase.created",
        store: "nice",
        data: { receipt: "WEB-10042", amountCents: 5240, email: "zoe@example.com" },
      }),
    },
    responses: { 200: jsonAnswer("What became of it", takenSchema), ...ERROR_ANSWERS, 409: CONFLICT },
  },
  async (c) => {
    const event = c.req.valid("json");
    const purchases = keyPurchases(c.env, c.executionCtx, c.var.keyHolder);
    if (event.type === "purchase.refunded") {
      const outcome = await purchases.refund(event.data.receipt);
      if (outcome.kind !== "refunded" && outcome.kind !== "repeated") return refusalOf(outcome);
      return c.json({ success: true as const, data: { ticket: null, refund: outcome.effect } }, 200, PRIVATE);
    }
    const outcome = await purchases.record(event.data);
    if (outcome.kind === "below-minimum")
      return c.json({ success: true as const, data: { ticket: null, refund: null } }, 200, PRIVATE);
    if (outcome.kind !== "recorded" && outcome.kind !== "repeated") return refusalOf(outcome);
    const ticket = ticketOf(outcome.purchase, event.data.language);
    return c.json({ success: true as const, data: { ticket, refund: null } }, 200, PRIVATE);
  },
);

export const purchaseRoutes = [recordPurchase, refundPurchase, shopWebhook] as const;
