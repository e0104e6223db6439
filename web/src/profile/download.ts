/** The download of one's data: a file, so not a page, and answered before the site's router would collect it whole. */

import { addressFor } from "../account/visitor.ts";
import type { SitePlatform } from "../http/platform.ts";
import { cookieOf } from "../http/raw-cookies.ts";
import { formatDay } from "./day.ts";

/** The file for whoever is signed in; others are sent to sign in, and any other method to the page it belongs to. */
export async function downloadData(url: URL, { request, services }: SitePlatform): Promise<Response> {
  if (request.method !== "GET") return seeOther(addressFor("personalData", url));
  const token = cookieOf(request, "session");
  const account = await services.identify(token);
  if (!account) return seeOther(addressFor("signIn", url, { next: "profile" }));
  const outcome = await services.personalData(account, token);
  switch (outcome.kind) {
    case "gone":
      return seeOther(addressFor("signIn", url));
    case "limited":
      return seeOther(addressFor("personalData", url, { notice: "limited" }));
    case "ready":
      return new Response(outcome.json, {
        headers: {
          "Content-Type": "application/json; charset=utf-8",
          "Content-Disposition": `attachment; filename="thetiptop-${formatDay(Date.now())}.json"`,
        },
      });
  }
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location } });
}
