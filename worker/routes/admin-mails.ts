/** Mails that are on their way, that arrived, and that could not be delivered (role ADMIN). */

import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { refuse } from "../http/answer.ts";
import type { AppEnv } from "../http/app-env.ts";
import { isWithinReach, OUT_OF_REACH, pageParameters, paginationSchema } from "../http/pagination.ts";
import { ADMINISTRATORS, ERROR_ANSWERS, jsonAnswer, route } from "../http/route.ts";
import { MAIL_CURSOR } from "../mail/list-mails.ts";
import { createServices } from "../services-live.ts";
import { staffOf } from "../staff.ts";
import { PRIVATE, success } from "./schemas.ts";

const PATH = "/api/admin/mails";
const LIMIT_DEFAULT = 20; // as the contract's lists of administrators
const ID_MAX_LENGTH = 64; // ids are UUIDs; any other text up to here is simply not found

/** Mails, for whoever calls. */
function mailsOf(c: Context<AppEnv>) {
  return createServices(c.env, c.executionCtx, c.req.raw).mails(staffOf(c.var.account));
}

const stateSchema = z.enum(["queued", "sent", "dead"]);

const mailSchema = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    recipient: z.string().openapi({ description: "Masked", example: "z•••@example.com" }),
    language: z.enum(["fr", "en"]),
    state: stateSchema,
    attempts: z.int(),
    createdAt: z.iso.datetime(),
    dueAt: z.iso.datetime().nullable().openapi({ description: "When it is tried next" }),
    sentAt: z.iso.datetime().nullable(),
    lastError: z.string().nullable(),
  })
  .openapi("Mail");

const { page, limit, cursor } = pageParameters(LIMIT_DEFAULT);

const listMails = route(
  ADMINISTRATORS,
  {
    method: "get",
    path: PATH,
    summary: "Mails in one state, newest first",
    request: {
      query: z
        .object({
          state: z
            .enum(stateSchema.options, "Le paramètre state doit être queued, sent ou dead")
            .default("dead"),
          page,
          limit,
          cursor: cursor.refine(
            (text) => text === undefined || MAIL_CURSOR.test(text),
            "Le paramètre cursor n'est pas valide",
          ),
        })
        .refine(isWithinReach, OUT_OF_REACH),
    },
    responses: {
      200: jsonAnswer(
        "A page of mails",
        success(z.object({ mails: z.array(mailSchema), pagination: paginationSchema })),
      ),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const { mails, pagination } = await mailsOf(c).list(c.req.valid("query"));
    return c.json({ success: true as const, data: { mails: [...mails], pagination } }, 200, PRIVATE);
  },
);

const retryMail = route(
  ADMINISTRATORS,
  {
    method: "post",
    path: `${PATH}/{id}/retry`,
    summary: "Send a dead mail again; any other stays as it is",
    request: { params: z.object({ id: z.string().max(ID_MAX_LENGTH, "L'identifiant est trop long") }) },
    responses: { 200: jsonAnswer("The mail after the change", success(mailSchema)), ...ERROR_ANSWERS },
  },
  async (c) => {
    const mails = mailsOf(c);
    const outcome = await mails.retry(c.req.valid("param").id);
    switch (outcome.kind) {
      case "found":
        return c.json({ success: true as const, data: outcome.mail }, 200);
      case "not-found":
        return refuse("mail-not-found");
    }
  },
);

const retryDeadMails = route(
  ADMINISTRATORS,
  {
    method: "post",
    path: `${PATH}/retry-dead`,
    summary: "Send dead mails again, up to 1,000 of them, oldest first",
    responses: {
      200: jsonAnswer("How many are on their way again", success(z.object({ retried: z.int() }))),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const retried = await mailsOf(c).retryDead();
    return c.json({ success: true as const, data: { retried } }, 200);
  },
);

export const adminMailRoutes = [listMails, retryMail, retryDeadMails] as const;
