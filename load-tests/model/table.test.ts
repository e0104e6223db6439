import { expect, test } from "vitest";
import { deploymentFor } from "./deployment.ts";
import { PRICES } from "./prices.ts";
import { LOCAL_FIGURES, modelMarkdown } from "./table.ts";

const markdown = modelMarkdown(LOCAL_FIGURES);
const rows = markdown.split("\n").filter((line) => line.startsWith("|"));

test("the model's tables are whole: as many cells in each row of one, and no figure missing", () => {
  const tables = markdown.split("\n\n").filter((block) => block.startsWith("|"));
  expect(tables).toHaveLength(3);
  for (const table of tables)
    expect(new Set(table.split("\n").map((row) => row.split("|").length)).size).toBe(1);
  expect(markdown).not.toMatch(/NaN|undefined|Infinity/u);
});

test("the model names the page of every price, and the day it was read", () => {
  for (const { what, source } of Object.values(PRICES)) {
    expect(rows.some((row) => row.startsWith(`| ${what} `))).toBe(true);
    expect(markdown).toContain(source);
  }
  expect(markdown).toMatch(/as read on \d{4}-\d\d-\d\d/u);
});

test("the model's sum is that of its lines", () => {
  const { dollarsPerMillionPlays } = deploymentFor(
    { playsPerSecond: 10_000, perShard: 100, sessionReadsPerPlay: 1 },
    LOCAL_FIGURES,
  );
  const cells = (row: string | undefined) => Number(row?.split("|")[3]?.replaceAll(/[$* ]/gu, ""));
  expect(cells(rows.at(-1))).toBeCloseTo(dollarsPerMillionPlays, 2);
  const lines = rows.slice(-1 - Object.keys(PRICES).length, -1);
  expect(lines.reduce((sum, row) => sum + cells(row), 0)).toBeCloseTo(dollarsPerMillionPlays, 1);
});
