/** From the file somebody exported to rows of five cells. Pure; what is in the cells is judged in plan-import.ts. */

import Papa from "papaparse";
import { folded } from "./folded.ts";
import {
  type FileProblem,
  IMPORT_COLUMNS,
  IMPORT_LINES_MAX,
  IMPORT_MAX_BYTES,
  type ImportColumn,
  type ImportSource,
} from "./import.ts";

/** What heads a column, folded; French and English, as people write them. */
const HEADINGS: Record<ImportColumn, readonly string[]> = {
  firstName: ["prenom", "first name", "firstname", "given name"],
  lastName: ["nom", "nom de famille", "last name", "lastname", "surname", "family name"],
  email: [
    "e mail",
    "email",
    "courriel",
    "adresse e mail",
    "adresse email",
    "mail",
    "e mail address",
    "email address",
  ],
  store: ["boutique", "magasin", "shop", "store"],
  role: ["role", "fonction"],
};

/** Those that a file may leave out: a shop and a role have a sensible default. */
const OPTIONAL: readonly ImportColumn[] = ["store", "role"];

export interface FileRow {
  readonly line: number;
  readonly cells: Readonly<Record<ImportColumn, string>>;
}

export type FileRead =
  | { readonly kind: "read"; readonly text: string; readonly rows: readonly FileRow[] }
  | { readonly kind: "unreadable"; readonly problem: FileProblem };

/** Reads UTF-8, or Windows-1252 where it is no UTF-8; commas, semicolons or tabs. */
export function readFile(source: ImportSource): FileRead {
  // Text in characters: what came as Windows-1252 grows when it is sent again to confirm.
  if (source.length > IMPORT_MAX_BYTES) return unreadable({ kind: "too-large" });
  const text = (typeof source === "string" ? source : decoded(source)).replace(/^\uFEFF/, "");
  // A spreadsheet's own file is an archive: it has zeros, and no text has.
  if (text.includes("\0")) return unreadable({ kind: "not-text" });
  const [head, ...rows] = records(text);
  if (head === undefined) return unreadable({ kind: "empty" });
  const places = placesOf(head.cells);
  const missing = IMPORT_COLUMNS.filter(
    (column) => !OPTIONAL.includes(column) && places[column] === undefined,
  );
  if (missing.length > 0) return unreadable({ kind: "columns", missing });
  if (rows.length === 0) return unreadable({ kind: "empty" });
  if (rows.length > IMPORT_LINES_MAX) return unreadable({ kind: "too-many-lines", count: rows.length });
  return {
    kind: "read",
    text,
    rows: rows.map(({ line, cells }) => ({ line, cells: byColumn(cells, places) })),
  };
}

function unreadable(problem: FileProblem): FileRead {
  return { kind: "unreadable", problem };
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes); // what spreadsheets on Windows save
  }
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows that have something in them, each with the line it begins on: a quoted cell may hold several. */
function records(text: string): Row[] {
  const found: Row[] = [];
  let line = 1;
  let read = 0;
  Papa.parse<string[]>(text, {
    delimitersToGuess: [";", ",", "\t"],
    step: ({ data, meta }) => {
      if (data.some((cell) => cell.trim() !== "")) found.push({ line, cells: data });
      line += text.slice(read, meta.cursor).match(/\r\n|\r|\n/g)?.length ?? 0;
      read = meta.cursor;
    },
  });
  return found;
}

type Places = Partial<Record<ImportColumn, number>>;

function placesOf(cells: readonly string[]): Places {
  const headings = cells.map(folded);
  return Object.fromEntries(
    IMPORT_COLUMNS.flatMap((column) => {
      const place = headings.findIndex((heading) => HEADINGS[column].includes(heading));
      return place < 0 ? [] : [[column, place]];
    }),
  );
}

function byColumn(cells: readonly string[], places: Places): Record<ImportColumn, string> {
  const cell = (column: ImportColumn) => (cells[places[column] ?? -1] ?? "").trim();
  return {
    firstName: cell("firstName"),
    lastName: cell("lastName"),
    email: cell("email"),
    store: cell("store"),
    role: cell("role"),
  };
}
