/** The table that `npm run headers` prints. */

import { RULES, type Rule } from "./observatory.ts";
import { MODIFIERS } from "./score-table.ts";
import { type Line, SCORE_WANTED } from "./scoring.ts";

const SHORT: Record<Rule, string> = {
  "content-security-policy": "CSP",
  cookies: "cook",
  "cross-origin-resource-sharing": "CORS",
  redirection: "https",
  "referrer-policy": "ref",
  "strict-transport-security": "HSTS",
  "subresource-integrity": "SRI",
  "x-content-type-options": "type",
  "x-frame-options": "frame",
  "cross-origin-resource-policy": "CORP",
};

/** A line a kind: how many were asked, the lowest score among them, and what each rule gave to that one. */
export function tableOf(lines: readonly Line[]): string {
  const head = ["kind", "answer", "asked", "score", ...RULES.map((rule) => SHORT[rule])];
  const rows = lines.map(({ name, status, type, count, lowest }) => [
    name,
    `${status} ${type}`,
    String(count),
    `${lowest.score}${lowest.score < SCORE_WANTED ? " !" : ""}`,
    ...RULES.map((rule) => signed(MODIFIERS[lowest.findings[rule]])),
  ]);
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join("  "),
    )
    .join("\n");
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points);
}

/** What each rule found in an answer that has too little. */
export function whyOf({ lowest }: Line): string {
  const faults = RULES.filter((rule) => MODIFIERS[lowest.findings[rule]] < 0).map(
    (rule) => lowest.findings[rule],
  );
  const { method = "GET", path } = lowest.kind.visit;
  return `${method} ${path}: ${lowest.score}, ${faults.join(", ") || "too few merits"}`;
}
