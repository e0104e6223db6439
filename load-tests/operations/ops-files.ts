/** What stands in ops/: read as text, for tests of what must hold among rules, dashboards, runbooks and metrics. */

import { readdirSync, readFileSync } from "node:fs";
import { inRepository } from "../local/paths.ts";

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(inRepository(folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);
}

export const RULE_FILES = filesIn("ops/prometheus/rules", ".yml");
export const RULE_TEST_FILES = filesIn("ops/prometheus/tests", ".yml");
export const DASHBOARD_FILES = filesIn("ops/grafana/dashboards", ".json");
export const RUNBOOK_FILES = filesIn("ops/runbooks", ".md").filter((path) => !path.endsWith("README.md"));

export function textOf(path: string): string {
  return readFileSync(inRepository(path), "utf8");
}

/** The names of all alerts, in the order of the rules. */
export function alertNames(): string[] {
  return RULE_FILES.flatMap((path) => found(textOf(path), /^ +- alert: (\w+)$/gmu));
}

/** The names of all recording rules. */
export function recordNames(): string[] {
  return RULE_FILES.flatMap((path) => found(textOf(path), /^ +- record: ([\w:]+)$/gmu));
}

/** Every query of a rule file: what stands behind `expr`, on its line or indented below it. */
export function ruleQueries(path: string): string[] {
  return found(textOf(path), /^ +expr: (?:\|\n)?((?:.+)(?:\n {10,}.+)*)$/gmu);
}

/** Every query of a dashboard, those of its variables included. */
export function dashboardQueries(path: string): string[] {
  return found(textOf(path), /"(?:expr|definition)": ("(?:[^"\\]|\\.)*")/gu).map(
    (text) => JSON.parse(text) as string,
  );
}

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, first = ""]) => first);
}

/** Of PromQL: functions, operators and modifiers that our queries use. A name that is missing here fails the test. */
const LANGUAGE = new Set(
  `sum max min rate increase histogram_quantile topk scalar vector absent time hour label_values
   by on group_left and or unless`.split(/\s+/u),
);

/** The metrics and recording rules that a query names. */
export function metricsIn(query: string): string[] {
  const bare = query
    .replaceAll(/"(?:[^"\\]|\\.)*"/gu, "") // label values
    .replaceAll(/\{[^}]*\}/gu, "") // matchers
    .replaceAll(/\[[^\]]*\]/gu, "") // ranges
    .replaceAll(/\b(?:by|on|group_left) *\([^)]*\)/gu, "") // label names
    .replace(/^label_values\((.*),.*\)$/u, "$1");
  return [...bare.matchAll(/[a-zA-Z_][\w:]*/gu)].map(([name]) => name).filter((name) => !LANGUAGE.has(name));
}
