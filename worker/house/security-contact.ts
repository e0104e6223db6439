/** Whom somebody who found a hole writes to, for /.well-known/security.txt (RFC 9116). */

import type { HouseSettings } from "./house.ts";

/** An address with a page's path fits; a text of this length is a slip of the hand. */
const SETTING_MAX = 300;
/** Characters that a mailto: address needs no escapes for; RFC 9116 wants a URI. */
const EMAIL = /^[\w.+-]{1,64}@[\w.-]{1,190}$/;

/** The contact as a URI; undefined when none is set, or none that could be followed. */
export function securityContactOf({ SECURITY_CONTACT }: HouseSettings): string | undefined {
  const contact = SECURITY_CONTACT?.trim() ?? "";
  if (contact === "" || contact.length > SETTING_MAX) return undefined;
  if (EMAIL.test(contact)) return `mailto:${contact}`;
  // What the parser makes of it, not what was typed: a line break in it cannot become a line of the file.
  const page = URL.canParse(contact) ? new URL(contact) : undefined;
  return page?.protocol === "https:" ? page.href : undefined;
}
