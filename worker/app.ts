/** The table of routes. */

import { OpenAPIHono } from "@hono/zod-openapi";
import { routePath } from "hono/route";
import { refuse } from "./http/answer.ts";
import { answerThrown } from "./http/answer-thrown.ts";
import type { AppEnv } from "./http/app-env.ts";
import { problemsOf } from "./http/problems.ts";
import { logIn, registerAccount } from "./routes/accounts.ts";
import * as campaigns from "./routes/admin-campaigns.ts";
import { listMyTickets, playTicket } from "./routes/game.ts";
import { type PageRenderer, pages, wantsPage } from "./routes/pages.ts";
import { currentCampaign, databaseCheck } from "./routes/public.ts";

export type { PageRenderer } from "./routes/pages.ts";

const ROUTES = [
  playTicket,
  listMyTickets,
  registerAccount,
  logIn,
  currentCampaign,
  databaseCheck,
  campaigns.createCampaign,
  campaigns.campaignStatus,
  campaigns.changeState,
  campaigns.changeDates,
  campaigns.changeBatch,
  campaigns.changeStock,
  campaigns.readLedger,
] as const;

const HEALTH = { message: "✅ API The Tip Top en ligne et opérationnelle !" };

const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "ThéTipTop", version: "1.0.0", description: "Play a ticket once, win a prize." },
};

/**
 * The API and the site as one Hono app. There is no middleware for all routes on purpose: a play would pay for it.
 * @param renderPage the built site, or one that always answers null where only the API is wanted
 */
export function createApp(renderPage: PageRenderer): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({
    defaultHook: (result) =>
      result.success ? undefined : refuse("invalid-request", problemsOf(result.error)),
  });
  app.openapiRoutes(ROUTES);
  app.openAPIRegistry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  app.doc31("/openapi.json", DOCUMENT);

  const servePage = pages(renderPage);
  app.get("/", async (c) => {
    const answer = wantsPage(c.req.raw) ? await servePage(c) : c.json(HEALTH);
    answer.headers.append("Vary", "Accept");
    return answer;
  });
  app.notFound(servePage);
  app.onError((error, c) => answerThrown(error, c.req.raw, routePath(c, -1)));
  return app;
}
