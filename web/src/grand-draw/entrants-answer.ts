/** The list of entrants as a file, streamed from D1. */

import { ERRORS, type ErrorCode } from "../../../worker/http/errors.ts";
import type { SitePlatform } from "../http/platform.ts";
import { languageAt } from "../i18n/pages.ts";
import { askedCampaign } from "./asked-campaign.ts";

const TEXT = { "Content-Type": "text/plain; charset=utf-8" };

/** Answers the list; a sentence when there is none yet, or too many were asked for. */
export async function answerEntrants(url: URL, { services }: SitePlatform): Promise<Response> {
  const list = await services.entrantsFile(askedCampaign(url));
  if (list.kind === "no-list") return refusal(url, "not-found");
  const opened = await list.open();
  if (opened.kind === "limited") return refusal(url, "too-many-attempts");
  const name = `attachment; filename="entrants-${list.campaign}.txt"`;
  return new Response(opened.stream, { headers: { ...TEXT, "Content-Disposition": name } });
}

function refusal(url: URL, code: ErrorCode): Response {
  const { status, [languageAt(url.pathname)]: sentence } = ERRORS[code];
  return new Response(sentence, { status, headers: TEXT });
}
