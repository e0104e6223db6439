/** The forms of saved views: every table's page has them, through the layout above all pages. */

import type { RequestEventAction, RequestEventLoader } from "@builder.io/qwik-city";
import type { SavedView, SavedViews } from "../../../worker/saved-views/saved-views.ts";
import { logTrouble } from "../http/platform.ts";
import { keptState } from "./table-state.ts";

type StaffEvent = Pick<RequestEventLoader, "platform">;

function serviceOf({ platform }: StaffEvent): SavedViews | undefined {
  return (platform.office ?? platform.counter)?.savedViews;
}

/** The views of whoever is on a page of staff; none on any other page, and none while D1 is away: the table matters more. */
export async function loadSavedViews(event: StaffEvent): Promise<readonly SavedView[]> {
  try {
    return (await serviceOf(event)?.list()) ?? [];
  } catch (error) {
    logTrouble("saved-views", error);
    return [];
  }
}

const SERVICE_UNAVAILABLE = 503;
const BAD_REQUEST = 400;

interface PostedView {
  readonly table: string;
  readonly title: string;
  readonly query: string;
}

export async function saveView(view: PostedView, event: RequestEventAction) {
  const service = serviceOf(event);
  // What is kept is what an address may hold and nobody's name, whoever posted it.
  const query = keptState(view.query);
  const outcome = await service?.save({ ...view, query }).catch((error: unknown) => {
    logTrouble("saved-views", error);
  });
  if (!outcome) return event.fail(SERVICE_UNAVAILABLE, { why: "unavailable" as const });
  if (outcome.kind === "saved") throw event.redirect(303, `${event.url.pathname}?${query}`);
  return event.fail(BAD_REQUEST, {
    why: outcome.kind === "invalid" ? ("invalid" as const) : ("tooMany" as const),
  });
}

export async function removeView({ id }: { readonly id: string }, event: RequestEventAction) {
  await serviceOf(event)?.remove(id);
  throw event.redirect(303, event.url.pathname);
}
