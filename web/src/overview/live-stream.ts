/** The overview's stream: server-sent events, passed on as the board sends them. */

import { officeOf } from "../back-office/staff-of.ts";
import { plainPage } from "../http/plain-page.ts";
import type { SitePlatform } from "../http/platform.ts";
import { cookieOf } from "../http/raw-cookies.ts";
import { languageAt, pathOf } from "../i18n/pages.ts";

const UNAVAILABLE = 503;
/** As long as a screen usually needs to be closed. */
const RETRY_AFTER_SECONDS = "30";

/** The stream for a browser's EventSource; whoever sends a form here is sent to the page. */
export async function liveStream(url: URL, platform: SitePlatform): Promise<Response> {
  const { request } = platform;
  if (request.method !== "GET")
    return new Response(null, {
      status: 303,
      headers: { Location: pathOf("office", languageAt(url.pathname)) },
    });
  const outcome = await officeOf({ platform }).live(cookieOf(request, "session"));
  switch (outcome.kind) {
    case "stream":
      return new Response(outcome.events, {
        headers: { "Content-Type": "text/event-stream", "X-Accel-Buffering": "no" },
      });
    case "no-campaign":
    case "full": {
      const answer = plainPage(url, UNAVAILABLE, "broken");
      answer.headers.set("Retry-After", RETRY_AFTER_SECONDS);
      return answer;
    }
  }
}
