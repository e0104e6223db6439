/** The winners as head office lists them: what may be asked, and what comes back. */

import type { Language } from "../campaigns/prize-view.ts";
import type { ListPage, ListQuery } from "../lists/list.ts";
import type { TicketStatus } from "../tickets/views.ts";

/** Of a ticket whose batch belongs to no store; no store's id has capitals. */
export const NO_STORE = "NONE";

export interface WinnerFilters {
  readonly status?: TicketStatus | undefined;
  /** Ordinal in the campaign's catalogue. */
  readonly prize?: number | undefined;
  /** A store's id, or `NO_STORE`. */
  readonly store?: string | undefined;
  /** Days in the campaign's zone, `2026-11-22`, both included: of the play, or of the handing over when sorted by it. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** A code, or parts of a name or an address. */
  readonly search?: string | undefined;
}

export type WinnerSort = "playedAt" | "claimedAt";
export type WinnerQuery = ListQuery<WinnerFilters, WinnerSort>;

export interface WinnerRow {
  readonly id: string;
  readonly serial: number;
  /** As printed. */
  readonly code: string;
  readonly prize: string;
  readonly player: { readonly id: string; readonly name: string; readonly maskedEmail: string };
  readonly status: TicketStatus;
  /** Milliseconds since the epoch, as all that follow. */
  readonly playedAt: number;
  readonly validatedAt: number | null;
  readonly claimedAt: number | null;
  readonly store: string | null;
  readonly claimedStore: string | null;
}

/** In a file the address is whole: that is what an export is taken for, and what it is audited for. */
export interface WinnerFileRow extends WinnerRow {
  readonly email: string;
}

export interface WinnerPage extends ListPage<WinnerRow> {
  /** More people than this bear what was searched for, and only the tickets of the newest of them are listed; null otherwise. */
  readonly peopleMax: number | null;
}

/** What a table of winners can be filtered by. */
export interface WinnerChoices {
  readonly timeZone: string;
  readonly prizes: readonly { readonly ordinal: number; readonly name: string }[];
  readonly stores: readonly { readonly id: string; readonly name: string }[];
}

export type ValidateManyOutcome =
  | {
      readonly kind: "validated";
      readonly count: number;
      /** They wait, and their campaign's claims have ended: nothing is promised any more. */
      readonly late: number;
      /** They were no longer waiting, or are not there. */
      readonly unchanged: number;
    }
  | { readonly kind: "too-many"; readonly max: number };

export interface WinnerList {
  choices(language: Language): Promise<WinnerChoices>;
  page(query: WinnerQuery, language: Language): Promise<WinnerPage>;
  /** The same rows without a total and without a page's bound: for files. `next` is null at the end. */
  filePage(
    query: WinnerQuery,
    language: Language,
  ): Promise<{ readonly rows: readonly WinnerFileRow[]; readonly next: string | null }>;
  /** Validates those of these tickets that wait. */
  validate(ids: readonly string[]): Promise<ValidateManyOutcome>;
  /** Validates all that a filter finds and that wait; none when they are more than the bound. */
  validateAll(filters: WinnerFilters): Promise<ValidateManyOutcome>;
}
