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
      shards: 10,
      diskMs: 0,
    });
  });

  test.each([
    ["--seconds", "0"],
    ["--seconds", "61"],
    ["--rounds", "2.5"],
    ["--connections", "many"],
    ["--shards", "11"],
    ["--shards", "1000"],
    ["--disk-ms", "20.5"],
    ["--disk-ms=-1", ""],
    ["--disk-ms", ""],
    ["--disk-ms", "slow"],
    ["--codes", "100001"],
    ["--attempts", "1000001"],
  ])("name the one that is wrong: %s %s", (name, value) => {
    const args = name.includes("=") ? [name] : [name, value];
    expect(() => readOptions(args)).toThrow(name.split("=")[0]);
  });

  test("want a whole number of attempts for each code, and two at least", () => {
    expect(() => readOptions(["--attempts", "1500"])).toThrow("--attempts");
    expect(() => readOptions(["--attempts", "1000"])).toThrow("--attempts");
    expect(readOptions(["--attempts", "2000"]).attempts).toBe(2_000);
  });

  test("take a part of a millisecond, and keep what was measured on a slower disk apart", () => {
    const { diskMs, out } = readOptions(["--disk-ms", "0.5"]);
    expect(diskMs).toBe(0.5);
    expect(out).toMatch(/dist\/peers-disk-0\.5\.json$/u);
    expect(readOptions([]).out).toMatch(/dist\/peers\.json$/u);
    expect(readOptions(["--disk-ms", "2", "--out", "dist/other.json"]).out).toMatch(/dist\/other\.json$/u);
  });

  test("want a code of the race for each shard", () => {
    expect(() => readOptions(["--shards", "100", "--codes", "10"])).toThrow("--codes");
    expect(readOptions(["--shards", "100", "--codes", "100"]).shards).toBe(100);
  });

  test("are refused when they are not known", () => {
    expect(() => readOptions(["--peers", "1"])).toThrow("--peers");
  });
});
