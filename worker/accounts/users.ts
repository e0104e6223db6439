/** Accounts in the hands of head office: interfaces only, for the site's pages. */

import type { ListPage, ListQuery } from "../lists/list.ts";
import type { ResetFactorOutcome } from "../second-factor/outcomes.ts";
import type { Role } from "../services.ts";
import type { TicketStatus } from "../tickets/views.ts";
import type { RemoveUserOutcome, UpdateUserOutcome, UserChanges } from "./outcomes.ts";

/** An account in the list: a player's address is masked. Times in milliseconds since the epoch, as everywhere here. */
export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly isVerified: boolean;
  readonly createdAt: number;
}

export interface UserFilters {
  /** Beginnings of names or of the address, in any order. */
  readonly search?: string | undefined;
  readonly role?: Role | undefined;
  readonly isVerified?: boolean | undefined;
  /** Created at this instant or later. */
  readonly since?: number | undefined;
  /** Created before this instant. */
  readonly until?: number | undefined;
}

export interface FileWin {
  readonly id: string;
  readonly status: TicketStatus;
  readonly prize: { readonly name: string; readonly nameEn: string } | null;
  readonly playedAt: number;
  readonly claimedAt: number | null;
  readonly rejectionReason: string | null;
}

export interface FileMail {
  readonly id: string;
  readonly kind: string;
  readonly state: "queued" | "sent" | "dead";
  readonly createdAt: number;
  readonly sentAt: number | null;
}

/** Somebody's file. What leads to them outside the house is masked: `showContact` unmasks it. */
export interface UserFile {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  readonly isVerified: boolean;
  readonly language: "fr" | "en";
  readonly createdAt: number;
  readonly storeId: string | null;
  readonly invitedAt: number | null;
  readonly maskedEmail: string;
  /** Whether there is more behind the mask than the address. */
  readonly hasPhone: boolean;
  readonly hasPostalAddress: boolean;
  /** Of staff: since when they have a second factor; null without one. */
  readonly secondFactorSince: number | null;
  /** Whether the file is the own one of whoever looks. */
  readonly isOwn: boolean;
  /** Too many wrong codes: until when; null when there is no lock now. */
  readonly codesLockedUntil: number | null;
  readonly openSessions: number;
  /** Of the latest `FILE_WINS_COUNTED`. */
  readonly winCounts: Readonly<Record<TicketStatus, number>>;
  readonly latestWins: readonly FileWin[];
  readonly latestMails: readonly FileMail[];
}

/** Nobody reads further down a person's file; a thousand keep the count of a reseller's cheap. */
export const FILE_WINS_COUNTED = 1_000;
export const FILE_WINS_SHOWN = 25;
export const FILE_MAILS_SHOWN = 25;

export interface Contact {
  readonly email: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
}

/** A network address from which no code is looked at. */
export interface LockedAddress {
  readonly address: string;
  readonly lockedUntil: number;
}

export interface Users {
  list(query: ListQuery<UserFilters, "createdAt">): Promise<ListPage<UserRow>>;
  /** Opens a file, which is written down. Undefined when there is no such account. */
  open(id: string): Promise<UserFile | undefined>;
  /** What the file masks; written down too. */
  showContact(id: string): Promise<Contact | undefined>;
  change(id: string, changes: UserChanges): Promise<UpdateUserOutcome>;
  erase(id: string): Promise<RemoveUserOutcome>;
  /** Lets somebody try codes again. @returns false when nothing was locked */
  unlock(id: string): Promise<boolean>;
  /** Takes a colleague's second factor away; never one's own. */
  resetSecondFactor(id: string): Promise<ResetFactorOutcome>;
  /** The network addresses that are locked now, those that wait longest first. */
  lockedAddresses(): Promise<readonly LockedAddress[]>;
  /** @returns false when it was not locked */
  unlockAddress(address: string): Promise<boolean>;
}
