import { describe, expect, test } from "vitest";
import { UserError } from "../local/user-error.ts";
import { readOptions } from "./options.ts";

describe("the options of the comparison by size", () => {
  test("are five rounds of ten visits of 900 plays, when nothing is said", () => {
    expect(readOptions([])).toMatchObject({
      rounds: 5,
      visits: 10,
      playsPerPhase: 9_000,
      shardCounts: [1, 10, 100, 1000],
    });
  });

  test.each([
    ["--rounds", "0"],
    ["--rounds", "21"],
    ["--visits", "1.5"],
    ["--visits", "31"],
    ["--connections", "many"],
    ["--shards", "10,100"],
    ["--shards", "1,10,10"],
    ["--shards", "1,7"],
  ])("%s %s is refused by its name", (name, given) => {
    expect(() => readOptions([name, given])).toThrow(UserError);
    expect(() => readOptions([name, given])).toThrow(name);
  });

  test("that do not exist are refused", () => {
    expect(() => readOptions(["--round", "1"])).toThrow("--round");
  });
});
