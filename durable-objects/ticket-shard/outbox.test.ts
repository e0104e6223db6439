import { describe, expect, it } from "vitest";
import type { RedemptionRow } from "./ledger.ts";
import type { OutboxDeps } from "./outbox.ts";
import { MAX_ROWS_PER_DRAIN, Outbox } from "./outbox.ts";

/** The n-th redemption of a ledger; serial and seq differ, so that one cannot pass for the other. */
function redemption(n: number): RedemptionRow {
  return {
    kind: "redemption",
    seq: 2 * n,
    at: n,
    hash: "",
    serial: 100_000 - n,
    player: "ada",
    prize: 0,
    r: 0,
  };
}

/** An outbox with `count` redemptions in it, and everything it says to the world, in order. */
function recordedOutbox(count: number) {
  const stored: RedemptionRow[] = [];
  const log: string[] = [];
  const delivered: number[] = [];
  /** What D1 does with the next inserts, one entry each; it takes them when there is none. */
  const answers: (() => Promise<void>)[] = [];
  for (let n = 1; n <= count; n++) stored.push(redemption(n));
  const deps: OutboxDeps = {
    read: (afterSeq, limit) => {
      const rows = stored.filter(({ seq }) => seq > afterSeq).slice(0, limit);
      const winners = JSON.stringify(rows.map(({ seq }) => seq));
      return { winners, count: rows.length, lastSeq: rows.at(-1)?.seq ?? null };
    },
    deliver: async (winners) => {
      const sent = JSON.parse(winners) as number[];
      log.push(`deliver ${sent[0]}..${sent.at(-1)}`);
      await answers.shift()?.();
      delivered.push(...sent);
      log.push("delivered");
    },
    saveDrainedSeq: (seq) => {
      log.push(`watermark ${seq}`);
    },
  };
  const outbox = new Outbox(deps, 0, count);
  const push = (n: number) => {
    stored.push(redemption(n));
    outbox.add(1);
  };
  return { outbox, push, log, delivered, answers };
}

function seqs(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => 2 * (from + index));
}

const d1Fails = () => Promise.reject(new Error("D1_ERROR: overloaded"));

describe("the outbox", () => {
  it("says nothing to D1 while it is empty", async () => {
    const { outbox, log } = recordedOutbox(0);
    await outbox.drain();
    expect(log).toEqual([]);
    expect(outbox.depth).toBe(0);
  });

  it("sends in the ledger's order and moves its watermark only after D1 has the rows", async () => {
    const { outbox, log, delivered } = recordedOutbox(3);
    expect(outbox.depth).toBe(3);
    expect(outbox.drainedSeq).toBe(0);
    await outbox.drain();
    expect(delivered).toEqual(seqs(1, 3));
    expect(log).toEqual(["deliver 2..6", "delivered", "watermark 6"]);
    expect(outbox.depth).toBe(0);
  });

  it("sends a thousand rows at a time, each with a watermark of its own", async () => {
    const { outbox, log, delivered } = recordedOutbox(2 * MAX_ROWS_PER_DRAIN + 1);
    await outbox.drain();
    expect(delivered).toEqual(seqs(1, 2001));
    expect(log.filter((line) => line !== "delivered")).toEqual([
      "deliver 2..2000",
      "watermark 2000",
      "deliver 2002..4000",
      "watermark 4000",
      "deliver 4002..4002",
      "watermark 4002",
    ]);
  });

  it("keeps every row when D1 fails, and sends them all with the next drain", async () => {
    const { outbox, log, delivered, answers } = recordedOutbox(3);
    answers.push(d1Fails);
    await expect(outbox.drain()).rejects.toThrow("overloaded");
    expect(log).toEqual(["deliver 2..6"]);
    expect(outbox.depth).toBe(3);
    expect(outbox.drainedSeq).toBe(0);
    await outbox.drain();
    expect(delivered).toEqual(seqs(1, 3));
    expect(outbox.depth).toBe(0);
  });

  it("keeps what came before a failure as sent, and goes on behind it", async () => {
    const { outbox, log, delivered, answers } = recordedOutbox(MAX_ROWS_PER_DRAIN + 5);
    answers.push(() => Promise.resolve(), d1Fails);
    await expect(outbox.drain()).rejects.toThrow("overloaded");
    expect(log.at(-2)).toBe("watermark 2000");
    expect(outbox.depth).toBe(5);
    await outbox.drain();
    expect(delivered).toEqual(seqs(1, 1005));
    expect(log.at(-1)).toBe("watermark 2010");
  });

  it("leaves what is pushed during a drain to the next one", async () => {
    const { outbox, push, delivered, answers, log } = recordedOutbox(2);
    answers.push(async () => push(3));
    await outbox.drain();
    expect(delivered).toEqual(seqs(1, 2));
    expect(log.at(-1)).toBe("watermark 4");
    expect(outbox.depth).toBe(1);
    expect(outbox.drainedSeq).toBe(4);
    await outbox.drain();
    expect(delivered).toEqual(seqs(1, 3));
  });

  it("lets drains that overlap share one, which fails for all or none", async () => {
    const { outbox, delivered, answers, log } = recordedOutbox(2);
    answers.push(d1Fails);
    const results = await Promise.allSettled([outbox.drain(), outbox.drain(), outbox.drain()]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(log).toEqual(["deliver 2..4"]);
    await Promise.all([outbox.drain(), outbox.drain()]);
    expect(delivered).toEqual(seqs(1, 2));
  });
});
