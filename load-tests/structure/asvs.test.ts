/** docs/asvs.md names what holds each requirement: the files it names are there, and so are the sentences of their tests. */

import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { inRepository } from "../local/paths.ts";
import { readOwn } from "./sources.ts";

const STATES = ["held", "in part", "gap", "n/a"];
/** Levels 1 and 2 of version 5.0.0: 70 and 183. */
const REQUIREMENTS = 253;
const TEST = /`((?:durable-objects|load-tests|web|worker)\/[^`]+\.ts)`(?: "([^"]+)")?/gu;

const document = readOwn("docs/asvs.md");
const rows = document
  .split("\n")
  .filter((line) => /^\| \d/u.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()));
const named = [...document.matchAll(TEST)].map(([, path = "", sentence]) => ({ path, sentence }));

it("has every requirement once, with its state", () => {
  const numbers = rows.map(([, number]) => number);
  expect(numbers).toHaveLength(REQUIREMENTS);
  expect(new Set(numbers).size).toBe(REQUIREMENTS);
  expect(rows.filter((cells) => cells.length !== 7 || !STATES.includes(cells[4] ?? ""))).toEqual([]);
});

it("says of each what holds it, or why nothing does", () => {
  expect(rows.filter(([, , , , , reason]) => (reason ?? "").length < 4)).toEqual([]);
});

it("counts them as they are", () => {
  for (const state of STATES) {
    const count = rows.filter((cells) => cells[4] === state).length;
    expect(document).toMatch(new RegExp(`\\b${count} (?:${state}|${state}s|not applicable)`, "u"));
  }
});

it("names tests that are there", () => {
  expect(named.length).toBeGreaterThan(100);
  const missing = named.filter(
    ({ path, sentence }) =>
      !existsSync(inRepository(path)) || (sentence !== undefined && !readOwn(path).includes(sentence)),
  );
  expect(missing).toEqual([]);
});

it("runs the attempts it names as tests", () => {
  expect(readOwn("load-tests/attack/attack.system.test.ts")).toContain("it.each(attempts");
});
