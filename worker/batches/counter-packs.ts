/** Packs as a shop activates them: by the first and the last code, of its own batches, in the default campaign. */

import { eq } from "drizzle-orm";
import { packBetween } from "../../durable-objects/campaign-desk/batch-decisions.ts";
import type { Pack, PackOutcome } from "../../durable-objects/campaign-desk/batch-outcomes.ts";
import { ticketsIn } from "../../durable-objects/campaign-desk/batch-ranges.ts";
import { deskOf } from "../../durable-objects/objects.ts";
import { users } from "../../migrations/schema.ts";
import { type KnownCampaign, readCampaign, rememberCampaign } from "../campaigns/known-campaigns.ts";
import { databaseOf } from "../database.ts";
import { actorOf } from "../staff.ts";
import type { StaffContext } from "../staff-context.ts";
import type { Store } from "../stores/store.ts";
import { listStores } from "../stores/stores.ts";
import { batchView, storeNameOf } from "./batch-view.ts";
import type { CounterPacks, PackActivation, PackCheck, PackView, ShopPacks } from "./batches.ts";
import { countRefusal, decodePack, type PackSerials } from "./pack-codes.ts";

export function counterPacks(context: StaffContext): CounterPacks {
  return {
    here: () => shopPacks(context),
    check: (first, last) => checkPack(context, first, last),
    activate: (first, last) => activatePack(context, first, last),
  };
}

async function shopPacks(context: StaffContext): Promise<ShopPacks> {
  const { env, now } = context;
  const [known, stores, store] = await Promise.all([
    readCampaign(env, env.DEFAULT_CAMPAIGN),
    listStores(env, now),
    ownStore(context),
  ]);
  const batches = (known?.catalogue.batches ?? [])
    .filter(({ status }) => status === "sent" || status === "active")
    .filter((batch) => store === null || batch.store === store)
    .map((batch) => batchView(batch, stores, null));
  return { store: stores.find(({ id }) => id === store) ?? null, batches };
}

async function checkPack(context: StaffContext, first: string, last: string): Promise<PackCheck> {
  const read = await readPack(context, first, last);
  if (read.kind !== "serials") return read;
  const pack = packBetween(read.campaign.catalogue, ...read.serials, read.store);
  if (pack.kind !== "pack") return countRefusal(context, pack);
  return { kind: "ready", pack: packView(pack, await listStores(context.env, context.now)) };
}

async function activatePack(context: StaffContext, first: string, last: string): Promise<PackActivation> {
  const { env, staff, now } = context;
  const read = await readPack(context, first, last);
  if (read.kind !== "serials") return read;
  const { campaign, serials, store } = read;
  const { slug } = campaign.catalogue;
  const outcome: PackOutcome = await deskOf(env, slug).activateRange({ serials, store }, actorOf(staff));
  if (outcome.kind === "no-campaign" || outcome.kind === "closed") return outcome;
  if (outcome.kind !== "changed") return countRefusal(context, outcome);
  rememberCampaign(env, outcome.catalogue);
  const { shardsBehind } = outcome;
  return { kind: "activated", pack: packView(outcome, await listStores(env, now)), shardsBehind };
}

interface ReadPack extends PackSerials {
  readonly campaign: KnownCampaign;
  /** Of the member of staff. */
  readonly store: string | null;
}

async function readPack(context: StaffContext, first: string, last: string) {
  const { env } = context;
  const campaign = await readCampaign(env, env.DEFAULT_CAMPAIGN);
  if (!campaign) return { kind: "no-campaign" } as const;
  const [decoded, store] = await Promise.all([
    decodePack(context, campaign.codes, first, last),
    ownStore(context),
  ]);
  return decoded.kind === "serials" ? ({ ...decoded, campaign, store } satisfies ReadPack) : decoded;
}

/** Where the member of staff stands. */
async function ownStore({ env, staff }: StaffContext): Promise<string | null> {
  const row = await databaseOf(env.DB)
    .select({ store: users.storeId })
    .from(users)
    .where(eq(users.id, staff.id))
    .get();
  return row?.store ?? null;
}

function packView({ batch, range }: Pack, stores: readonly Store[]): PackView {
  const { firstSerial, lastSerial } = range;
  const storeName = storeNameOf(batch, stores);
  return { label: batch.label, storeName, ticketCount: ticketsIn(range), firstSerial, lastSerial };
}
