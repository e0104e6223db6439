/** Brings D1's winners back from every shard's ledger, then holds all of D1 against all ledgers. */

import type { CampaignCatalogue } from "../../durable-objects/campaign-desk/definition.ts";
import type { LedgerReader } from "../verify/ledgers.ts";
import { ledgerRows, replayShard } from "../verify/ledgers.ts";
import { Reconciliation } from "./reconciliation.ts";
import { ledgerRowAt, rebuiltPages, recount, storedWinners } from "./service.ts";

export interface Rebuilt {
  readonly redemptions: number;
  readonly added: number;
  readonly decidedAgain: number;
  readonly withoutAccount: number;
  /** What does not agree afterwards; empty when D1 equals the ledgers. */
  readonly differences: readonly string[];
}

export interface RebuiltCampaign extends LedgerReader {
  readonly catalogue: Pick<CampaignCatalogue, "shardCount" | "ticketCount">;
}

/** More in words help nobody; the count is always said. */
const DIFFERENCES_SHOWN = 20;

/**
 * May be cut short at any moment and run again; players and staff go on meanwhile.
 * @param say takes one line of progress at a time
 */
export async function rebuildWinners(
  campaign: RebuiltCampaign,
  say: (line: string) => void,
): Promise<Rebuilt> {
  const sum = { redemptions: 0, added: 0, decidedAgain: 0, withoutAccount: 0 };
  const { shardCount } = campaign.catalogue;
  for (let shard = 0; shard < shardCount; shard++) {
    let added = 0;
    for await (const page of rebuiltPages(campaign, shard)) {
      sum.redemptions += page.redemptions;
      sum.decidedAgain += page.decidedAgain;
      sum.withoutAccount += page.withoutAccount;
      added += page.added;
    }
    sum.added += added;
    if (added > 0) say(`shard ${shard}: ${added} put back`);
  }
  const { plays, isRecounted } = await recount(campaign);
  if (isRecounted) say(`charts: ${plays} plays where the ledgers have fewer; counted anew`);
  return { ...sum, differences: await differences(campaign, sum) };
}

async function differences(
  campaign: RebuiltCampaign,
  sum: Pick<Rebuilt, "redemptions" | "withoutAccount">,
): Promise<readonly string[]> {
  const { slug, catalogue } = campaign;
  const reconciliation = new Reconciliation(sum.redemptions);
  const broken: string[] = [];
  for (let shard = 0; shard < catalogue.shardCount; shard++) {
    const rows = ledgerRows(campaign, shard);
    const problem = await replayShard({ campaign: slug, ...catalogue, seed: undefined }, shard, rows, (row) =>
      reconciliation.takeRedemption(row),
    );
    if (problem !== undefined) broken.push(problem);
  }
  for await (const row of storedWinners(campaign)) reconciliation.takeStored(row);
  for (const row of reconciliation.strangers)
    reconciliation.settle(row, await ledgerRowAt(campaign, row.serial % catalogue.shardCount, row.seq));
  return [...broken, ...reconciliation.differences(sum)];
}

/** What was done and found, in lines for a terminal. */
export function reportLines({ differences, ...sum }: Rebuilt): string[] {
  const shown = differences.slice(0, DIFFERENCES_SHOWN);
  const more = differences.length - shown.length;
  return [
    `${sum.redemptions} redemptions in the ledgers, ${sum.added} winners put back, ${sum.decidedAgain} of them with what staff had decided;`,
    `${sum.withoutAccount} stay out because their players' accounts are gone. Winners that were there were not touched.`,
    ...shown.map((difference) => `  ✗ ${difference}`),
    ...(more > 0 ? [`  ✗ and ${more} more`] : []),
    differences.length === 0
      ? "D1 equals the ledgers."
      : `D1 DIFFERS from the ledgers: ${differences.length}.`,
  ];
}
