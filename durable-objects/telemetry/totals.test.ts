import { describe, expect, it } from "vitest";
import { type Batch, readBatch, readCounts, writeBatch, writeCounts } from "./batch.ts";
import { COUNTERS, type CounterName, keyOf, seriesOf } from "./counters.ts";
import { REPORTERS_MAX, SERIES_MAX, Totals } from "./totals.ts";

const WON = keyOf("thetiptop_plays_total", "won");
const NOW = 1_000_000;

function batch(number: number, value = 1, reporter = "isolate"): Batch {
  return { from: { reporter, number }, counts: new Map([[WON, value]]) };
}

describe("the sums of what isolates report", () => {
  it("add up, whoever reports", () => {
    const totals = new Totals();
    totals.add(batch(1, 3), NOW);
    totals.add(batch(1, 4, "another"), NOW);
    totals.add(batch(2, 5), NOW);
    expect(totals.counts.get(WON)).toBe(12);
  });

  it("take a batch once, though its answer was lost and it came again, or came late", () => {
    const totals = new Totals();
    for (const number of [1, 1, 2, 1, 2]) totals.add(batch(number), NOW);
    expect(totals.counts.get(WON)).toBe(2);
  });

  it("take a batch without a sender as often as it comes", () => {
    const totals = new Totals();
    for (let i = 0; i < 3; i++) totals.add({ from: null, counts: new Map([[WON, 1]]) }, NOW);
    expect(totals.counts.get(WON)).toBe(3);
  });

  it("go on from where they were stored", () => {
    const totals = new Totals(readCounts(writeCounts(new Map([[WON, 7]]))));
    totals.add(batch(1), NOW);
    expect(totals.counts.get(WON)).toBe(8);
  });

  it("are bounded, and what is known goes on growing", () => {
    const totals = new Totals();
    const routes = Array.from({ length: SERIES_MAX + 5 }, (_, index) => [`${index}`, 1] as const);
    totals.add({ from: null, counts: new Map([[WON, 1], ...routes]) }, NOW);
    totals.add(batch(1), NOW);
    expect(totals.counts.size).toBe(SERIES_MAX);
    expect(totals.counts.get(WON)).toBe(2);
  });

  it("know who reported lately, and remember a bounded number", () => {
    const totals = new Totals();
    for (let i = 0; i < REPORTERS_MAX + 1; i++) totals.add(batch(1, 1, `${i}`), NOW + i);
    const end = NOW + REPORTERS_MAX;
    expect(totals.reportersSince(end, 9)).toBe(10);
    expect(totals.reportersSince(end, 2 * REPORTERS_MAX)).toBe(REPORTERS_MAX);
  });
});

describe("a batch", () => {
  it("arrives as it was sent", () => {
    expect(readBatch(writeBatch(batch(3, 2)))).toEqual(batch(3, 2));
  });

  it.each([
    ["an unknown counter", "thetiptop_invented_total", 1],
    ["a counter of other labels", keyOf("thetiptop_plays_total"), 1],
    ["a fall", WON, -1],
    ["nothing", WON, 0],
    ["no number", WON, Number.NaN],
  ])("leaves out %s", (_, key, value) => {
    expect(readBatch(writeBatch({ from: null, counts: new Map([[key, value]]) })).counts.size).toBe(0);
  });
});

it.each(Object.keys(COUNTERS) as CounterName[])("the key of %s says what it stands for", (name) => {
  const values = COUNTERS[name].labels.map((label) => `a ${label}`);
  expect(seriesOf(keyOf(name, ...values))).toEqual({
    name,
    labels: Object.fromEntries(COUNTERS[name].labels.map((label) => [label, `a ${label}`])),
  });
});
