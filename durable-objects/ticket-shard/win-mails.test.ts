import { describe, expect, it, vi } from "vitest";
import { MAX_ROWS_PER_DRAIN } from "./outbox.ts";
import { CALM_MS, LONGEST_WAIT_MS, WinMails } from "./win-mails.ts";

const D1_FAILS = () => Promise.reject(new Error("D1_ERROR: overloaded"));

/** A shard with `count` wins in D1, none of them mailed, one a second since `since`; everything it does, in order. */
function shardWith(count: number, { since = 0 } = {}) {
  const wins = Array.from({ length: count }, (_, index) => ({ seq: index + 1, at: since + index * 1_000 }));
  const log: string[] = [];
  const state = { mailedSeq: 0, isCalm: true, now: since };
  /** What D1 does with the next batches, one entry each; it takes them when there is none. */
  const answers: (() => Promise<void> | void)[] = [];
  const waiting = () => wins.filter(({ seq }) => seq > state.mailedSeq);
  const mails = new WinMails({
    oldestUnmailedAt: () => waiting()[0]?.at,
    read: (limit) => {
      const rows = waiting().slice(0, limit);
      const seqs = rows.map(({ seq }) => seq);
      return { winners: JSON.stringify(seqs), count: rows.length, lastSeq: seqs.at(-1) ?? null };
    },
    queue: async (winners) => {
      const seqs = JSON.parse(winners) as number[];
      log.push(`queue ${seqs[0]}..${seqs.at(-1)}`);
      await answers.shift()?.();
    },
    saveMailedSeq: (seq) => {
      log.push(`watermark ${seq}`);
      state.mailedSeq = seq;
    },
    isCalm: () => state.isCalm,
    now: () => state.now,
  });
  return { mails, log, state, answers };
}

describe("win mails", () => {
  it("say nothing to D1 and ask for nothing while nobody waits", async () => {
    const { mails, log } = shardWith(0);
    expect(await mails.attend()).toBeNull();
    expect(log).toEqual([]);
  });

  it("are queued a thousand at a time, the watermark behind each batch", async () => {
    const { mails, log } = shardWith(MAX_ROWS_PER_DRAIN + 1);
    expect(await mails.attend()).toBeNull();
    expect(log).toEqual(["queue 1..1000", "watermark 1000", "queue 1001..1001", "watermark 1001"]);
  });

  it("wait while plays come", async () => {
    const { mails, log, state } = shardWith(3);
    state.isCalm = false;
    expect(await mails.attend()).toBe(CALM_MS);
    expect(log).toEqual([]);
  });

  it("make room between two batches for a player who comes back", async () => {
    const { mails, log, state, answers } = shardWith(2_500);
    answers.push(() => {
      state.isCalm = false;
    });
    expect(await mails.attend()).toBe(CALM_MS);
    expect(log).toEqual(["queue 1..1000", "watermark 1000"]);
  });

  it("go in spite of plays to those who waited a minute, and to no more than their batch", async () => {
    const { mails, log, state } = shardWith(1_500, { since: 5_000_000 });
    state.isCalm = false;
    state.now = 5_000_000 + LONGEST_WAIT_MS - 1;
    expect(await mails.attend()).toBe(CALM_MS);
    expect(log).toEqual([]);
    state.now++;
    expect(await mails.attend()).toBe(CALM_MS);
    expect(log).toEqual(["queue 1..1000", "watermark 1000"]);
  });

  it("lose none when D1 fails, and ask again later and later, up to a minute", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { mails, log, state, answers } = shardWith(2);
    answers.push(...Array.from({ length: 7 }, () => D1_FAILS));
    const pauses: (number | null)[] = [];
    for (let attempt = 0; attempt < 8; attempt++) pauses.push(await mails.attend());
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, null]);
    expect(log.filter((line) => line.startsWith("watermark"))).toEqual(["watermark 2"]);
    expect(state.mailedSeq).toBe(2);
  });

  it("are queued once by two who ask at the same time", async () => {
    const { mails, log } = shardWith(2);
    expect(await Promise.all([mails.attend(), mails.attend()])).toEqual([null, null]);
    expect(log).toEqual(["queue 1..2", "watermark 2"]);
  });
});
