/** What the page of packs says of an answer. */

import type { PackActivation, PackCheck, PackEnd } from "../../../worker/batches/batches.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import type { PacksText } from "./packs.words.ts";

export type Refused = Exclude<PackCheck | PackActivation, { readonly kind: "ready" | "activated" }>;

/** Why a pack is not activated, and at which of the two fields to go on; null when at neither. */
export interface PackTrouble {
  readonly sentence: string;
  readonly end: PackEnd | null;
}

export function troubleOf(refused: Refused, { troubles }: PacksText): PackTrouble {
  switch (refused.kind) {
    case "malformed":
      return about(troubles.malformed[refused.end], refused.end);
    case "unknown":
      return about(troubles.unknown[refused.end], refused.end);
    case "unassigned":
      return about(troubles.unassigned);
    case "two-batches":
      return about(troubles.twoBatches(refused.firstLabel, refused.lastLabel));
    case "other-store":
      return about(troubles.otherStore(refused.batch.label));
    case "not-sent":
      return about(troubles.notSent(refused.batch.label));
    case "revoked":
      return about(troubles.revoked(refused.batch.label));
    case "already-active":
      return about(troubles.alreadyActive(refused.batch.label));
    case "partly-active":
      return about(troubles.partlyActive(refused.batch.label));
    case "too-many-batches":
      return about(troubles.tooMany);
    case "limited":
      return about(troubles.limited);
    case "no-campaign":
      return about(troubles.noCampaign);
    case "closed":
      return about(troubles.closed);
  }
}

function about(sentence: string, end: PackEnd | null = null): PackTrouble {
  return { sentence, end };
}

/** How many tickets have just been activated, as the address says after a form; undefined for any other text there. */
export function activatedIn(url: URL): number | undefined {
  const text = url.searchParams.get("activated") ?? "";
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}

export function activatedAddress(language: Language, ticketCount: number, shardsBehind: number): string {
  const behind = shardsBehind > 0 ? "&behind=1" : "";
  return `${pathOf("packs", language)}?activated=${ticketCount}${behind}`;
}
