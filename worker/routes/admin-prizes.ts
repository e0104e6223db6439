/** The prizes of the default campaign (contract 6.2 to 6.5; role ADMIN). */

import { z } from "@hono/zod-openapi";
import { refuse } from "../http/answer.ts";
import { ADMINISTRATORS, ERROR_ANSWERS, jsonAnswer, jsonBody, route } from "../http/route.ts";
import type { PrizeRefusal } from "../prizes/administration.ts";
import { newPrizeHeaders, newPrizeSchema, prizeChangesSchema, prizeParams } from "../prizes/prize-schemas.ts";
import { createServices } from "../services-live.ts";
import { actorOf } from "../staff.ts";
import { PRIVATE, prizeSchema, success } from "./schemas.ts";

const PATH = "/api/admin/prizes";

const administeredPrizeSchema = prizeSchema
  .extend({
    probability: z.number().openapi({ description: "Stated share, 0 to 1" }),
    stock: z
      .int()
      .openapi({ description: "Units still to be given; if inactive, those that come back with it" }),
    initialStock: z.int().openapi({ description: "Units still to be given and those that were" }),
    isActive: z.boolean(),
    createdAt: z.string(),
  })
  .openapi("AdministeredPrize");

const changedSchema = z.object({
  success: z.literal(true),
  message: z.string(),
  data: administeredPrizeSchema,
});

function refusalOf(outcome: PrizeRefusal) {
  switch (outcome.kind) {
    case "no-campaign":
      return refuse("not-found");
    case "no-prize":
      return refuse("prize-not-found");
    case "invalid":
      return refuse("invalid-request", [{ field: "", message: outcome.problem }]);
    case "unavailable":
      return refuse("temporarily-unavailable");
  }
}

const listPrizes = route(
  ADMINISTRATORS,
  {
    method: "get",
    path: PATH,
    summary: "Every prize of the default campaign, with what is left of it now",
    responses: {
      200: jsonAnswer("The prizes, in the order they were added", success(z.array(administeredPrizeSchema))),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const outcome = await createServices(c.env, c.executionCtx, c.req.raw)
      .prizes(actorOf(c.var.account))
      .list();
    if (outcome.kind !== "listed") return refusalOf(outcome);
    return c.json({ success: true as const, data: [...outcome.prizes] }, 200, PRIVATE);
  },
);

const createPrize = route(
  ADMINISTRATORS,
  {
    method: "post",
    path: PATH,
    summary: "Add a prize; its stock can be won at once while the campaign is open",
    request: {
      headers: newPrizeHeaders,
      body: jsonBody(newPrizeSchema, {
        type: "PHYSICAL",
        name: "Coffret découverte",
        description: "Assortiment de thés premium",
        value: "69.00",
        probability: 0.15,
        stock: 200,
      }),
    },
    responses: { 201: jsonAnswer("The prize", changedSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const prizes = createServices(c.env, c.executionCtx, c.req.raw).prizes(actorOf(c.var.account));
    const key = c.req.valid("header")["idempotency-key"] ?? null;
    const outcome = await prizes.create(c.req.valid("json"), key);
    if (outcome.kind !== "changed") return refusalOf(outcome);
    return c.json({ success: true as const, message: "Prix créé avec succès", data: outcome.prize }, 201);
  },
);

const editPrize = route(
  ADMINISTRATORS,
  {
    method: "put",
    path: `${PATH}/{id}`,
    summary: "Change a prize, its stock still to be given, or whether it is in the game",
    request: { params: prizeParams, body: jsonBody(prizeChangesSchema, { stock: 250, isActive: true }) },
    responses: { 200: jsonAnswer("The prize after the change", changedSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const prizes = createServices(c.env, c.executionCtx, c.req.raw).prizes(actorOf(c.var.account));
    const outcome = await prizes.edit(c.req.valid("param").id, c.req.valid("json"));
    if (outcome.kind !== "changed") return refusalOf(outcome);
    const message = "Prix mis à jour avec succès";
    return c.json({ success: true as const, message, data: outcome.prize }, 200);
  },
);

const deactivatePrize = route(
  ADMINISTRATORS,
  {
    method: "delete",
    path: `${PATH}/{id}`,
    summary: "Take a prize out of the game: what is left of it is withdrawn, what was won stays won",
    request: { params: prizeParams },
    responses: {
      200: jsonAnswer("It is inactive", z.object({ success: z.literal(true), message: z.string() })),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const prizes = createServices(c.env, c.executionCtx, c.req.raw).prizes(actorOf(c.var.account));
    const outcome = await prizes.deactivate(c.req.valid("param").id);
    if (outcome.kind !== "deactivated") return refusalOf(outcome);
    return c.json({ success: true as const, message: "Prix désactivé avec succès" }, 200);
  },
);

export const adminPrizeRoutes = [listPrizes, createPrize, editPrize, deactivatePrize] as const;
