/** A campaign's stock account as a file for anyone: JSON, one value a line, from the desk's own events. */

import { createHash } from "node:crypto";
import type { CampaignCatalogue, Prize } from "../../durable-objects/campaign-desk/definition.ts";
import type { StockEvent } from "../../durable-objects/campaign-desk/stock-room.ts";
import { STOCK_FORMAT } from "../ledger-audit/stock-format.ts";
import type { StockLine } from "../ledger-audit/stock-line.ts";

export interface StockFile {
  readonly text: string;
  /** As its last line states it. */
  readonly sha256: string;
}

/** The whole file. The desk's events name no person, only prizes, shards and transfers. */
export function stockFile(
  {
    slug,
    shardCount,
    seedHash,
    prizes,
  }: Pick<CampaignCatalogue, "slug" | "shardCount" | "seedHash"> & {
    readonly prizes: readonly Pick<Prize, "name">[];
  },
  events: readonly StockEvent[],
): StockFile {
  const names = prizes.map(({ name }) => name);
  const start = {
    kind: "stock-account" as const,
    format: STOCK_FORMAT,
    campaign: slug,
    shardCount,
    seedHash,
    prizes: names,
  };
  // Whatever the desk writes down an audit must know, or it would call an honest account forged.
  const lines = [start, ...events] satisfies readonly Pick<StockLine, "kind">[];
  const body = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  const sha256 = createHash("sha256").update(body).digest("hex");
  return { text: `${body}${JSON.stringify({ kind: "end", events: events.length, sha256 })}\n`, sha256 };
}
