/** docs/telemetry.md lists the metrics that there are, as they are. */

import { expect, it } from "vitest";
import { textOf } from "./ops-files.ts";
import { fullScrape } from "./scrape.fixture.ts";

interface Described {
  readonly name: string;
  readonly kind: string;
  /** In alphabetical order. */
  readonly labels: readonly string[];
}

const FAMILY = /^# HELP (\w+) (.+)\n# TYPE \w+ (\w+)\n((?:(?!#).+\n)+)/gmu;
const ROW =
  /^\| `(?<name>thetiptop_\w+)` +\| (?<kind>\w+) +\|(?<labels>[^|]*)\| (?<source>\w+) +\| (?<exact>yes|no) +\|$/gmu;
/** Of a histogram's buckets: no label to choose by. */
const BOUND = "le";

function rendered(): (Described & { help: string })[] {
  return [...fullScrape().matchAll(FAMILY)].map(([, name = "", help = "", kind = "", samples = ""]) => {
    const labels = new Set([...samples.matchAll(/[{,](\w+)="/gu)].map(([, label = ""]) => label));
    labels.delete(BOUND);
    return { name, help, kind, labels: [...labels].toSorted() };
  });
}

function documented(): (Described & { isExact: boolean; source: string })[] {
  return [...textOf("docs/telemetry.md").matchAll(ROW)].map(({ groups = {} }) => ({
    name: groups["name"] ?? "",
    kind: groups["kind"] ?? "",
    labels: [...(groups["labels"] ?? "").matchAll(/`(\w+)`/gu)].map(([, label = ""]) => label).toSorted(),
    source: groups["source"] ?? "",
    isExact: groups["exact"] === "yes",
  }));
}

function byName(one: Described, other: Described): number {
  return one.name < other.name ? -1 : 1;
}

it("the table has every metric of a scrape, once, with its kind and its labels", () => {
  const stated = documented().map(({ name, kind, labels }) => ({ name, kind, labels }));
  const found = rendered().map(({ name, kind, labels }) => ({ name, kind, labels }));
  expect(found.length).toBeGreaterThan(30);
  expect(stated.toSorted(byName)).toEqual(found.toSorted(byName));
});

it("what isolates report is said to be approximate, in the table and in the help of every counter", () => {
  for (const { name, kind, source, isExact } of documented()) {
    expect([name, isExact]).toEqual([name, source !== "isolates"]);
    if (kind === "gauge") continue;
    const help = rendered().find((family) => family.name === name)?.help ?? "";
    expect([name, help.includes("Approximate:")]).toEqual([name, !isExact]);
  }
});
