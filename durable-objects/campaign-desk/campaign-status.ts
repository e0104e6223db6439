/** What a campaign's shards say of it, put together: read from every one of them, now. */

import { balanceOf } from "./balance.ts";
import type { CampaignStatus } from "./definition.ts";
import type { DeskStore } from "./desk-store.ts";
import type { RunningCampaign } from "./running-campaign.ts";

/** The stock equation, the outboxes and the settings. */
export async function readStatus(campaign: RunningCampaign, store: DeskStore): Promise<CampaignStatus> {
  const { record, room } = campaign;
  const seqBefore = store.stockEventCount();
  const pending = [...room.pending.values()];
  const desk = { stock: room.stock, reserve: room.reserve };
  const shards = await campaign.progress(pending);
  const oldest = Math.min(
    ...shards.map(({ oldestPendingAt }) => oldestPendingAt ?? Number.POSITIVE_INFINITY),
  );
  const balance = balanceOf(desk, pending, shards);
  return {
    catalogue: campaign.catalogue,
    balance,
    consistent: store.stockEventCount() === seqBefore,
    redemptions: balance.reduce((sum, { awarded }) => sum + awarded, 0),
    outbox: {
      depth: shards.reduce((sum, { outboxDepth }) => sum + outboxDepth, 0),
      lagMs: Number.isFinite(oldest) ? Math.max(0, Date.now() - oldest) : 0,
    },
    settings: { version: record.version, shardsBehind: campaign.shardsBehind },
    transfers: { ...room.transfers },
  };
}
