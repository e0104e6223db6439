import { describe, expect, it } from "vitest";
import { readOptions } from "./options.ts";

describe("the options of a release", () => {
  it("need an environment and have the rest", () => {
    expect(readOptions(["--env", "production"])).toEqual({
      environment: "production",
      minutes: 10,
      version: undefined,
      message: "by npm run rollback",
    });
  });

  it.each([
    [[]],
    [["--env", "local"]],
    [["--env", "production", "--minutes", "0"]],
    [["--env", "production", "--minutes", "1.5"]],
    [["--env", "production", "--minutes", "241"]],
    [["--env", "production", "--version", "latest"]],
    [["--env", "production", "--force"]],
    [["production"]],
  ])("are refused: %o", (args) => {
    expect(() => readOptions(args)).toThrow();
  });
});
