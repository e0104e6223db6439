/** The rules as docs/retention.md prints them; `node load-tests/privacy/retention-table.ts` writes the lines. */

import { PERIODS_MS, RETENTION } from "../../worker/retention/rules.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const HEAD = ["where", "period", "counted from, or kept until", "why", "rule"];

/** Cells by row, without the head. */
export function retentionCells(): string[][] {
  return RETENTION.map(({ store, table, rule, until, reason }) => [
    `${store} \`${table}\``,
    rule === undefined ? "–" : periodText(PERIODS_MS[rule]),
    until,
    reason,
    rule === undefined ? "–" : `\`${rule}\``,
  ]);
}

/** « 30 days ». */
function periodText(milliseconds: number): string {
  if (milliseconds === 0) return "at once";
  return milliseconds < DAY_MS
    ? `${milliseconds / MINUTE_MS} minutes`
    : `${(milliseconds / DAY_MS).toLocaleString("en")} days`;
}

/** A table as Markdown has it, its columns in line. */
function markdownOf(rows: readonly (readonly string[])[]): string {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...rest] = rows;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rest.map(line)].join("\n");
}

if (import.meta.main) console.log(markdownOf([HEAD, ...retentionCells()]));
