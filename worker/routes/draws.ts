/** The grand draw's proof and its entrants, for anyone. */

import { z } from "@hono/zod-openapi";
import { slugSchema } from "../campaigns/slug.ts";
import { proofSchema } from "../draws/proof-schema.ts";
import { refuse, refuseLimited } from "../http/answer.ts";
import { ERROR_ANSWERS, jsonAnswer, route } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import { success } from "./schemas.ts";

const PATH = "/api/campaign/draw";
const ENTRANTS_TYPE = "text/plain";

/** A frozen list stays; but without a name the address means the default campaign. After an hour a cache asks again. */
const CACHED = { "Cache-Control": "public, max-age=3600" };

const query = z.object({
  campaign: slugSchema.optional().openapi({ description: "Its slug; the default campaign when left out" }),
});
const drawProof = route(
  "anyone",
  {
    method: "get",
    path: PATH,
    summary: "The grand draw: who may win, the hashes published before it, and its result",
    description: "404 until the list of entrants is frozen. docs/fairness.md says how to check it.",
    request: { query },
    responses: { 200: jsonAnswer("The draw", success(proofSchema)), ...ERROR_ANSWERS },
  },
  async (c) => {
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    const outcome = await services.grandDraw(c.req.valid("query").campaign);
    if (outcome.kind !== "read" || !outcome.proof) return refuse("not-found");
    const { result, ...proof } = outcome.proof;
    const data = { ...proof, result: result && { ...result, places: [...result.places] } };
    return c.json({ success: true as const, data }, 200, { "Cache-Control": "no-cache" });
  },
);

const drawEntrants = route(
  "anyone",
  {
    method: "get",
    path: `${PATH}/entrants`,
    summary: "Everybody who takes part in the grand draw, by number, one a line",
    request: { query },
    responses: {
      200: { description: "The entrants", content: { [ENTRANTS_TYPE]: { schema: z.string() } } },
      304: { description: "The list that If-None-Match names" },
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    const list = await services.entrantsFile(c.req.valid("query").campaign);
    if (list.kind === "no-list") return refuse("not-found");
    const headers = { ...CACHED, ETag: `"${list.hash}"` };
    if ((c.req.header("If-None-Match") ?? "").includes(list.hash)) return c.body(null, 304, headers);
    const opened = await list.open();
    if (opened.kind === "limited") return refuseLimited(opened.allowance);
    return c.body(opened.stream, 200, {
      ...headers,
      "Content-Type": `${ENTRANTS_TYPE}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="entrants-${list.campaign}.txt"`,
    });
  },
);

export const drawRoutes = [drawProof, drawEntrants] as const;
