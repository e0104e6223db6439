import { describe, expect, it, vi } from "vitest";
import type { ReminderPage, ReminderProgress } from "./claim-reminders.ts";
import { ClaimReminders, REMIND_BEFORE_MS } from "./claim-reminders.ts";

const UNTIL = 100 * REMIND_BEFORE_MS;
const DUE = UNTIL - REMIND_BEFORE_MS;
const CAMPAIGN = { slug: "demo", state: "open", claimUntil: UNTIL } as const;
const D1_FAILS = new Error("D1_ERROR: overloaded");

/** A desk at an instant; D1 answers with these pages, then with empty ones. */
function deskAt(now: number, pages: (ReminderPage | Error)[] = []) {
  const state = { now, stored: undefined as ReminderProgress | undefined };
  const asked: string[] = [];
  const reminders = new ClaimReminders({
    progress: () => state.stored,
    saveProgress: (progress) => {
      state.stored = progress;
    },
    queuePage: async (campaign, { stage, afterId }) => {
      asked.push(`${campaign} ${stage} after ${afterId || "nobody"}`);
      const page = pages.shift() ?? { lastId: null, isLast: true };
      if (page instanceof Error) throw page;
      return page;
    },
    now: () => state.now,
  });
  return { reminders, state, asked };
}

describe("the plan", () => {
  it.each(["open", "paused", "closed"] as const)(
    "is a week before the deadline of an %s campaign",
    (state) => {
      expect(deskAt(0).reminders.nextAt({ ...CAMPAIGN, state })).toBe(DUE);
    },
  );

  it.each(["draft", "archived"] as const)("is none for a campaign that is %s", (state) => {
    expect(deskAt(0).reminders.nextAt({ ...CAMPAIGN, state })).toBeNull();
    expect(deskAt(DUE).reminders.nextAt({ ...CAMPAIGN, state })).toBeNull();
  });

  it("moves with the deadline", () => {
    expect(deskAt(0).reminders.nextAt({ ...CAMPAIGN, claimUntil: UNTIL + 5 })).toBe(DUE + 5);
  });

  it("is soon when the time has come, and none once the deadline is past", () => {
    expect(deskAt(DUE).reminders.nextAt(CAMPAIGN)).toBe(DUE + 1_000);
    expect(deskAt(UNTIL - 1).reminders.nextAt(CAMPAIGN)).not.toBeNull();
    expect(deskAt(UNTIL).reminders.nextAt(CAMPAIGN)).toBeNull();
  });
});

describe("reminding", () => {
  it("says nothing before its time", async () => {
    const { reminders, asked } = deskAt(DUE - 1);
    await reminders.attend(CAMPAIGN);
    expect(asked).toEqual([]);
  });

  it("goes through those who wait and then through those who were validated, page by page, once", async () => {
    const { reminders, asked } = deskAt(DUE, [
      { lastId: "b", isLast: false },
      { lastId: "c", isLast: true },
      { lastId: "a", isLast: false },
    ]);
    while (reminders.nextAt(CAMPAIGN) !== null) await reminders.attend(CAMPAIGN);
    expect(asked).toEqual([
      "demo PENDING after nobody",
      "demo PENDING after b",
      "demo VALIDATED after nobody",
      "demo VALIDATED after a",
    ]);
    await reminders.attend(CAMPAIGN);
    expect(asked).toHaveLength(4);
  });

  it("starts anew for another deadline", async () => {
    const { reminders, state, asked } = deskAt(DUE);
    while (reminders.nextAt(CAMPAIGN) !== null) await reminders.attend(CAMPAIGN);
    const later = { ...CAMPAIGN, claimUntil: UNTIL + 10 };
    expect(reminders.nextAt(later)).toBe(DUE + 10);
    state.now = DUE + 10;
    await reminders.attend(later);
    expect(asked.at(-1)).toBe("demo PENDING after nobody");
    expect(state.stored?.claimUntil).toBe(UNTIL + 10);
  });

  it("asks for the same page again when D1 failed, later and later, and never throws", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { reminders, state, asked } = deskAt(DUE, [
      { lastId: "b", isLast: false },
      ...Array.from({ length: 9 }, () => D1_FAILS),
    ]);
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 10; attempt++) {
      await reminders.attend(CAMPAIGN);
      const at = reminders.nextAt(CAMPAIGN) ?? 0;
      pauses.push(at - state.now);
      state.now = at;
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300].map((seconds) => seconds * 1_000));
    expect(new Set(asked.slice(1))).toEqual(new Set(["demo PENDING after b"]));
    await reminders.attend(CAMPAIGN);
    expect(state.stored).toEqual({ claimUntil: UNTIL, stage: "VALIDATED", afterId: "" });
  });

  it("does not ask before its pause after a failure is over", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { reminders, state, asked } = deskAt(DUE, [D1_FAILS]);
    await reminders.attend(CAMPAIGN);
    state.now += 1_999;
    await reminders.attend(CAMPAIGN);
    expect(asked).toHaveLength(1);
    state.now++;
    await reminders.attend(CAMPAIGN);
    expect(asked).toHaveLength(2);
  });
});
