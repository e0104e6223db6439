/** The shards' ledgers, read page by page from the service and replayed as they come. */

import type { LedgerRow } from "../../durable-objects/ticket-shard/ledger.ts";
import { genesis, hashOf, ticketIdOf } from "../../durable-objects/ticket-shard/ledger.ts";
import { LedgerReplay } from "../../durable-objects/ticket-shard/replay.ts";
import { call } from "../local/api-client.ts";
import type { Redemption } from "./redemption-table.ts";

/** The most the route gives. */
const PAGE_ROWS = 1_000;

export interface LedgerReader {
  /** Without a slash at its end. */
  readonly url: string;
  readonly adminToken: string;
  readonly slug: string;
}

/** A shard's ledger from its first row. */
export async function* ledgerRows(
  { url, adminToken, slug }: LedgerReader,
  shard: number,
): AsyncGenerator<LedgerRow> {
  for (let after = 0; ; ) {
    const path = `/api/admin/campaigns/${slug}/ledger/${shard}?after=${after}&limit=${PAGE_ROWS}`;
    const { data } = await call<{ data: readonly LedgerRow[] }>(url, path, { token: adminToken });
    yield* data;
    const last = data.at(-1);
    if (last === undefined || data.length < PAGE_ROWS) return;
    after = last.seq;
  }
}

export interface ReplayedCampaign {
  readonly campaign: string;
  readonly ticketCount: number;
  readonly shardCount: number;
  /** The campaign's seed, hex; undefined while it is secret: then the chain is checked, and the draws are not. */
  readonly seed: string | undefined;
}

/**
 * Replays one ledger and passes its redemptions on.
 * @returns what is wrong; undefined when the ledger is sound
 */
export async function replayShard(
  { seed, ...campaign }: ReplayedCampaign,
  shardIndex: number,
  rows: AsyncIterable<LedgerRow>,
  take: (redemption: Redemption) => void,
): Promise<string | undefined> {
  const check =
    seed === undefined
      ? chainCheck(campaign.campaign, shardIndex)
      : replayCheck(new LedgerReplay({ ...campaign, shardIndex }, seed));
  let problem: string | undefined;
  for await (const row of rows) {
    // What follows a broken row is read all the same: whoever was told of it is looked up there.
    problem ??= check(row);
    if (row.kind === "redemption") {
      const { serial, prize, player } = row;
      take({ serial, prize, player, ticketId: ticketIdOf(row) });
    }
  }
  return problem === undefined ? undefined : `shard ${shardIndex}: ${problem}`;
}

type RowCheck = (row: LedgerRow) => string | undefined;

function replayCheck(replay: LedgerReplay): RowCheck {
  return (row) => {
    const problem = replay.take(row);
    return problem === undefined ? undefined : `row ${row.seq}: ${problem}`;
  };
}

/** What can be checked while the seed is secret: that no row is missing, moved or changed. */
function chainCheck(campaign: string, shardIndex: number): RowCheck {
  let head = genesis(campaign, shardIndex);
  return (row) => {
    const before = head;
    head = row;
    if (row.seq !== before.seq + 1) return `row ${row.seq} follows row ${before.seq}`;
    if (row.at < before.at) return `row ${row.seq}: time runs backwards`;
    return hashOf(before.hash, row) === row.hash
      ? undefined
      : `row ${row.seq}: the hash does not fit the row and the one before`;
  };
}
