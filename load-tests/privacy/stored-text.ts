/**
 * Everything that a data folder holds, read as it lies on disk: every row of every table of every SQLite file, whatever
 * the table is called. A new table or object is therefore looked into from its first day.
 */

import { globSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Where something was found. */
export interface Trace {
  /** `D1`, or an object's class. */
  readonly store: string;
  readonly table: string;
  /** The name of what was looked for. */
  readonly what: string;
}

/** What to look for, by a name for it. Case and accents of what is stored do not matter. */
export type Needles = Readonly<Record<string, string>>;

/** Looks through a folder that no server uses. @throws Error when there is nothing to look through */
export function tracesIn(dataDir: string, needles: Needles): Trace[] {
  const files = globSync("{d1,do,cache,kv,r2,*}/**/*.sqlite", { cwd: dataDir });
  if (files.length === 0) throw new Error(`no SQLite file in ${dataDir}`);
  const found = new Map<string, Trace>();
  for (const file of files)
    for (const [table, text] of textsOf(join(dataDir, file)))
      for (const [what, needle] of Object.entries(needles))
        if (text.includes(folded(needle))) {
          const trace = { store: storeOf(file), table, what };
          found.set(JSON.stringify(trace), trace);
        }
  return [...found.values()];
}

/** `<name>.table`, sorted, of the traces of one thing. */
export function placesOf(traces: readonly Trace[], what: string): string[] {
  return traces
    .filter((trace) => trace.what === what)
    .map(({ store, table }) => `${store}.${table}`)
    .sort();
}

function storeOf(file: string): string {
  const folder = file.split("/").at(-2) ?? "";
  return file.startsWith("d1/") ? "D1" : (/(\w+)$/u.exec(folder)?.[1] ?? folder);
}

function* textsOf(path: string): Generator<readonly [table: string, text: string]> {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    for (const { name } of tables) {
      const rows = database.prepare(`SELECT * FROM "${name}"`);
      rows.setReadBigInts(true);
      for (const row of rows.iterate()) yield [String(name), Object.values(row).map(textOf).join("\n")];
    }
  } finally {
    database.close();
  }
}

/** Bytes are read as Latin letters, so that text in them is found; UTF-8 in them as well. */
function textOf(value: unknown): string {
  if (!(value instanceof Uint8Array)) return folded(String(value));
  const bytes = Buffer.from(value);
  return folded(`${bytes.toString("latin1")}\n${bytes.toString("utf8")}`);
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
