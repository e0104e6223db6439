import { expect, it } from "vitest";
import { readOptions } from "./options.ts";

it("runs a thousand seeds when nothing is asked for", () => {
  expect(readOptions([])).toEqual({ kind: "seeds", from: 1, seeds: 1_000, isTraced: false });
});

it("replays one seed, step by step if asked", () => {
  expect(readOptions(["--seed", "42", "--trace"])).toEqual({
    kind: "seeds",
    from: 42,
    seeds: 1,
    isTraced: true,
  });
});

it.each([
  [["--seeds", "0"]],
  [["--seeds", "many"]],
  [["--seed", "1", "--seeds", "2"]],
  [["--trace"]],
  [["--sead", "1"]],
])("refuses %j", (args) => {
  expect(() => readOptions(args)).toThrow();
});
