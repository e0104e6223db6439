import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ENDS_ITSELF_MS, StepBack } from "./point-in-time.ts";

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

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function stepBackOf(history: ReturnType<typeof storage>, end = () => {}) {
  return new StepBack(history, end);
}

describe("a storage that goes back", () => {
  it("to a moment, and names the way back", async () => {
    const history = storage();
    expect(await stepBackOf(history).prepare({ kind: "moment", at: 1_000 }, "paused", () => [7])).toEqual({
      kind: "prepared",
      undo: "what-is-there-now",
      cancelled: [7],
    });
    expect(history.goesBackTo).toEqual(["the-first-second"]);
  });

  it("to a bookmark as it is", async () => {
    const history = storage();
    await stepBackOf(history).prepare({ kind: "bookmark", bookmark: "what-was-there" }, "paused", () => [7]);
    expect(history.goesBackTo).toEqual(["what-was-there"]);
  });

  it("says why it cannot, and goes nowhere", async () => {
    const history = storage();
    expect(await stepBackOf(history).prepare({ kind: "moment", at: 2_000 }, "paused", () => [7])).toEqual({
      kind: "refused",
      problem: "Error: no such moment",
    });
    expect(history.goesBackTo).toEqual([]);
  });
});

describe("an object on its way back", () => {
  const point = { kind: "moment", at: 1_000 } as const;

  it("ends by itself: a start of another time must not be the one that goes back", async () => {
    const end = vi.fn();
    await stepBackOf(storage(), end).prepare(point, "paused", () => [7]);
    vi.advanceTimersByTime(ENDS_ITSELF_MS - 1);
    expect(end).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(end).toHaveBeenCalledOnce();
  });

  it("refuses what would be lost with it, and no more once the platform has refused", async () => {
    const stepBack = stepBackOf(storage());
    expect(() => stepBack.refuseMeanwhile()).not.toThrow();
    const prepared = stepBack.prepare(point, "paused", () => [7]);
    expect(() => stepBack.refuseMeanwhile()).toThrow();
    await prepared;
    expect(() => stepBack.refuseMeanwhile()).toThrow();
    const other = stepBackOf(storage());
    await other.prepare({ kind: "moment", at: 2_000 }, "paused", () => [7]);
    expect(() => other.refuseMeanwhile()).not.toThrow();
  });

  it("does not go where its campaign is not paused: the order was too long on its way", async () => {
    for (const state of ["open", "closed"] as const) {
      const history = storage();
      expect(await stepBackOf(history).prepare(point, state, () => [])).toMatchObject({ kind: "refused" });
      expect(history.goesBackTo).toEqual([]);
    }
  });
});
