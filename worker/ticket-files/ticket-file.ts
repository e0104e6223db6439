/** All that head office can see of one ticket, played or not. */

import type { BatchStatus, BatchUse } from "../../durable-objects/ticket-shard/settings.ts";
import type { Language } from "../campaigns/prize-view.ts";
import type { TicketStatus } from "../tickets/views.ts";

export interface TicketFile {
  readonly serial: number;
  readonly shard: number;
  /** As printed. Null while nobody has played it: then only `showCode` tells it, and is audited. */
  readonly code: string | null;
  readonly state: "unplayed" | "played" | "cancelled" | "revoked";
  /** Null when no batch has this serial. */
  readonly batch: {
    readonly label: string;
    readonly status: BatchStatus;
    readonly use: BatchUse;
    readonly store: string | null;
    readonly firstSerial: number;
    readonly lastSerial: number;
  } | null;
  readonly winner: {
    readonly id: string;
    readonly status: TicketStatus;
    readonly prize: string;
    readonly playedAt: number;
    readonly validatedAt: number | null;
    readonly claimedAt: number | null;
    readonly rejectedAt: number | null;
    readonly rejectionReason: string | null;
    readonly claimedStore: string | null;
    /** Null once the account is erased. */
    readonly player: { readonly id: string; readonly name: string; readonly maskedEmail: string } | null;
    /** False while D1 has not got it from its shard, and for good once the account is erased. */
    readonly isListed: boolean;
  } | null;
  /** What staff did with it, oldest first. */
  readonly history: readonly {
    readonly at: number;
    readonly kind: "validated" | "rejected" | "handed-over" | "undone";
    /** Null once the account is gone. */
    readonly actor: string | null;
    readonly store: string | null;
    readonly reason: string | null;
  }[];
  readonly purchase: {
    readonly id: string;
    readonly store: string;
    readonly receipt: string;
    readonly amountCents: number | null;
    readonly createdAt: number;
    readonly refundedAt: number | null;
  } | null;
  readonly storeNames: Readonly<Record<string, string>>;
  readonly timeZone: string;
}

export type TicketFileOutcome =
  | { readonly kind: "found"; readonly ticket: TicketFile }
  | { readonly kind: "not-found" }
  /** Too many codes that nobody has played were looked up. */
  | { readonly kind: "limited" };

export interface BatchChoice {
  readonly id: string;
  readonly label: string;
  readonly firstSerial: number;
  readonly lastSerial: number;
}

export interface TicketFiles {
  /** The campaign's batches, by serial, for a form that finds a ticket by its place in one. */
  batches(): Promise<readonly BatchChoice[]>;
  /** By a code as typed. */
  byCode(typed: string, language: Language): Promise<TicketFileOutcome>;
  bySerial(serial: number, language: Language): Promise<TicketFileOutcome>;
  /** The code of a ticket, as printed, for whoever must print it anew; audited. Undefined when there is no such ticket. */
  showCode(serial: number): Promise<string | undefined>;
}
