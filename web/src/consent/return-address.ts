/** Where a visitor goes on after choosing: the page they were on, never anything else. */

import { addressIn, type Language, languageAt, pageAt, pathOf } from "../i18n/pages.ts";

/** The longest is a mail's link with a code behind it, some 200 characters. */
export const RETURN_MAX_LENGTH = 512;
/** What pages read from their address, and must find again: a code, where to go next, a search, a page of a list. */
const CARRIED = ["code", "next", "q", "page", "notice"];
const CARRIED_MAX_LENGTH = 100;
/** Only the path and the query of an address are looked at, so it does not matter where it pretends to be. */
const NOWHERE = "https://nowhere.invalid";

/**
 * The address to go back to, made anew from the page's name, its language, its identifier and the known parts of its
 * query. The home page in `language` when the text names no page of the site.
 */
export function returnAddress(text: string, language: Language): string {
  const home = pathOf("home", language);
  if (text.length > RETURN_MAX_LENGTH || !text.startsWith("/") || !URL.canParse(text, NOWHERE)) return home;
  const { pathname, searchParams } = new URL(text, NOWHERE);
  const page = pageAt(pathname);
  if (page === undefined) return home;
  const here = languageAt(pathname);
  // The home page has no identifier, and one behind its slash would read as the name of a host.
  const address = page === "home" ? pathOf(page, here) : addressIn(here, pathname);
  const carried = new URLSearchParams();
  for (const name of CARRIED) {
    const value = searchParams.get(name);
    if (value !== null && value.length <= CARRIED_MAX_LENGTH) carried.set(name, value);
  }
  return carried.size === 0 ? address : `${address}?${carried}`;
}
