/** Which answers are views of a page; whether they may be counted is the service's to say. */

import type { Services } from "../../../worker/services.ts";
import { answerCookie, cookieOf } from "../http/raw-cookies.ts";
import { isIndexed, languageAt, pageAt } from "../i18n/pages.ts";

/**
 * Counts a page that was shown, if it is a public one and the visitor agreed. Adds what the browser is to remember of it
 * to the answer, and takes away what it may not remember any more.
 */
export function measure(
  request: Request,
  url: URL,
  response: Response,
  services: Pick<Services, "countView">,
): void {
  const page = pageAt(url.pathname);
  if (page === undefined || !isIndexed(page) || !isShown(request, url, response)) return;
  const seen = cookieOf(request, "audience");
  const outcome = services.countView({
    page,
    language: languageAt(url.pathname),
    consent: cookieOf(request, "consent"),
    seen,
  });
  if (outcome.kind === "no-consent") {
    if (seen !== undefined) answerCookie(response.headers, "audience", undefined);
  } else if (outcome.seen !== undefined) answerCookie(response.headers, "audience", outcome.seen);
}

/** Not for a form's answer, a redirection, an error, a page fetched ahead, or the data of a page. */
function isShown(request: Request, url: URL, response: Response): boolean {
  const isAhead = (request.headers.get("sec-purpose") ?? "").includes("prefetch");
  return (
    request.method === "GET" && response.status === 200 && !isAhead && !url.pathname.endsWith("/q-data.json")
  );
}
