import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BoardPulse, REPORT_INTERVAL_MS } from "./board-pulse.ts";

const UNWATCHED_MS = 15_000;

/** A shard whose every play is one commit, and the board as the reports make it. */
function shard(answer: () => Promise<number> = async () => REPORT_INTERVAL_MS) {
  const reports: number[] = [];
  const failures: number[] = [];
  let played = 0;
  const pulse = new BoardPulse({
    report: async () => {
      const figures = played;
      const pauseMs = await answer();
      reports.push(figures);
      return pauseMs;
    },
    onFailure: (_error, pauseMs) => void failures.push(pauseMs),
  });
  function play(): void {
    played++;
    pulse.touch();
  }
  return { pulse, reports, failures, play };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a shard's reports", () => {
  it("are one for all commits of half a second", async () => {
    const { reports, play } = shard();
    for (let count = 0; count < 100; count++) play();
    expect(reports).toEqual([]);
    await vi.advanceTimersByTimeAsync(REPORT_INTERVAL_MS);
    expect(reports).toEqual([100]);
  });

  it("always end with one after the last commit, also with one that came while a report was under way", async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const { reports, play } = shard(() => promise);
    play();
    await vi.advanceTimersByTimeAsync(REPORT_INTERVAL_MS);
    play();
    resolve(REPORT_INTERVAL_MS);
    await vi.advanceTimersByTimeAsync(REPORT_INTERVAL_MS);
    expect(reports).toEqual([1, 2]);
  });

  it("stop when nothing is played", async () => {
    const { reports, play } = shard();
    play();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reports).toEqual([1]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("are tried again, ever less often, until the board has them", async () => {
    let isDown = true;
    const { reports, failures, play } = shard(async () => {
      if (isDown) throw new Error("no board");
      return REPORT_INTERVAL_MS;
    });
    play();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(failures.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000]);
    expect(Math.max(...failures)).toBe(30_000);
    isDown = false;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(reports).toEqual([1]);
  });

  it("are seldom while the board says that nobody watches", async () => {
    const { reports, play } = shard(async () => UNWATCHED_MS);
    for (let second = 0; second < 60; second++) {
      play();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(reports.length).toBeLessThanOrEqual(5);
  });

  it("come soon again once the board has asked, whatever an older answer said", async () => {
    let answer = Promise.resolve(UNWATCHED_MS);
    const { pulse, reports, play } = shard(() => answer);
    play();
    await vi.advanceTimersByTimeAsync(REPORT_INTERVAL_MS);
    play(); // planned for a quarter of a minute later
    pulse.told();
    play();
    const { promise, resolve } = Promise.withResolvers<number>();
    answer = promise;
    await vi.advanceTimersByTimeAsync(REPORT_INTERVAL_MS);
    pulse.told(); // the board asked while a report was under way
    play();
    resolve(UNWATCHED_MS);
    await vi.advanceTimersByTimeAsync(REPORT_INTERVAL_MS);
    expect(reports).toEqual([1, 3, 4]);
  });
});
