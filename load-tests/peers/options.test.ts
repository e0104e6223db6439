import { describe, expect, test } from "vitest";
import { readOptions } from "./options.ts";

describe("the comparison's options", () => {
  test("have defaults", () => {
    expect(readOptions([])).toMatchObject({
      seconds: 4,
      rounds: 5,
      connections: 128,
      attempts: 20_000,
      codes: 1_000,
    });
  });

  test.each([
    ["--seconds", "0"],
    ["--seconds", "61"],
    ["--rounds", "2.5"],
    ["--connections", "many"],
    ["--codes", "100001"],
    ["--attempts", "1000001"],
  ])("name the one that is wrong: %s %s", (name, value) => {
    expect(() => readOptions([name, value])).toThrow(name);
  });

  test("want a whole number of attempts for each code, and two at least", () => {
    expect(() => readOptions(["--attempts", "1500"])).toThrow("--attempts");
    expect(() => readOptions(["--attempts", "1000"])).toThrow("--attempts");
    expect(readOptions(["--attempts", "2000"]).attempts).toBe(2_000);
  });

  test("are refused when they are not known", () => {
    expect(() => readOptions(["--peers", "1"])).toThrow("--peers");
  });
});
