/** One shard back in time (role ADMIN). What that does, and what must be done before and after: docs/backup.md. */

import { z } from "@hono/zod-openapi";
import { MAX_SHARDS } from "../../durable-objects/campaign-desk/campaign-record.ts";
import type { RewindOutcome } from "../../durable-objects/campaign-desk/rewind.ts";
import { slugSchema } from "../campaigns/slug.ts";
import { refuse } from "../http/answer.ts";
import { ADMINISTRATORS, ERROR_ANSWERS, jsonAnswer, jsonBody, route } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import { actorOf } from "../staff.ts";
import { success } from "./schemas.ts";

type Rewound = Omit<Extract<RewindOutcome, { kind: "rewound" }>, "kind">;

/** The platform's are 59 characters. */
const BOOKMARK_MAX_LENGTH = 200;
const REASON_MAX_LENGTH = 500;

const reason = z.string().trim().min(1).max(REASON_MAX_LENGTH);
const bodySchema = z.union([
  z.strictObject({ at: z.int().min(0).describe("Milliseconds since the epoch"), reason }),
  z.strictObject({
    bookmark: z
      .string()
      .regex(/^[0-9a-f-]+$/)
      .max(BOOKMARK_MAX_LENGTH),
    reason,
  }),
]);

const rewindShard = route(
  ADMINISTRATORS,
  {
    method: "post",
    path: "/api/admin/campaigns/{slug}/shards/{shard}/rewind",
    summary: "Set one shard of a paused campaign back in time",
    description:
      "To a moment of the last 30 days, or to the bookmark that undoes an earlier step back. **The shard's wins of since then are lost from its ledger**, and their codes can be played again.",
    request: {
      params: z.object({
        slug: slugSchema,
        shard: z.coerce
          .number()
          .int()
          .min(0)
          .max(MAX_SHARDS - 1),
      }),
      body: jsonBody(bodySchema),
    },
    responses: {
      200: jsonAnswer("What was lost", success(z.custom<Rewound>().openapi({ type: "object" }))),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const { slug, shard } = c.req.valid("param");
    const body = c.req.valid("json");
    const point =
      "at" in body
        ? ({ kind: "moment", at: body.at } as const)
        : ({ kind: "bookmark", bookmark: body.bookmark } as const);
    const campaigns = createServices(c.env, c.executionCtx, c.req.raw).campaigns(actorOf(c.var.account));
    const outcome = await campaigns.rewindShard(slug, { shard, point, reason: body.reason });
    switch (outcome.kind) {
      case "rewound": {
        const { kind: _kind, ...data } = outcome;
        return c.json({ success: true as const, data }, 200);
      }
      case "no-campaign":
      case "no-shard":
        return refuse("not-found");
      case "not-at-rest":
        return refuse("transition-not-allowed");
      case "refused":
        return refuse("invalid-request", [{ field: "at", message: `Requête invalide : ${outcome.problem}` }]);
      case "unavailable":
        return refuse("temporarily-unavailable");
    }
  },
);

export const adminShardRoutes = [rewindShard] as const;
