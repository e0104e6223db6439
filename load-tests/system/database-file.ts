/** D1's file as the local runtime keeps it, for the moments when no server runs. */

import { globSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { WinnerRow } from "./house.ts";

/** The winners that are on disk. Read only: not even the write-ahead log is touched. */
export function winnersOnDisk(dataDir: string, campaign: string): WinnerRow[] {
  const files = globSync("d1/*/*.sqlite", { cwd: dataDir }).filter(
    (file) => !file.endsWith("metadata.sqlite"),
  );
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) throw new Error(`expected one D1 file, found ${files.length}`);
  const database = new DatabaseSync(join(dataDir, file), { readOnly: true });
  try {
    const query = database.prepare(
      "SELECT id, serial, seq, user_id, prize FROM winners WHERE campaign = ? ORDER BY seq",
    );
    return query.all(campaign).map((row) => ({
      id: String(row["id"]),
      serial: Number(row["serial"]),
      seq: Number(row["seq"]),
      user_id: String(row["user_id"]),
      prize: Number(row["prize"]),
    }));
  } finally {
    database.close();
  }
}
