/** Mails as head office sees them: interfaces only. */

import type { ListPage, ListQuery } from "../lists/list.ts";

export type MailState = "queued" | "sent" | "dead";

/** Times in ISO 8601. */
export interface MailView {
  readonly id: string;
  readonly kind: string;
  /** Masked: `z•••@example.com`. */
  readonly recipient: string;
  readonly language: "fr" | "en";
  readonly state: MailState;
  readonly attempts: number;
  readonly createdAt: string;
  /** When it is tried next; null once it is sent or dead. */
  readonly dueAt: string | null;
  readonly sentAt: string | null;
  readonly lastError: string | null;
}

export type RetryOutcome =
  | { readonly kind: "found"; readonly mail: MailView }
  | { readonly kind: "not-found" };

export type MailTableQuery = ListQuery<{ readonly state: MailState }, "createdAt">;

export interface MailOffice {
  page(query: MailTableQuery): Promise<ListPage<MailView>>;
  /** How many mails are in each state. */
  counts(): Promise<Readonly<Record<MailState, number>>>;
  find(id: string): Promise<MailView | undefined>;
  /** Puts a dead mail back into the queue, as if new. Any other stays as it is and is answered the same. */
  retry(id: string): Promise<RetryOutcome>;
  /** Puts dead mails back, oldest first. @returns how many: fewer than 1,000 means all */
  retryDead(): Promise<number>;
}
