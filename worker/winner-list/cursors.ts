/** Places in the table of winners, as addresses hold them. */

import type { ClaimPlace } from "./statements.ts";

/** Sorted by handing over, those that were not handed over follow at the end, by their play. */
export type Place =
  | { readonly kind: "play"; readonly id: string }
  | ({ readonly kind: "claim" } & ClaimPlace);

const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const PLAY = new RegExp(`^(${ID})$`);
const CLAIM = new RegExp(`^(\\d{1,15})_(${ID})$`);

export function writePlace(place: Place): string {
  return place.kind === "play" ? place.id : `${place.at}_${place.id}`;
}

/** @returns null for what is none of ours: then the list begins at its beginning */
export function readPlace(text: string | null): Place | null {
  const claim = CLAIM.exec(text ?? "");
  if (claim) return { kind: "claim", at: Number(claim[1]), id: claim[2] ?? "" };
  const play = PLAY.exec(text ?? "");
  return play ? { kind: "play", id: play[1] ?? "" } : null;
}
