/** The table of routes. */

import { OpenAPIHono } from "@hono/zod-openapi";
import { routePath } from "hono/route";
import { refuse } from "./http/answer.ts";
import { answerThrown } from "./http/answer-thrown.ts";
import type { AppEnv } from "./http/app-env.ts";
import { problemsOf } from "./http/problems.ts";
import { adminBatchRoutes } from "./routes/admin-batches.ts";
import { adminCampaignRoutes } from "./routes/admin-campaigns.ts";
import { adminMailRoutes } from "./routes/admin-mails.ts";
import { adminPrizeRoutes } from "./routes/admin-prizes.ts";
import { adminShardRoutes } from "./routes/admin-shards.ts";
import { adminStatisticsRoutes } from "./routes/admin-statistics.ts";
import { adminTicketRoutes } from "./routes/admin-tickets.ts";
import { adminUserRoutes } from "./routes/admin-users.ts";
import { adminWinnerRoutes } from "./routes/admin-winners.ts";
import { authRoutes } from "./routes/auth.ts";
import { drawRoutes } from "./routes/draws.ts";
import { employeeRoutes } from "./routes/employee.ts";
import { gameRoutes } from "./routes/game.ts";
import { ledgerRoutes } from "./routes/ledgers.ts";
import { metricsRoutes } from "./routes/metrics.ts";
import { olderTicketRoutes } from "./routes/older-tickets.ts";
import { olderUserRoutes } from "./routes/older-users.ts";
import { type PageRenderer, pages, wantsPage } from "./routes/pages.ts";
import { publicRoutes } from "./routes/public.ts";
import { purchaseRoutes } from "./routes/purchases.ts";
import { userRoutes } from "./routes/users.ts";

export type { PageRenderer } from "./routes/pages.ts";

/** Every route of the API. The tests of authorisation walk this table, so none can be forgotten. */
export const ROUTES = [
  ...publicRoutes,
  ...ledgerRoutes,
  ...drawRoutes,
  ...metricsRoutes,
  ...authRoutes,
  ...userRoutes,
  ...gameRoutes,
  ...employeeRoutes,
  ...adminStatisticsRoutes,
  ...adminPrizeRoutes,
  ...adminUserRoutes,
  ...adminTicketRoutes,
  ...adminCampaignRoutes,
  ...adminShardRoutes,
  ...adminWinnerRoutes,
  ...adminBatchRoutes,
  ...adminMailRoutes,
  ...purchaseRoutes,
  ...olderUserRoutes,
  ...olderTicketRoutes,
] as const;

const ABOUT = `A ticket's code is played once and always wins. Errors have one shape, \`{success: false, error, details?}\`, with a
sentence in French. Log in, then send \`Authorization: Bearer <token>\`. Lists take \`page\` and \`limit\`, or \`cursor\` for what follows
a page. Beyond a limit the answer is 429 with \`Retry-After\`.`;

const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "ThéTipTop", version: "1.0.0", description: ABOUT },
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
  app.openAPIRegistry.registerComponent("securitySchemes", "tillKey", { type: "http", scheme: "bearer" });
  app.openAPIRegistry.registerComponent("securitySchemes", "webhookSignature", {
    type: "apiKey",
    in: "header",
    name: "webhook-signature",
  });
  app.doc31("/openapi.json", DOCUMENT);

  const servePage = pages(renderPage);
  app.get("/", async (c) => {
    const answer = wantsPage(c.req.raw) ? await servePage(c) : c.json({ message: greetingOf(c.env.BRANCH) });
    answer.headers.append("Vary", "Accept");
    return answer;
  });
  app.all("/", async (c) => (wantsPage(c.req.raw) ? servePage(c) : refuse("not-found")));
  app.notFound(servePage);
  app.onError((error, c) => answerThrown(error, c.req.raw, routePath(c, -1)));
  return app;
}

/** The contract's words (1.1). */
function greetingOf(branch: string): string {
  return `✅ API The Tip Top en ligne et opérationnelle -branche ${branch}- !`;
}
