/**
 * A shard's storage back to a moment of the last 30 days (docs/backup.md). Only code inside an object can ask the
 * platform for that, and it happens when the object starts anew.
 */

/** Where to go back to: a moment in milliseconds since the epoch, or the bookmark that undoes an earlier step back. */
export type RewindPoint =
  | { readonly kind: "moment"; readonly at: number }
  | { readonly kind: "bookmark"; readonly bookmark: string };

export type RewindPreparation =
  /** The next start goes back. @see undo the bookmark of what is there now */
  | { readonly kind: "prepared"; readonly undo: string }
  /** The platform's own words: no such bookmark, too long ago, or a storage that keeps no history (the local runtime's). */
  | { readonly kind: "refused"; readonly problem: string };

type History = Pick<DurableObjectStorage, "getBookmarkForTime" | "onNextSessionRestoreBookmark">;

/** Has the object's next start go back to a point. Nothing is different until then. */
export async function prepareRewind(storage: History, point: RewindPoint): Promise<RewindPreparation> {
  try {
    const bookmark = point.kind === "moment" ? await storage.getBookmarkForTime(point.at) : point.bookmark;
    return { kind: "prepared", undo: await storage.onNextSessionRestoreBookmark(bookmark) };
  } catch (error) {
    return { kind: "refused", problem: String(error) };
  }
}
