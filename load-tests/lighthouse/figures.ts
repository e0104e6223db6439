/** What Lighthouse found, and whether it is good enough. */

/** The part of a Lighthouse report that is read. */
export interface LighthouseReport {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<
    Record<string, { readonly numericValue?: number; readonly score: number | null }>
  >;
}

export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Category = (typeof CATEGORIES)[number];

/** Of 100. Performance varies with the machine by a point or two; the others are facts. */
export const WANTED: Readonly<Record<Category, number>> = {
  performance: 98,
  accessibility: 100,
  "best-practices": 100,
  seo: 100,
};

export interface PageFigures {
  readonly scores: Readonly<Record<Category, number>>;
  /** Of the median run, in milliseconds; the shift has no unit. */
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  readonly blockedMs: number;
  readonly layoutShift: number;
  /** Audits that cost points in any run, by their names. */
  readonly failed: readonly string[];
}

/**
 * The figures of a page: performance by the median run, the rest by the worst.
 * @throws when a report lacks a score: the page did not load, and no figure is no good figure
 */
export function figuresOf(reports: readonly LighthouseReport[]): PageFigures {
  const byPerformance = [...reports].sort((a, b) => scoreOf(a, "performance") - scoreOf(b, "performance"));
  const median = byPerformance[Math.floor((byPerformance.length - 1) / 2)];
  if (median === undefined) throw new Error("Lighthouse made no report");
  const worst = (category: Category) => Math.min(...reports.map((report) => scoreOf(report, category)));
  return {
    scores: {
      performance: scoreOf(median, "performance"),
      accessibility: worst("accessibility"),
      "best-practices": worst("best-practices"),
      seo: worst("seo"),
    },
    firstPaintMs: numberOf(median, "first-contentful-paint"),
    largestPaintMs: numberOf(median, "largest-contentful-paint"),
    blockedMs: numberOf(median, "total-blocking-time"),
    layoutShift: numberOf(median, "cumulative-layout-shift"),
    failed: [...new Set(reports.flatMap(failedAudits))].sort(),
  };
}

/** The categories in which a page is not good enough. */
export function shortcomingsOf({ scores }: PageFigures): Category[] {
  return CATEGORIES.filter((category) => scores[category] < WANTED[category]);
}

function scoreOf({ categories }: LighthouseReport, category: Category): number {
  const score = categories[category]?.score;
  if (score === undefined || score === null) throw new Error(`Lighthouse has no score for ${category}`);
  return Math.round(score * 100);
}

function numberOf({ audits }: LighthouseReport, audit: string): number {
  return audits[audit]?.numericValue ?? Number.NaN;
}

function failedAudits({ audits }: LighthouseReport): string[] {
  return Object.entries(audits)
    .filter(([, { score }]) => score !== null && score < 1)
    .map(([name]) => name);
}
