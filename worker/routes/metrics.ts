/**
 * What monitoring scrapes (contract 1.3). Open to anyone unless the setting METRICS_TOKEN is there: a scraper is no
 * account and has no session, so the route is declared for anyone and checks that token itself.
 */

import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "@hono/zod-openapi";
import { refuse } from "../http/answer.ts";
import { bearerOf } from "../http/guard.ts";
import { ERROR_ANSWERS, route } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import { EXPOSITION_TYPE } from "../statistics/exposition.ts";

const metrics = route(
  "anyone",
  {
    method: "get",
    path: "/metrics",
    summary: "Metrics in Prometheus' text format",
    description:
      "With the setting METRICS_TOKEN it takes that token as a bearer token and nothing else. Sources that do not answer are counted in `thetiptop_scrape_errors`; their figures are left out or, within their stated age, old.",
    responses: {
      200: {
        description: "The metrics, text/plain; version=0.0.4",
        content: { "text/plain": { schema: z.string() } },
      },
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const wanted = c.env.METRICS_TOKEN;
    if (wanted !== undefined && !isSame(bearerOf(c.req.raw) ?? "", wanted)) return refuse("unauthenticated");
    const text = await createServices(c.env, c.executionCtx, c.req.raw).statistics.metrics();
    return c.text(text, 200, { "Content-Type": EXPOSITION_TYPE, "Cache-Control": "no-store" });
  },
);

/** Compares digests, which have one length: how long it takes tells nothing about either text. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digestOf(one), digestOf(other));
}

function digestOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

export const metricsRoutes = [metrics] as const;
