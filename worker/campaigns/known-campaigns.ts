/**
 * What an isolate knows of campaigns: catalogue, codes and prizes ready to be shown. It words answers with this and
 * decides nothing by it: whether a play is taken is the shard's to say, however old the catalogue.
 */

import type { CampaignCatalogue } from "../../durable-objects/campaign-desk/definition.ts";
import { deskOf, type Reach } from "../../durable-objects/objects.ts";
import type { Env } from "../env.ts";
import { logThrown } from "../http/unexpected.ts";
import { withOneRetry } from "../retry.ts";
import type { PrizeView } from "../services.ts";
import { type CampaignCodes, createCampaignCodes } from "../tickets/codes/codes.ts";
import { type Language, prizeView } from "./prize-view.ts";

export interface KnownCampaign {
  readonly catalogue: CampaignCatalogue;
  readonly codes: CampaignCodes;
  /** By language, then by ordinal. */
  readonly prizes: Readonly<Record<Language, readonly (PrizeView | undefined)[]>>;
}

export type CampaignBindings = Pick<Env, "CODE_KEY"> & Reach<"CAMPAIGN_DESK">;

interface Entry {
  campaign: KnownCampaign;
  /** After this somebody reads again, while others still use what there is. */
  freshUntil: number;
  /** After this nobody uses it unread. */
  usableUntil: number;
}

const FRESH_MS = 10_000;
/** With visitors, an entry is never older than 10 s; this bounds what the first visitor after a quiet time sees. */
const USABLE_MS = 60_000;
/** Campaigns that run side by side are a handful; a catalogue with its codes is about 300 KB at most. */
const KNOWN_MAX = 32;

/** A name that nobody gave is asked of its desk once in so long, whoever plays with it. */
const ABSENT_MS = 5_000;
/** Made-up names can be many; beyond this they are forgotten early. */
const ABSENT_MAX = 1_000;

const known = new Map<string, Entry>();
/** Until when a slug is known to be nobody's. */
const absentUntil = new Map<string, number>();

/** The campaign of a slug; undefined when there is none. Stale ones are refreshed behind the answer. */
export async function findCampaign(
  bindings: CampaignBindings,
  ctx: Pick<ExecutionContext, "waitUntil">,
  slug: string,
  now = Date.now(),
): Promise<KnownCampaign | undefined> {
  const entry = known.get(slug);
  if (!entry && now < (absentUntil.get(slug) ?? 0)) return undefined;
  if (!entry || now >= entry.usableUntil) return readCampaign(bindings, slug);
  if (now >= entry.freshUntil) {
    entry.freshUntil = now + FRESH_MS; // one reader at a time; if it fails, the next tries again
    ctx.waitUntil(readCampaign(bindings, slug).catch(logRefresh));
  }
  return entry.campaign;
}

/** Reads the campaign from its desk, whatever is remembered. */
export async function readCampaign(
  bindings: CampaignBindings,
  slug: string,
): Promise<KnownCampaign | undefined> {
  const catalogue = await withOneRetry<CampaignCatalogue | null>(() => deskOf(bindings, slug).catalogue());
  if (catalogue) return rememberCampaign(bindings, catalogue);
  known.delete(slug);
  if (absentUntil.size >= ABSENT_MAX) absentUntil.clear();
  absentUntil.set(slug, Date.now() + ABSENT_MS);
  return undefined;
}

/** Takes in a catalogue that a desk has just answered with. An older version never replaces a newer one. */
export function rememberCampaign(
  bindings: Pick<Env, "CODE_KEY">,
  catalogue: CampaignCatalogue,
): KnownCampaign {
  const before = known.get(catalogue.slug)?.campaign;
  if (before && isSameCampaign(before.catalogue, catalogue) && before.catalogue.version > catalogue.version)
    return before;
  const campaign: KnownCampaign = {
    catalogue,
    codes:
      before && isSameCampaign(before.catalogue, catalogue) ? before.codes : codesOf(bindings, catalogue),
    prizes: { fr: prizeViews(catalogue, "fr"), en: prizeViews(catalogue, "en") },
  };
  absentUntil.delete(catalogue.slug);
  const now = Date.now();
  if (known.size >= KNOWN_MAX && !known.has(catalogue.slug)) known.clear();
  known.set(catalogue.slug, { campaign, freshUntil: now + FRESH_MS, usableUntil: now + USABLE_MS });
  return campaign;
}

/** What codes are made of never changes in a campaign's life; the seed's hash tells a namesake in a wiped database. */
function isSameCampaign(one: CampaignCatalogue, other: CampaignCatalogue): boolean {
  return (
    one.seedHash === other.seedHash &&
    one.codeFormat === other.codeFormat &&
    one.ticketCount === other.ticketCount &&
    one.shardCount === other.shardCount
  );
}

function codesOf(bindings: Pick<Env, "CODE_KEY">, catalogue: CampaignCatalogue): CampaignCodes {
  return createCampaignCodes({
    rootKey: bindings.CODE_KEY,
    campaign: catalogue.slug,
    format: catalogue.codeFormat,
    ticketCount: catalogue.ticketCount,
    shardCount: catalogue.shardCount,
  });
}

function prizeViews(catalogue: CampaignCatalogue, language: Language): (PrizeView | undefined)[] {
  const views: (PrizeView | undefined)[] = [];
  for (const prize of catalogue.prizes) views[prize.ordinal] = prizeView(prize, language);
  return views;
}

function logRefresh(error: unknown): void {
  logThrown(error, { requestId: "-", method: "-", route: "refresh of a campaign" });
}
