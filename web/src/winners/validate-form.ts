/** The form under the table of winners: those that are ticked, or all that match, are validated. */

import type { RequestEventAction } from "@builder.io/qwik-city";
import { officeOf } from "../back-office/staff-of.ts";
import { logTrouble } from "../http/platform.ts";
import { languageAt } from "../i18n/pages.ts";
import { readTableQuery } from "../tables/table-query.ts";
import { winnerFilters, winnersSpec } from "./winners-table.tsx";

interface PostedTicks {
  readonly row: readonly string[];
  readonly all?: string | undefined;
  readonly filters: string;
}

const BAD_REQUEST = 400;
const SERVICE_UNAVAILABLE = 503;
/** More than the service validates at once: what an address may say of it. */
const NOTICE_DIGITS = /^\d{1,5}$/;

export async function validateWinners({ row, all, filters }: PostedTicks, event: RequestEventAction) {
  const { winnerList } = officeOf(event);
  const state = new URLSearchParams(filters);
  if (all === undefined && row.length === 0)
    return event.fail(BAD_REQUEST, { why: "nothingTicked" as const, max: 0 });
  try {
    const outcome =
      all === undefined
        ? await winnerList.validate(row)
        : await winnerList.validateAll(winnerFilters(await queryOf(event, state)));
    if (outcome.kind === "too-many")
      return event.fail(BAD_REQUEST, { why: "tooMany" as const, max: outcome.max });
    state.set("validated", String(outcome.count));
    state.set("late", String(outcome.late));
    state.set("unchanged", String(outcome.unchanged));
  } catch (error) {
    logTrouble("officeWinners", error);
    return event.fail(SERVICE_UNAVAILABLE, { why: "unavailable" as const, max: 0 });
  }
  throw event.redirect(303, `${event.url.pathname}?${state}`);
}

async function queryOf(event: RequestEventAction, state: URLSearchParams) {
  const language = languageAt(event.url.pathname);
  const choices = await officeOf(event).winnerList.choices(language);
  return readTableQuery(state, winnersSpec(choices, language, event.url));
}

/** What the form has just done, as the address one was sent to says it; null otherwise. */
export function readBulkNotice(url: URL): Record<"count" | "late" | "unchanged", number> | null {
  const [count = "", late = "", unchanged = ""] = ["validated", "late", "unchanged"].map(
    (name) => url.searchParams.get(name) ?? "",
  );
  if (![count, late, unchanged].every((digits) => NOTICE_DIGITS.test(digits))) return null;
  return { count: Number(count), late: Number(late), unchanged: Number(unchanged) };
}
