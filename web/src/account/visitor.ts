/** Who is asking, and where they go once they are signed in. */

import type { RequestEventCommon, RequestEventLoader } from "@builder.io/qwik-city";
import type { Account } from "../../../worker/services.ts";
import { askedCampaign } from "../grand-draw/asked-campaign.ts";
import { dropSession, keptCode, sessionToken } from "../http/cookies.ts";
import { logTrouble, servicesOf } from "../http/platform.ts";
import { type Destination, destinationNamed, languageAt, type PageName, pathOf } from "../i18n/pages.ts";

/**
 * The account of the session cookie; a cookie that names no session any more is dropped.
 * @throws whatever the services throw: the caller says that it is not known who is asking.
 */
export async function visitorOf(event: RequestEventCommon): Promise<Account | undefined> {
  const token = sessionToken(event.cookie);
  if (token === undefined) return undefined;
  const account = await servicesOf(event).identify(token);
  if (!account) dropSession(event.cookie);
  return account;
}

/** The page asked for by `?next=`. */
export function destinationOf(url: URL): Destination {
  return destinationNamed(url.searchParams.get("next"));
}

/** Where `?next=` leads. A draw is a campaign's, which its page's address names. */
export function destinationAddress(url: URL): string {
  return addressFor(destinationOf(url), url, destinationQuery(url));
}

/** What of an address belongs to the page it leads on to. */
export function destinationQuery(url: URL): { readonly campaign?: string } {
  const campaign = destinationOf(url) === "grandDraw" ? askedCampaign(url) : undefined;
  return campaign === undefined ? {} : { campaign };
}

/** An address in the language of the page at `url`, with the destination carried along. */
export function addressFor(page: PageName, url: URL, query: Record<string, string> = {}): string {
  const search = new URLSearchParams(query).toString();
  return pathOf(page, languageAt(url.pathname)) + (search === "" ? "" : `?${search}`);
}

export interface Visit {
  readonly next: Destination;
  /** A code typed before signing in waits in its cookie. */
  readonly codeKept: boolean;
}

/** Loader of the sign-in and sign-up pages: whoever is signed in already is sent on. */
export async function offerSignIn(event: RequestEventLoader): Promise<Visit> {
  const next = destinationOf(event.url);
  const account = await visitorOf(event).catch((error: unknown) => {
    logTrouble("sign-in", error);
    return undefined; // The form can still be shown; sending it will tell.
  });
  if (account) throw event.redirect(303, destinationAddress(event.url));
  return { next, codeKept: keptCode(event.cookie) !== undefined };
}
