/** A way for mails to leave the house. */

/** A mail ready to go. Only `envelopeOf` makes one, so no driver ever sees a line break in a header. */
export interface Envelope {
  /** The queue's id: the provider's idempotency key, and the left half of the Message-ID. */
  readonly id: string;
  readonly from: Sender;
  /** A bare address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Every address it links to, for the mailbox page. */
  readonly links: readonly string[];
}

export interface Sender {
  /** Empty for none. */
  readonly name: string;
  readonly address: string;
}

export type SendOutcome =
  | { readonly kind: "sent" }
  /** Trying again would end the same. */
  | { readonly kind: "refused-for-good"; readonly reason: string }
  /** `retryAfterMs`: the provider's own wish. */
  | { readonly kind: "try-again"; readonly reason: string; readonly retryAfterMs?: number | undefined }
  /** We are too fast. That is nothing about this mail, and no attempt of it. */
  | { readonly kind: "too-many"; readonly reason: string; readonly retryAfterMs?: number | undefined };

export interface MailDriver {
  /** Hands a mail over, within `SEND_TIMEOUT_MS`. Never throws. */
  send(mail: Envelope): Promise<SendOutcome>;
}

/** Providers answer within a second or two; a greylisting or scanning SMTP server may think for ten. */
export const SEND_TIMEOUT_MS = 20_000;

/** What went wrong in words of at most one error; a name for what is no Error. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : "unknown error";
}
