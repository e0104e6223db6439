/** What a sell-out remembers between sessions: it may be cut short at any point and called again. */

import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type K6Figures, readSummary } from "./k6-summary.ts";

const sizesSchema = z.object({ shards: z.number(), database: z.number() });
const progressSchema = z.object({
  /** Before the first play of the sell-out. */
  before: sizesSchema.extend({ redemptions: z.number() }),
  /** Seconds in which plays were sent, over all sessions. */
  seconds: z.number(),
  worstLagMs: z.number(),
  /** Plays whose answer nobody read, over all sessions. */
  unanswered: z.number(),
  /** Plays that may be under way while a wave runs: after a session that was cut short, nobody read their answers. */
  underWay: z.number(),
  memory: z.array(z.object({ second: z.number(), mib: z.number() })),
});
export type SellOutProgress = z.infer<typeof progressSchema>;
export type Sizes = z.infer<typeof sizesSchema>;

/** Where a data directory keeps its sell-out. */
export function sellOutFolder(dataDir: string): string {
  return join(dataDir, "load", "sell-out");
}

/** Undefined before the first session. */
export function readProgress(folder: string): SellOutProgress | undefined {
  const file = join(folder, "progress.json");
  return existsSync(file) ? progressSchema.parse(JSON.parse(readFileSync(file, "utf8"))) : undefined;
}

/** Whole or not at all: a session may be killed at any instant. */
export function writeProgress(folder: string, progress: SellOutProgress): void {
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `progress.json.${process.pid}`);
  writeFileSync(draft, JSON.stringify(progress));
  renameSync(draft, join(folder, "progress.json"));
}

/** The wins that players were told of in all sessions, a file for each run of k6. */
export function winsFilesIn(folder: string): string[] {
  return globSync("wave-*/wins.log", { cwd: folder })
    .sort()
    .map((file) => join(folder, file));
}

/** What k6 said of each wave that ran to its end, in all sessions. */
export function wavesIn(folder: string): K6Figures[] {
  return globSync("wave-*/summary.json", { cwd: folder }).map((file) =>
    readSummary(JSON.parse(readFileSync(join(folder, file), "utf8"))),
  );
}

/** Deletes what waves were given, tokens among it: only what they wrote is needed again. */
export function dropInputs(folder: string): void {
  for (const file of globSync("wave-*/{codes,players,staff,prizes}.json", { cwd: folder }))
    rmSync(join(folder, file));
}

/** A folder that no run of k6 has used. */
export function nextWave(folder: string): string {
  let number = 1;
  while (existsSync(join(folder, `wave-${number}`))) number++;
  return join(folder, `wave-${number}`);
}

/** Bytes that shards and D1 take on disk, write-ahead logs included. */
export function sizesOf(dataDir: string): Sizes {
  const bytesOf = (pattern: string) =>
    globSync(pattern, { cwd: dataDir }).reduce((sum, file) => sum + statSync(join(dataDir, file)).size, 0);
  return {
    shards: bytesOf("do/**/*TicketShard/*.sqlite*"),
    database: bytesOf("d1/*/*.sqlite*"),
  };
}
