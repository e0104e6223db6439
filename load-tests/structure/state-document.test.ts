/** docs/state.md lists everything that outlives a request: what the code stores has a row there, and the rows are whole. */

import { expect, it } from "vitest";
import { ownFiles, readOwn } from "./sources.ts";

const CREATED = /CREATE (?:VIRTUAL )?TABLE (?:IF NOT EXISTS )?`?(\w+)/gu;
const COOKIE = /__Host-[a-z]+/gu;

const lines = readOwn("docs/state.md").split("\n");
const rows = lines.filter((line) => line.startsWith("|"));
const places = rows.map((row) => row.split("|")[1]?.trim() ?? "");

it("is one table of four columns", () => {
  const first = lines.indexOf(rows[0] ?? "");
  expect(rows[0]).toMatch(/^\| where +\| what +\| holds +\| lifetime +\|$/u);
  expect(lines.slice(first, first + rows.length)).toEqual(rows);
  expect(rows.filter((row) => row.split("|").length !== 6)).toEqual([]);
  expect(lines.filter((line) => /^(?:> )?[<=>]{7}/u.test(line))).toEqual([]);
});

const tables = ownFiles(/^(?!.*\.test\.ts$).*\.(?:sql|ts)$/u).flatMap((path) =>
  [...readOwn(path).matchAll(CREATED)].map(([, table = ""]) => table),
);

it.each([...new Set(tables)])("has a row for the table %s", (table) => {
  expect(places.some((place) => place.includes(`\`${table}\``))).toBe(true);
});

const cookies = ownFiles(/^(?!.*\.test\.tsx?$).*\.tsx?$/u).flatMap(
  (path) => readOwn(path).match(COOKIE) ?? [],
);

it.each([...new Set(cookies)])("has a row for the cookie %s", (cookie) => {
  expect(places).toContain(`cookie \`${cookie}\``);
});

it("finds tables and cookies to look for", () => {
  expect(tables).toEqual(expect.arrayContaining(["users", "redemption", "users_search"]));
  expect(cookies).toContain("__Host-session");
});
