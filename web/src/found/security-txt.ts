/** /.well-known/security.txt (RFC 9116): where somebody who found a hole tells us. */

const DAY_MS = 86_400_000;
/**
 * RFC 9116 asks for less than a year, so that what nobody looks after is not believed. The file is made for each
 * request, so a contact that stands in the settings is as fresh as the deployment.
 */
const HOLDS_DAYS = 90;

/**
 * The text of the file.
 * @param contact a URI
 * @param origin the site's public address
 * @param now milliseconds since the epoch; the end is the same all day, so that copies of it are alike
 */
export function securityTxt(contact: string, origin: string, now: number): string {
  const expires = new Date((Math.floor(now / DAY_MS) + HOLDS_DAYS) * DAY_MS).toISOString();
  const lines = [`Contact: ${contact}`, `Expires: ${expires}`, "Preferred-Languages: fr, en"];
  // The RFC allows addresses by https alone; the local server has none.
  if (origin.startsWith("https://")) lines.push(`Canonical: ${origin}/.well-known/security.txt`);
  return `${lines.join("\n")}\n`;
}
