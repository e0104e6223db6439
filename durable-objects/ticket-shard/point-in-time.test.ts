import { describe, expect, it } from "vitest";
import { prepareRewind } from "./point-in-time.ts";

/** A storage with a history of one moment, that writes down what it is asked to go back to. */
function storage() {
  const goesBackTo: string[] = [];
  return {
    goesBackTo,
    async getBookmarkForTime(at: number | Date) {
      if (at !== 1_000) throw new Error("no such moment");
      return "the-first-second";
    },
    async onNextSessionRestoreBookmark(bookmark: string) {
      goesBackTo.push(bookmark);
      return "what-is-there-now";
    },
  };
}

describe("a storage that goes back", () => {
  it("to a moment, and names the way back", async () => {
    const history = storage();
    expect(await prepareRewind(history, { kind: "moment", at: 1_000 })).toEqual({
      kind: "prepared",
      undo: "what-is-there-now",
    });
    expect(history.goesBackTo).toEqual(["the-first-second"]);
  });

  it("to a bookmark as it is", async () => {
    const history = storage();
    await prepareRewind(history, { kind: "bookmark", bookmark: "what-was-there" });
    expect(history.goesBackTo).toEqual(["what-was-there"]);
  });

  it("says why it cannot, and goes nowhere", async () => {
    const history = storage();
    expect(await prepareRewind(history, { kind: "moment", at: 2_000 })).toEqual({
      kind: "refused",
      problem: "Error: no such moment",
    });
    expect(history.goesBackTo).toEqual([]);
  });
});
