/** The forms of the page of batches, each handed to one service. */

import { type RequestEventAction, z } from "@builder.io/qwik-city";
import { BATCH_LABEL_MAX_LENGTH, type SerialRange } from "../../../worker/batches/batches.ts";
import { ERRORS } from "../../../worker/http/errors.ts";
import { officeOf } from "../back-office/staff-of.ts";
import { logTrouble } from "../http/platform.ts";
import { languageAt, pathOf } from "../i18n/pages.ts";
import { batchAddress } from "./batch-table.tsx";

/** Fifteen digits always fit a double; ten are enough for any campaign. */
const NUMBER = z.string().max(20).default("");
const ID = z.string().max(64);
const STORES_MAX = 500; // as many as the house can have

export const CREATE_FORM = {
  label: z.string().max(BATCH_LABEL_MAX_LENGTH).default(""),
  stores: z.array(ID).max(STORES_MAX).default([]),
  use: z.enum(["printed", "counter"]),
  count: NUMBER,
  first: NUMBER,
  last: NUMBER,
};
export const CHANGE_FORM = {
  batch: ID,
  status: z.enum(["sent", "active", "revoked"]),
  first: NUMBER,
  last: NUMBER,
};
export const SPLIT_FORM = {
  batch: ID,
  label: z.string().max(BATCH_LABEL_MAX_LENGTH).default(""),
  first: NUMBER,
  last: NUMBER,
};

type Fields<Shape extends z.ZodRawShape> = z.infer<z.ZodObject<Shape>>;

const NOTICES = { sent: "sent", active: "activated", revoked: "revoked" } as const;

export async function orderBatches(form: Fields<typeof CREATE_FORM>, event: RequestEventAction) {
  const { label, stores, use, count } = form;
  const isRange = form.first !== "" || form.last !== "";
  const serials = isRange ? rangeOf(form) : { count: wholeNumber(count) ?? 0 };
  if (!serials || ("count" in serials && serials.count < 1)) return refused(event, "unreadable");
  const outcome = await ask(event, () => officeOf(event).batches.create({ label, stores, use, serials }));
  if (outcome === "unavailable") return unavailable(event);
  switch (outcome.kind) {
    case "changed":
      throw event.redirect(303, listAddress(event, outcome.shardsBehind > 0 ? "behind" : "created"));
    case "invalid":
      return refused(event, outcome.problem);
    default:
      return refused(event, outcome.kind);
  }
}

export async function orderChange(form: Fields<typeof CHANGE_FORM>, event: RequestEventAction) {
  const expected = rangeOf(form);
  if (!expected) return refused(event, "unreadable");
  const asked = { batchId: form.batch, status: form.status, expected };
  const outcome = await ask(event, () => officeOf(event).batches.change(asked));
  if (outcome === "unavailable") return unavailable(event);
  if (outcome.kind !== "changed") return refused(event, outcome.kind);
  const notice = outcome.shardsBehind > 0 ? "behind" : NOTICES[form.status];
  throw event.redirect(303, batchAddress(outcome.batch.id, languageAt(event.url.pathname), { notice }));
}

export async function orderSplit(form: Fields<typeof SPLIT_FORM>, event: RequestEventAction) {
  const range = rangeOf(form);
  if (!range) return refused(event, "unreadable");
  const asked = { batchId: form.batch, range, label: form.label };
  const outcome = await ask(event, () => officeOf(event).batches.split(asked));
  if (outcome === "unavailable") return unavailable(event);
  switch (outcome.kind) {
    case "changed": {
      const notice = outcome.shardsBehind > 0 ? "behind" : "split";
      throw event.redirect(303, batchAddress(outcome.batch.id, languageAt(event.url.pathname), { notice }));
    }
    case "invalid":
      return refused(event, outcome.problem);
    default:
      return refused(event, outcome.kind);
  }
}

async function ask<Outcome>(
  event: RequestEventAction,
  order: () => Promise<Outcome>,
): Promise<Outcome | "unavailable"> {
  try {
    return await order();
  } catch (error) {
    logTrouble(`officeBatches ${event.query.get("qaction")?.slice(0, 40)}`, error);
    return "unavailable";
  }
}

function refused<Why extends string>(event: RequestEventAction, why: Why) {
  return event.fail(ERRORS["invalid-request"].status, { why });
}

function unavailable(event: RequestEventAction) {
  return event.fail(ERRORS["temporarily-unavailable"].status, { why: "unavailable" as const });
}

/** Serials as people write them: spaces between thousands are theirs. */
function rangeOf({ first, last }: { first: string; last: string }): SerialRange | undefined {
  const [firstSerial, lastSerial] = [wholeNumber(first), wholeNumber(last)];
  return firstSerial === undefined || lastSerial === undefined ? undefined : { firstSerial, lastSerial };
}

function wholeNumber(text: string): number | undefined {
  const digits = text.replace(/\s/g, "");
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

function listAddress({ url }: RequestEventAction, notice: string): string {
  return `${pathOf("officeBatches", languageAt(url.pathname))}?notice=${notice}`;
}
