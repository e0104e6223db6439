/**
 * A shard's ledger as a file for anyone: JSON, one value a line. The first line says what is needed to replay it, the
 * last how long it is and its checksum; between them the rows, a page of the shard at a time.
 */

import { createHash } from "node:crypto";
import type { CampaignCatalogue } from "../../durable-objects/campaign-desk/definition.ts";
import type { LedgerRow, ShardHead } from "../../durable-objects/ticket-shard/ledger.ts";
import { publishedRow } from "../../durable-objects/ticket-shard/ledger.ts";
import { LEDGER_FORMAT } from "../ledger-audit/ledger-format.ts";

export interface LedgerFileStart {
  readonly kind: "campaign";
  readonly format: typeof LEDGER_FORMAT;
  readonly campaign: string;
  readonly shard: number;
  readonly shardCount: number;
  readonly ticketCount: number;
  /** SHA-256 of the seed's bytes, hex: public before the first play. */
  readonly seedHash: string;
  readonly seed: string;
}

export interface LedgerFileEnd {
  readonly kind: "end";
  readonly rows: number;
  /** Hash of the last row. */
  readonly headHash: string;
  /** SHA-256 of every byte before this line, hex. */
  readonly sha256: string;
}

export interface LedgerFileDeps {
  readonly campaign: Pick<CampaignCatalogue, "slug" | "shardCount" | "ticketCount" | "seedHash">;
  readonly seed: string;
  readonly shard: number;
  /** Where the ledger ends; it is written up to there. */
  readonly head: ShardHead;
  /** The rows after `afterSeq`, in order, some at a time. */
  readonly readPage: (afterSeq: number) => Promise<readonly LedgerRow[]>;
}

/** The file in pieces, each made when it is asked for. @throws Error when the shard has fewer rows than its head says */
export async function* ledgerFile(deps: LedgerFileDeps): AsyncGenerator<string> {
  const { campaign, seed, shard, head } = deps;
  const checksum = createHash("sha256");
  function counted(lines: readonly (LedgerFileStart | ReturnType<typeof publishedRow>)[]): string {
    const text = lines.map(lineOf).join("");
    checksum.update(text);
    return text;
  }
  const { slug, shardCount, ticketCount, seedHash } = campaign;
  const start = { kind: "campaign", format: LEDGER_FORMAT, campaign: slug, shard, shardCount } as const;
  yield counted([{ ...start, ticketCount, seedHash, seed }]);
  for (let seq = 0; seq < head.rows; ) {
    const rows = await deps.readPage(seq);
    const last = rows.at(-1);
    if (!last) throw new Error(`ledger ${slug}:${shard} ends at row ${seq}, not ${head.rows}`);
    seq = last.seq;
    yield counted(rows.map(publishedRow));
  }
  const end: LedgerFileEnd = {
    kind: "end",
    rows: head.rows,
    headHash: head.hash,
    sha256: checksum.digest("hex"),
  };
  yield lineOf(end);
}

function lineOf(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
