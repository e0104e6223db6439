import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CampaignStatus } from "./definition.ts";
import { StatusMemory } from "./status-memory.ts";

const NOW = 1_000_000;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function statusOf(redemptions: number): CampaignStatus {
  return { redemptions } as CampaignStatus; // the memory looks at nothing in it
}

/** A reading that the test ends when it likes. */
function readings() {
  const ends: { resolve: (status: CampaignStatus | null) => void; reject: (error: Error) => void }[] = [];
  const read = () => new Promise<CampaignStatus | null>((resolve, reject) => ends.push({ resolve, reject }));
  return { ends, memory: new StatusMemory(read) };
}

describe("the status that anyone may ask for", () => {
  it("is read once for all who ask at the same time", async () => {
    const { ends, memory } = readings();
    const asked = [memory.recent(NOW), memory.recent(NOW), memory.recent(NOW)];
    ends[0]?.resolve(statusOf(5));
    for (const answer of await Promise.all(asked)) {
      expect(answer).toEqual({ status: { redemptions: 5 }, readAt: NOW, isOverdue: false });
    }
    expect(ends).toHaveLength(1);
  });

  it("is remembered for ten seconds", async () => {
    const { ends, memory } = readings();
    const first = memory.recent(NOW);
    ends[0]?.resolve(statusOf(5));
    await first;
    expect((await memory.recent(NOW + 9_999)).readAt).toBe(NOW);
    const next = memory.recent(NOW + 10_000);
    ends[1]?.resolve(statusOf(6));
    expect(await next).toEqual({ status: { redemptions: 6 }, readAt: NOW + 10_000, isOverdue: false });
    expect(ends).toHaveLength(2);
  });

  it("is the last known one, and said to be overdue, while the shards take their time", async () => {
    const { ends, memory } = readings();
    const first = memory.recent(NOW);
    ends[0]?.resolve(statusOf(5));
    await first;
    const late = memory.recent(NOW + 10_000);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await late).toEqual({ status: { redemptions: 5 }, readAt: NOW, isOverdue: true });
    ends[1]?.resolve(statusOf(6));
    await vi.advanceTimersByTimeAsync(0);
    expect(await memory.recent(NOW + 12_000)).toMatchObject({ readAt: NOW + 10_000, isOverdue: false });
  });

  it("is not read a second time while a reading goes on, however long that takes", async () => {
    const { ends, memory } = readings();
    const first = memory.recent(NOW);
    const second = memory.recent(NOW + 60_000);
    expect(ends).toHaveLength(1);
    ends[0]?.resolve(statusOf(5));
    expect([(await first).readAt, (await second).readAt]).toEqual([NOW, NOW]);
  });

  it("is asked of silent shards no more often than of others", async () => {
    const { ends, memory } = readings();
    const first = memory.recent(NOW);
    ends[0]?.reject(new Error("away"));
    expect(await first).toEqual({ status: null, readAt: 0, isOverdue: true });
    expect(await memory.recent(NOW + 9_999)).toMatchObject({ isOverdue: true });
    expect(ends).toHaveLength(1);
    const again = memory.recent(NOW + 10_000);
    ends[1]?.resolve(statusOf(1));
    expect(await again).toMatchObject({ isOverdue: false });
  });

  it("is looked for anew as long as there is no campaign", async () => {
    const { ends, memory } = readings();
    const first = memory.recent(NOW);
    ends[0]?.resolve(null);
    expect(await first).toMatchObject({ status: null, isOverdue: false });
    const next = memory.recent(NOW + 1);
    ends[1]?.resolve(statusOf(0));
    expect(await next).toMatchObject({ status: { redemptions: 0 } });
  });
});
