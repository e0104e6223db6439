/** A local campaign's seed, secret until its close: for verifying, it is read from the desk's own file. */

import { copyFileSync, existsSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** The seed, hex; undefined when the desk's file is not found. The file is copied: its server may be writing to it. */
export function localSeed(dataDir: string, slug: string): string | undefined {
  const scratch = mkdtempSync(join(tmpdir(), "thetiptop-desk-"));
  try {
    for (const file of globSync("do/**/*CampaignDesk/*.sqlite", { cwd: dataDir })) {
      const copy = join(scratch, "desk.sqlite");
      for (const suffix of ["", "-wal"]) {
        rmSync(copy + suffix, { force: true });
        if (existsSync(join(dataDir, file + suffix)))
          copyFileSync(join(dataDir, file + suffix), copy + suffix);
      }
      const seed = seedIn(copy, slug);
      if (seed !== undefined) return seed;
    }
    return undefined;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function seedIn(file: string, slug: string): string | undefined {
  const database = new DatabaseSync(file);
  try {
    const desk = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'campaign'").get();
    if (desk === undefined) return undefined;
    const row = database.prepare("SELECT seed FROM campaign WHERE body->>'slug' = ?").get(slug);
    return row === undefined ? undefined : String(row["seed"]);
  } finally {
    database.close();
  }
}
