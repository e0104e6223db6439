/** Everything that is stored has a rule, the rules are what the document says, and each that is a period is carried out. */

import { getTableName, is, Table } from "drizzle-orm";
import { expect, it } from "vitest";
import * as schema from "../../migrations/schema.ts";
import { RETENTION, RULE_NAMES } from "../../worker/retention/rules.ts";
import { readOwn } from "../structure/sources.ts";
import { retentionCells } from "./retention-table.ts";

function cellsIn(markdown: string): string[][] {
  const rows = markdown.split("\n").filter((line) => line.startsWith("| "));
  return rows.slice(2).map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

it("names every table of D1", () => {
  const named = new Set(RETENTION.filter(({ store }) => store === "D1").map(({ table }) => table));
  const tables = Object.values(schema).flatMap((value) => (is(value, Table) ? [getTableName(value)] : []));
  expect(tables.length).toBeGreaterThan(20);
  expect([...named].sort()).toEqual([...tables, "users_search"].sort());
});

it("names every table of the objects that docs/state.md lists", () => {
  const stored = [
    ...readOwn("docs/state.md").matchAll(
      /^\| (TicketShard|CampaignDesk|AttemptLimiter|MailRoom|Telemetry) `(\w+)`/gmu,
    ),
  ];
  expect(stored.length).toBeGreaterThan(12);
  const named = new Set(RETENTION.map(({ store, table }) => `${store} ${table}`));
  expect(stored.map(([, store, table]) => `${store} ${table}`).filter((place) => !named.has(place))).toEqual(
    [],
  );
});

it("says by which rule each period is carried out, and leaves none out", () => {
  expect(RETENTION.flatMap(({ rule }) => (rule === undefined ? [] : [rule])).sort()).toEqual(
    [...RULE_NAMES].sort(),
  );
});

it("is what docs/retention.md says (`node load-tests/privacy/retention-table.ts` prints it)", () => {
  expect(cellsIn(readOwn("docs/retention.md"))).toEqual(retentionCells());
});
