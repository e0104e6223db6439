import { describe, expect, it } from "vitest";
import { readOptions } from "./options.ts";

const NAMES = ["kill", "versions"];
const read = (...args: string[]) => readOptions(args, NAMES);

describe("the options of the fault suite", () => {
  it("are fifty rounds of any seed over every scenario when left out", () => {
    expect(read()).toEqual({ rounds: 50, seed: undefined, scenario: undefined, commit: undefined });
  });

  it("are taken as given", () => {
    expect(read("--rounds", "5", "--seed", "42", "--scenario", "kill")).toEqual({
      rounds: 5,
      seed: 42,
      scenario: "kill",
      commit: undefined,
    });
    expect(read("--scenario", "versions", "--with", "c86dcac").commit).toBe("c86dcac");
  });

  it.each([
    [["--rounds", "0"], "--rounds"],
    [["--rounds", "5.5"], "--rounds"],
    [["--seed", "x"], "--seed"],
    [["--scenario", "flood"], "kill, versions"],
    [["--scenario", "kill", "--with", "c86dcac"], "--with"],
    [["--scenario", "versions"], "--with"],
    [["--with", "--upload-pack=x"], "with"],
    [["--with", "a b"], "--with"],
    [["--speed", "1"], "--speed"],
  ])("refuse %j in words that name it", (args, words) => {
    expect(() => read(...args)).toThrow(words);
  });
});
