import { describe, expect, test } from "vitest";
import { readOptions } from "./options.ts";

describe("the bench's options", () => {
  test("have defaults", () => {
    expect(readOptions([])).toMatchObject({ seconds: 4, rounds: 3, shards: 10 });
  });

  test("take the counts of shards that a code can name, up to the demo's hundred", () => {
    for (const shards of [1, 10, 100]) expect(readOptions(["--shards", String(shards)]).shards).toBe(shards);
  });

  test.each(["0", "2", "1000", "ten", ""])("name --shards when it is wrong: %j", (value) => {
    expect(() => readOptions(["--shards", value])).toThrow("--shards");
  });
});
