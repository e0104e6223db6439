/** What an import of employees says: types only. */

import type { StaffRole } from "./employees.ts";

/** The columns of a file, in the order shown. */
export const IMPORT_COLUMNS = ["firstName", "lastName", "email", "store", "role"] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];

/** Bytes of a file, or what was pasted. */
export type ImportSource = Uint8Array | string;

/** Five hundred people is every shop of the house twice over, and one transaction of D1. */
export const IMPORT_LINES_MAX = 500;
/** Five hundred lines of five generous cells. */
export const IMPORT_MAX_BYTES = 256 * 1024;

export type LineProblem =
  | {
      readonly column: ImportColumn;
      readonly kind:
        | "missing"
        | "bad-name"
        | "bad-email"
        | "unknown-store"
        | "unknown-role"
        | "ambiguous-store";
    }
  /** The same address stands on an earlier line. */
  | { readonly column: "email"; readonly kind: "repeated"; readonly line: number }
  /** A player has proved the address: a colleague's account would take their mail. */
  | { readonly column: "email"; readonly kind: "players" };

export interface ImportLine {
  /** As an editor numbers them: the header is line 1. */
  readonly line: number;
  /** As typed, so that it is found again. */
  readonly typed: Readonly<Record<ImportColumn, string>>;
  /** What would come of it; null where it is refused. */
  readonly read: {
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string;
    readonly role: StaffRole;
    readonly storeId: string | null;
    readonly storeName: string | null;
  } | null;
  /** `known`: is staff already, and stays as they are. */
  readonly state: "new" | "known" | "refused";
  readonly problems: readonly LineProblem[];
}

/** Why a file cannot be read at all. */
export type FileProblem =
  | { readonly kind: "empty" }
  | { readonly kind: "too-large" }
  | { readonly kind: "too-many-lines"; readonly count: number }
  /** Not text: a spreadsheet's own format, or damaged. */
  | { readonly kind: "not-text" }
  | { readonly kind: "columns"; readonly missing: readonly ImportColumn[] };

export interface ImportPlan {
  readonly kind: "planned";
  /** The file as text: what is sent again to confirm. */
  readonly text: string;
  readonly lines: readonly ImportLine[];
}

export type PlanOutcome = ImportPlan | { readonly kind: "unreadable"; readonly problem: FileProblem };

export type ImportOutcome =
  | { readonly kind: "imported"; readonly invited: number; readonly known: number; readonly refused: number }
  | Extract<PlanOutcome, { kind: "unreadable" }>;
