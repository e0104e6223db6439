import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchOf, refusalOf } from "./admission.ts";
import { CLOSES_AT, MIDWAY, OPENS_AT, settingsOf } from "./builders.fixture.ts";
import type { Batch, BatchStatus } from "./settings.ts";

const SERIAL = 23;

function batch(firstSerial: number, lastSerial: number, status: BatchStatus = "active"): Batch {
  const label = `${firstSerial} to ${lastSerial}`;
  return { id: `${firstSerial}`, label, firstSerial, lastSerial, status, store: null, use: "printed" };
}

/** Batches in order that never overlap: some touch, some leave gaps. */
const sortedBatches = fc
  .array(fc.record({ gap: fc.nat(3), length: fc.integer({ min: 1, max: 5 }) }), { maxLength: 12 })
  .map((ranges) => {
    let next = 0;
    return ranges.map(({ gap, length }) => {
      const first = next + gap;
      next = first + length;
      return batch(first, next - 1);
    });
  });

describe("whether a ticket may be played", () => {
  it("is yes in an open campaign, within its dates, from an active batch", () => {
    expect(refusalOf(settingsOf(), SERIAL, MIDWAY)).toBeUndefined();
  });

  it("is no before the desk has told anything: that is a draft", () => {
    expect(refusalOf(undefined, SERIAL, MIDWAY)).toEqual({ kind: "campaign-not-active", why: "draft" });
  });

  it.each(["draft", "paused", "closed", "archived"] as const)("is no while the campaign is %s", (state) => {
    expect(refusalOf(settingsOf({ state }), SERIAL, MIDWAY)).toEqual({
      kind: "campaign-not-active",
      why: state,
    });
  });

  it("begins with the first millisecond and ends before the last", () => {
    const whyAt = (now: number) => refusalOf(settingsOf(), SERIAL, now);
    expect(whyAt(OPENS_AT - 1)).toEqual({ kind: "campaign-not-active", why: "not-yet-open" });
    expect(whyAt(OPENS_AT)).toBeUndefined();
    expect(whyAt(CLOSES_AT - 1)).toBeUndefined();
    expect(whyAt(CLOSES_AT)).toEqual({ kind: "campaign-not-active", why: "over" });
  });

  it.each(["prepared", "sent", "revoked"] as const)("is no for a batch that is %s", (status) => {
    const settings = settingsOf({ batches: [batch(0, 22), batch(23, 23, status), batch(24, 999)] });
    expect(refusalOf(settings, SERIAL, MIDWAY)).toEqual({ kind: "batch-not-active", status });
    expect(refusalOf(settings, SERIAL - 1, MIDWAY)).toBeUndefined();
    expect(refusalOf(settings, SERIAL + 1, MIDWAY)).toBeUndefined();
  });

  it("is no for a ticket in no batch", () => {
    const refusal = { kind: "batch-not-active", status: "unassigned" };
    expect(refusalOf(settingsOf({ batches: [batch(0, 22), batch(24, 999)] }), SERIAL, MIDWAY)).toEqual(
      refusal,
    );
    expect(refusalOf(settingsOf({ batches: [] }), SERIAL, MIDWAY)).toEqual(refusal);
  });

  it("speaks of the campaign before the batch, and of its state before its dates", () => {
    const settings = settingsOf({ state: "paused", batches: [] });
    expect(refusalOf(settings, SERIAL, CLOSES_AT)).toEqual({ kind: "campaign-not-active", why: "paused" });
    expect(refusalOf({ ...settings, state: "open" }, SERIAL, CLOSES_AT)).toEqual({
      kind: "campaign-not-active",
      why: "over",
    });
  });
});

describe("the batch of a serial", () => {
  it("is the one a search from first to last finds, for every serial", () => {
    fc.assert(
      fc.property(sortedBatches, (batches) => {
        for (let serial = 0; serial <= (batches.at(-1)?.lastSerial ?? 0) + 3; serial++) {
          const found = batches.find(
            ({ firstSerial, lastSerial }) => serial >= firstSerial && serial <= lastSerial,
          );
          expect(batchOf(batches, serial)).toBe(found);
        }
      }),
    );
  });
});
