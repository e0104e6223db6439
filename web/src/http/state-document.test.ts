/** docs/state.md lists what outlives a request; a table or a cookie that is missing there is one that nobody accounts for. */

import { readFileSync } from "node:fs";
import { getTableName, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { expect, it } from "vitest";
import * as schema from "../../../migrations/schema.ts";
import { COOKIE_KEYS, COOKIES } from "./cookie-list.ts";

const DOCUMENT = readFileSync(new URL("../../../docs/state.md", import.meta.url), "utf8");
const FIRST_CELLS = DOCUMENT.split("\n").map((line) => line.split("|")[1]?.trim());

const tables = Object.values(schema).flatMap((value) =>
  is(value, SQLiteTable) ? [`D1 \`${getTableName(value)}\``] : [],
);
const cookies = COOKIE_KEYS.map((key) => `cookie \`${COOKIES[key].name}\``);

it.each([...tables, ...cookies])("the document of stored state has %s", (what) => {
  expect(FIRST_CELLS).toContain(what);
});
