/**
 * A provider with an HTTP interface of the form that Resend has: JSON by POST, a bearer token, an idempotency key.
 * Others can be reached through a bridge of the same form.
 */

import { type Envelope, type MailDriver, SEND_TIMEOUT_MS, type SendOutcome, wordsOf } from "./driver.ts";

export interface HttpSettings {
  readonly url: string;
  readonly token: string;
  readonly timeoutMs?: number;
}

/** Of a refusal only its sentence is kept. */
const ANSWER_MAX_LENGTH = 4_096;
const TOO_MANY = 429;
/**
 * The statuses that are about the mail itself: not as the provider wants it, too large, not to be processed. All others
 * pass (the provider is busy or down), or the address (3xx, 404, 405 …), the token (401) or the sender's domain (403)
 * must be mended first, and no mail should be given up for that.
 */
const ABOUT_THE_MAIL: ReadonlySet<number> = new Set([400, 413, 422]);

export class HttpDriver implements MailDriver {
  readonly #settings: HttpSettings;

  constructor(settings: HttpSettings) {
    this.#settings = settings;
  }

  async send(mail: Envelope): Promise<SendOutcome> {
    const { url, token, timeoutMs = SEND_TIMEOUT_MS } = this.#settings;
    // Not AbortSignal.timeout, whose timer goes on after the answer and would keep the object awake.
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    try {
      const answer = await fetch(url, {
        method: "POST",
        // A redirect would hand the token and the mail to somebody nobody configured.
        redirect: "manual",
        signal: late.signal,
        headers: {
          Authorization: `Bearer ${token}`,
          "Content-Type": "application/json",
          "Idempotency-Key": mail.id,
        },
        body: JSON.stringify({
          from: senderText(mail),
          to: [mail.to],
          subject: mail.subject,
          html: mail.html,
          text: mail.text,
        }),
      });
      return await outcomeOf(answer);
    } catch (error) {
      return { kind: "try-again", reason: wordsOf(error) };
    } finally {
      clearTimeout(timer);
    }
  }
}

/** In quotes, so that a comma or a dot in the name separates nothing. */
function senderText({ from }: Envelope): string {
  return from.name === "" ? from.address : `"${from.name.replace(/["\\]/g, "")}" <${from.address}>`;
}

async function outcomeOf(answer: Response): Promise<SendOutcome> {
  if (answer.ok) {
    await answer.body?.cancel();
    return { kind: "sent" };
  }
  const reason = `HTTP ${answer.status} ${await sentenceOf(answer)}`.trim();
  if (ABOUT_THE_MAIL.has(answer.status)) return { kind: "refused-for-good", reason };
  const kind = answer.status === TOO_MANY ? "too-many" : "try-again";
  return { kind, reason, retryAfterMs: retryAfterMs(answer.headers.get("retry-after")) };
}

/** The `message` or `error` of a JSON answer; nothing else is worth keeping, and it may hold the mail. */
async function sentenceOf(answer: Response): Promise<string> {
  try {
    const text = await beginningOf(answer);
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null) return "";
    for (const part of ["message", "error"]) {
      const value: unknown = Reflect.get(body, part);
      if (typeof value === "string") return value;
    }
    return "";
  } catch {
    return ""; // not JSON, too long, or cut off: the status says enough
  }
}

/** The first characters of an answer, however long it is. */
async function beginningOf(answer: Response): Promise<string> {
  if (!answer.body) return "";
  let text = "";
  for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
    text += part;
    if (text.length > ANSWER_MAX_LENGTH) break; // leaving the loop cancels the stream
  }
  return text;
}

/** The form of a date in HTTP. */
const DATE = /^[A-Z][a-z]{2}, .* GMT$/;

/** `Retry-After` in milliseconds, from seconds or a date; undefined without one that can be read. */
export function retryAfterMs(header: string | null, now = Date.now()): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  if (!DATE.test(header)) return undefined; // Date.parse would read a year into any number
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
