/** Routes for anyone. */

import { z } from "@hono/zod-openapi";
import { grandPrizeView, prizeView } from "../campaigns/prize-view.ts";
import { refuse } from "../http/answer.ts";
import { ERROR_ANSWERS, jsonAnswer, route } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import { prizeSchema, success } from "./schemas.ts";

const databaseCheck = route(
  "anyone",
  {
    method: "get",
    path: "/db-check",
    summary: "Whether D1 answers",
    responses: {
      200: jsonAnswer("It does", z.object({ message: z.string(), time: z.string() })),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const at = await createServices(c.env, c.executionCtx, c.req.raw).databaseTime();
    return c.json(
      { message: `✅ DB connectée branche ${c.env.BRANCH}`, time: new Date(at).toISOString() },
      200,
      // Two versions answer side by side during a rollout, which must know which one it hears.
      c.env.VERSION && { "X-Version": c.env.VERSION.id },
    );
  },
);

const campaignSchema = z.object({
  slug: z.string(),
  name: z.string(),
  state: z.enum(["draft", "open", "paused", "closed", "archived"]),
  timeZone: z.string(),
  opensAt: z.string(),
  closesAt: z.string(),
  claimUntil: z.string(),
  ticketCount: z.int(),
  prizes: z.array(
    prizeSchema.extend({ probability: z.number().openapi({ description: "Stated share, 0 to 1" }) }),
  ),
  grandPrize: z
    .object({ name: z.string(), description: z.string(), value: z.string() })
    .nullable()
    .openapi({ description: "What is drawn among all who played, at the end; null when nothing is" }),
  seedHash: z
    .string()
    .openapi({ description: "SHA-256 of the campaign's seed, public before the first play" }),
  seed: z.string().nullable().openapi({ description: "The seed, once the campaign is closed" }),
});

const currentCampaign = route(
  "anyone",
  {
    method: "get",
    path: "/api/campaign",
    summary: "The default campaign: dates, prizes and the commitment to its draws",
    responses: { 200: jsonAnswer("The campaign", success(campaignSchema)), ...ERROR_ANSWERS },
  },
  async (c) => {
    const catalogue = await createServices(c.env, c.executionCtx, c.req.raw).campaign();
    if (!catalogue) return refuse("not-found");
    const { slug, name, state, timeZone, ticketCount, seedHash, seed } = catalogue;
    const data = {
      slug,
      name,
      state,
      timeZone,
      opensAt: new Date(catalogue.opensAt).toISOString(),
      closesAt: new Date(catalogue.closesAt).toISOString(),
      claimUntil: new Date(catalogue.claimUntil).toISOString(),
      ticketCount,
      prizes: catalogue.prizes
        .filter(({ isActive }) => isActive)
        .map((prize) => ({ ...prizeView(prize, "fr"), probability: prize.oddsPpm / 1_000_000 })),
      grandPrize: grandPrizeView(catalogue.grandPrize, "fr"),
      seedHash,
      seed,
    };
    return c.json({ success: true as const, data }, 200);
  },
);

export const publicRoutes = [databaseCheck, currentCampaign] as const;
