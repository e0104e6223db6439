/** The audit log as head office reads it. */

import type { ListPage, ListQuery } from "../lists/list.ts";

export interface AuditFilters {
  readonly action: string | null;
  /** An account's id. */
  readonly actor: string | null;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  /** Days, `2026-11-22`, where the shops are; both belong to the period. */
  readonly from: string | null;
  readonly to: string | null;
}

export type AuditQuery = ListQuery<AuditFilters, "at">;

/** Differences as they were stored, by the facts' names. */
export type StoredFacts = Readonly<Record<string, unknown>>;

export interface AuditView {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly actor: {
    readonly id: string;
    /** What they were when they did it. */
    readonly role: string;
    /** Null once the account is erased, and for a till or a web shop that has none. */
    readonly name: string | null;
  };
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly before: StoredFacts | null;
  readonly after: StoredFacts | null;
}

export interface AuditLog {
  page(query: AuditQuery): Promise<ListPage<AuditView>>;
  /** Who of the staff can have done something, by name: what the filter offers. */
  staff(): Promise<readonly { readonly id: string; readonly name: string }[]>;
}
