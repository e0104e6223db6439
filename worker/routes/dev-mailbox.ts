/**
 * The local server's mailbox, as a page and as JSON. Outside local mode none of this exists: such a path goes the way
 * of any unknown one.
 */

import type { MailboxEntry } from "../../durable-objects/mail-room/mailbox.ts";
import { mailRoomOf } from "../../durable-objects/objects.ts";
import type { Env } from "../env.ts";
import { refuse } from "../http/answer.ts";
import { MAILBOX_STYLE, mailboxPage } from "../mail/mailbox-page.ts";

const PATH = "/dev/mailbox";
/** On the page each mail brings a frame of its own; the JSON has them all. */
const SHOWN_ON_PAGE = 50;
const UNSTORED = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" } as const;

/** The mailbox's answer; undefined when the request is not for it, or this is not the local server. */
export async function answerMailbox(request: Request, env: Env): Promise<Response | undefined> {
  if (env.LOCAL_MODE !== "true" || !request.url.includes(PATH)) return undefined;
  if (request.method !== "GET" && request.method !== "HEAD") return undefined;
  const { pathname, searchParams } = new URL(request.url);
  const room = mailRoomOf(env);
  switch (pathname) {
    case `${PATH}.json`: {
      const entries = await room.mailbox(searchParams.get("to"));
      return Response.json(entries.map(viewOf), { headers: UNSTORED });
    }
    case PATH:
      return page(await room.mailbox(searchParams.get("to")));
    default: {
      const [, id] = HTML_PART.exec(pathname) ?? [];
      return id === undefined ? undefined : htmlPart(await room.mailboxHtml(id));
    }
  }
}

const HTML_PART = /^\/dev\/mailbox\/([0-9a-f-]{36})\.html$/;

function viewOf({ to, subject, text, html, links, at }: MailboxEntry) {
  return { to, subject, text, html, links, at: new Date(at).toISOString() };
}

async function page(entries: readonly MailboxEntry[]): Promise<Response> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(MAILBOX_STYLE));
  const styleHash = Buffer.from(digest).toString("base64");
  return new Response(mailboxPage(entries.slice(0, SHOWN_ON_PAGE), entries.length), {
    headers: {
      ...UNSTORED,
      "Content-Type": "text/html; charset=utf-8",
      "Referrer-Policy": "no-referrer", // a link in here opens an account
      "Content-Security-Policy":
        `default-src 'none'; style-src 'sha256-${styleHash}'; frame-src 'self'; ` +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  });
}

/** A mail's HTML for its frame: its own inline styles, no script, no request to anywhere. */
function htmlPart(html: string | undefined): Response {
  if (html === undefined) return refuse("not-found");
  return new Response(html, {
    headers: {
      ...UNSTORED,
      "Content-Type": "text/html; charset=utf-8",
      "Referrer-Policy": "no-referrer",
      "Content-Security-Policy":
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
    },
  });
}
