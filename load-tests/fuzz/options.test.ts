import { expect, it } from "vitest";
import { readOptions } from "./options.ts";

it("asks for 20,000 requests and any seed when nothing is said", () => {
  const { requests, seed } = readOptions([]);
  expect(requests).toBe(20_000);
  expect(seed).toBeGreaterThan(0);
});

it("takes both", () => {
  expect(readOptions(["--requests", "300", "--seed", "7"])).toEqual({ requests: 300, seed: 7 });
});

it.each([
  ["--requests", "0"],
  ["--requests", "1e99"],
  ["--requests", "1.5"],
  ["--seed", "x"],
  ["--role", "client"],
])("refuses %s %s", (name, value) => {
  expect(() => readOptions([name, value])).toThrow(name);
});
