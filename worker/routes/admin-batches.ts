/** A campaign's batches (role ADMIN): what they may do, and their codes for a printer. */

import { z } from "@hono/zod-openapi";
import type { CampaignCatalogue } from "../../durable-objects/campaign-desk/definition.ts";
import { type BatchOutcome, EXPORT_FORMATS, type ExportOutcome } from "../batches/batches.ts";
import { PRINTED_TYPES } from "../batches/printed-file.ts";
import { batchSchema } from "../campaigns/definition-schema.ts";
import { slugSchema } from "../campaigns/slug.ts";
import { refuse } from "../http/answer.ts";
import { ADMINISTRATORS, ERROR_ANSWERS, jsonAnswer, jsonBody, route } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import { success } from "./schemas.ts";

const PATH = "/api/admin/campaigns/{slug}/batches/{batchId}";
const params = z.object({ slug: slugSchema, batchId: z.string().min(1).max(64) });
const catalogue = z.custom<CampaignCatalogue>().openapi({ type: "object" });

function whyNot(outcome: Exclude<BatchOutcome, { kind: "changed" }>) {
  switch (outcome.kind) {
    case "no-campaign":
    case "no-batch":
      return refuse("not-found");
    case "closed":
    case "not-allowed":
    case "range-changed":
      return refuse("transition-not-allowed");
  }
}

function whyNoCodes({ kind }: Exclude<ExportOutcome, { kind: "ready" }>) {
  switch (kind) {
    case "no-campaign":
    case "no-batch":
      return refuse("not-found");
    case "nothing-to-print":
      return refuse("nothing-to-print");
  }
}

const changeBatch = route(
  ADMINISTRATORS,
  {
    method: "post",
    path: PATH,
    summary: "Send, activate or revoke a batch",
    description: "prepared → sent → active, and from each to revoked, which is final.",
    request: { params, body: jsonBody(batchSchema, { status: "active" }) },
    responses: { 200: jsonAnswer("The campaign after the change", success(catalogue)), ...ERROR_ANSWERS },
  },
  async (c) => {
    const { slug, batchId } = c.req.valid("param");
    const office = createServices(c.env, c.executionCtx, c.req.raw).office(c.var.account);
    if (!office) return refuse("forbidden");
    const outcome = await office.batches.change({ batchId, status: c.req.valid("json").status }, slug);
    if (outcome.kind !== "changed") return whyNot(outcome);
    return c.json({ success: true as const, data: outcome.catalogue }, 200);
  },
);

const batchCodes = route(
  ADMINISTRATORS,
  {
    method: "get",
    path: `${PATH}/codes`,
    summary: "The codes of a printed batch, for the printer",
    description:
      "CSV (UTF-8 with byte order mark; serial, code, link) or JSON a line, streamed. Every export is in the audit log. Codes that are given at the counter and those of a revoked batch are not printed.",
    request: { params, query: z.object({ format: z.enum(EXPORT_FORMATS).default("csv") }) },
    responses: {
      200: {
        description: "The codes",
        content: {
          "text/csv": { schema: z.string() },
          "application/x-ndjson": { schema: z.string() },
        },
      },
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const { slug, batchId } = c.req.valid("param");
    const { format } = c.req.valid("query");
    const office = createServices(c.env, c.executionCtx, c.req.raw).office(c.var.account);
    if (!office) return refuse("forbidden");
    const outcome = await office.batches.print({ kind: "batch", batchId }, format, slug);
    if (outcome.kind !== "ready") return whyNoCodes(outcome);
    return c.body(outcome.stream, 200, {
      "Content-Type": PRINTED_TYPES[format],
      "Content-Disposition": `attachment; filename="${outcome.fileName}"`,
      "Cache-Control": "private, no-store",
    });
  },
);

export const adminBatchRoutes = [changeBatch, batchCodes] as const;
