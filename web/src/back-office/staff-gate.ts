/**
 * The one door to the pages of staff. It is passed before a page is made, whatever asks for it (page, form, data, file),
 * and it alone puts the staff's services into the platform: a page that was reached past it would have none.
 */

import type { Counter, Office, Services } from "../../../worker/services.ts";
import { plainPage } from "../http/plain-page.ts";
import { cookieOf } from "../http/raw-cookies.ts";
import { audienceAt, languageAt, pathOf } from "../i18n/pages.ts";

export interface StaffServices {
  readonly counter?: Counter | undefined;
  readonly office?: Office | undefined;
}

const FORBIDDEN = 403;

/** The services of whoever may see what is at the address; an answer for whoever may not. */
export async function passStaffGate(
  request: Request,
  url: URL,
  services: Services,
): Promise<StaffServices | Response> {
  const audience = audienceAt(url.pathname);
  if (audience === "anybody") return {};
  const account = await services.identify(cookieOf(request, "session"));
  if (!account) {
    const signIn = pathOf("signIn", languageAt(url.pathname));
    return new Response(null, { status: 303, headers: { Location: `${signIn}?next=${audience}` } });
  }
  if (services.mustEnrol(account)) {
    const enrol = pathOf("secondFactor", languageAt(url.pathname));
    return new Response(null, { status: 303, headers: { Location: `${enrol}?next=${audience}` } });
  }
  const counter = services.counter(account);
  const office = services.office(account);
  if ((audience === "counter" ? counter : office) === undefined)
    return plainPage(url, FORBIDDEN, "not-for-you");
  // No more than the page is for: an administrator at the counter sees what an employee sees.
  return audience === "counter" ? { counter } : { counter, office };
}
