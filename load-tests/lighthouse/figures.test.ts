import { describe, expect, it } from "vitest";
import { figuresOf, type LighthouseReport, shortcomingsOf } from "./figures.ts";

/** A report of a perfect page, with what the test is about changed. */
function report(scores: Record<string, number | null> = {}, largestPaintMs = 1_000): LighthouseReport {
  const all = { performance: 1, accessibility: 1, "best-practices": 1, seo: 1, ...scores };
  return {
    categories: Object.fromEntries(Object.entries(all).map(([name, score]) => [name, { score }])),
    audits: {
      "largest-contentful-paint": { numericValue: largestPaintMs, score: 1 },
      "image-alt": { score: all.accessibility },
    },
  };
}

describe("the figures of a page", () => {
  it("are those of the median run for performance", () => {
    const figures = figuresOf([
      report({ performance: 0.9 }, 3_000),
      report({ performance: 1 }, 900),
      report({ performance: 0.98 }, 1_500),
    ]);
    expect(figures.scores.performance).toBe(98);
    expect(figures.largestPaintMs).toBe(1_500);
    expect(shortcomingsOf(figures)).toEqual([]);
  });

  it("are the worst ones for all else, with what was found", () => {
    const figures = figuresOf([report(), report({ accessibility: 0.96 }), report()]);
    expect(figures.failed).toEqual(["image-alt"]);
    expect(shortcomingsOf(figures)).toEqual(["accessibility"]);
  });

  it("fall short below 98 and below 100", () => {
    const figures = figuresOf([report({ performance: 0.97, "best-practices": 0.99, seo: 0.99 })]);
    expect(shortcomingsOf(figures)).toEqual(["performance", "best-practices", "seo"]);
  });

  it("are none when a page could not be judged", () => {
    expect(() => figuresOf([report({ seo: null })])).toThrow("seo");
    expect(() => figuresOf([])).toThrow("no report");
  });
});
