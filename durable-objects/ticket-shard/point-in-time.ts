/**
 * A shard's storage back to a moment of the last 30 days (docs/backup.md). Only code inside an object can ask the
 * platform for that, and it happens when the object starts anew.
 */

import type { CampaignState } from "./settings.ts";
import { STARTS_ANEW } from "./starts-anew.ts";

/** Where to go back to: a moment in milliseconds since the epoch, or the bookmark that undoes an earlier step back. */
export type RewindPoint =
  | { readonly kind: "moment"; readonly at: number }
  | { readonly kind: "bookmark"; readonly bookmark: string };

export type RewindPreparation =
  | {
      /** The next start goes back. */
      readonly kind: "prepared";
      /** The bookmark of what is there now. */
      readonly undo: string;
      /** Serials of the tickets that are cancelled now: their purchases were refunded, whatever the storage of then says. */
      readonly cancelled: readonly number[];
    }
  /** The platform's own words: no such bookmark, too long ago, or a storage that keeps no history (the local runtime's). */
  | { readonly kind: "refused"; readonly problem: string };

/** After it was told how far to go back: its answer is on its way by then, and the desk ends the object before, as a rule. */
export const ENDS_ITSELF_MS = 1_000;

type History = Pick<DurableObjectStorage, "getBookmarkForTime" | "onNextSessionRestoreBookmark">;

/**
 * An object on its way back. It comes about by itself even if the desk never hears that it may: a start at any later
 * time, by a deploy or an eviction, would lose all that was won until then.
 */
export class StepBack {
  readonly #storage: History;
  readonly #end: () => void;
  #isUnderWay = false;

  /** @param end ends the object */
  constructor(storage: History, end: () => void) {
    this.#storage = storage;
    this.#end = end;
  }

  /**
   * @param state of the campaign as the object knows it: an order that was long on its way may find it open again
   * @param readCancelled the serials of the tickets that are cancelled now
   */
  async prepare(
    point: RewindPoint,
    state: CampaignState,
    readCancelled: () => readonly number[],
  ): Promise<RewindPreparation> {
    if (state !== "paused") return { kind: "refused", problem: `the shard is ${state}` };
    const cancelled = readCancelled();
    this.#isUnderWay = true; // from here on none is cancelled
    const preparation = await prepareRewind(this.#storage, point, cancelled);
    if (preparation.kind === "prepared") setTimeout(this.#end, ENDS_ITSELF_MS);
    else this.#isUnderWay = false;
    return preparation;
  }

  /** @throws while the object is about to end: what it took in would be lost, and what it says is over */
  refuseMeanwhile(): void {
    if (this.#isUnderWay) throw new Error(`${STARTS_ANEW}: it goes back in time`);
  }
}

async function prepareRewind(
  storage: History,
  point: RewindPoint,
  cancelled: readonly number[],
): Promise<RewindPreparation> {
  try {
    const bookmark = point.kind === "moment" ? await storage.getBookmarkForTime(point.at) : point.bookmark;
    return { kind: "prepared", undo: await storage.onNextSessionRestoreBookmark(bookmark), cancelled };
  } catch (error) {
    return { kind: "refused", problem: String(error) };
  }
}
