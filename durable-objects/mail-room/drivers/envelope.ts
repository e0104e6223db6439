/** From a rendered mail to one that may leave: nothing in a header can start a new one. */

import type { RenderedMail } from "../rendered.ts";
import type { Envelope, Sender } from "./driver.ts";

/** RFC 5321: 64 before the @, 254 in all. */
const ADDRESS_MAX_LENGTH = 254;
/** What SMTP and headers take without quoting. Quoted local parts and comments are legal, unused, and a way in. */
const ADDRESS = /^[^\s\p{Cc}"(),:;<>@[\]\\]{1,64}@[^\s\p{Cc}"(),:;<>@[\]\\]{1,190}$/u;
/** A subject of more is nobody's; the names of campaigns and prizes are in it. */
const SUBJECT_MAX_LENGTH = 250;
const SENDER = /^(?:(?<name>[^<>]*)<(?<inner>[^<>]+)>|(?<bare>[^<>\s]+))$/u;

/** True for an address that can stand in a header and an SMTP command as it is. */
export function isPlainAddress(text: string): boolean {
  return text.length <= ADDRESS_MAX_LENGTH && ADDRESS.test(text);
}

/** One line of text: line breaks and other control characters become spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

/**
 * `name <address>` or an address.
 * @throws Error when it is neither: the deployment is set up wrongly
 */
export function parseSender(text: string): Sender {
  const { name = "", inner, bare } = SENDER.exec(oneLine(text))?.groups ?? {};
  const address = (inner ?? bare ?? "").trim();
  if (!isPlainAddress(address)) throw new Error("MAIL_FROM must be `name <address>` or an address");
  return { name: name.trim().replace(/^"(.*)"$/, "$1"), address };
}

/** The mail ready to go; undefined when its recipient is no address that may stand in a header. */
export function envelopeOf(
  id: string,
  from: Sender,
  to: string,
  rendered: RenderedMail,
): Envelope | undefined {
  if (!isPlainAddress(to)) return undefined;
  const subject = oneLine(rendered.subject).slice(0, SUBJECT_MAX_LENGTH);
  return { ...rendered, id, from, to, subject };
}
