/** What is judged, and how the figures are shown: a line for each page. */

import { CATEGORIES, type PageFigures, shortcomingsOf } from "./figures.ts";

export interface JudgedPage {
  readonly name: string;
  readonly path: string;
  /** Seen by the player, with two prizes won. */
  readonly signedIn?: boolean;
  /** The one audit that must fail here: search engines are asked not to list a page of somebody's own. */
  readonly skipped?: "is-crawlable";
}

const COLUMNS = [12, 13, 15, 16, 5, 8, 8, 8, 7] as const;

function row(cells: readonly (string | number)[]): string {
  return cells.map((cell, index) => String(cell).padEnd(COLUMNS[index] ?? 0)).join("");
}

export const HEADING = row(["page", ...CATEGORIES, "FCP ms", "LCP ms", "TBT ms", "CLS"]);

/** A page's line; what was skipped, and what falls short, are said at its end. */
export function lineOf({ name, skipped }: JudgedPage, figures: PageFigures): string {
  const { scores, firstPaintMs, largestPaintMs, blockedMs, layoutShift, failed } = figures;
  const times = [firstPaintMs, largestPaintMs, blockedMs].map(Math.round);
  const line = row([
    name,
    ...CATEGORIES.map((category) => scores[category]),
    ...times,
    layoutShift.toFixed(3),
  ]);
  const notes = [
    ...(skipped ? [`without ${skipped}: private on purpose`] : []),
    ...(shortcomingsOf(figures).length > 0 ? [`found: ${failed.join(", ")}`] : []),
  ];
  return notes.length > 0 ? `${line} (${notes.join("; ")})` : line;
}
