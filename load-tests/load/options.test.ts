import { describe, expect, test } from "vitest";
import { UserError } from "../local/user-error.ts";
import { readCommand } from "./options.ts";

describe("the options of a load run", () => {
  test("a scenario alone is run against a server of its own", () => {
    expect(readCommand(["smoke"])).toMatchObject({
      kind: "run",
      options: { scenario: "smoke", url: undefined, shards: 1, rounds: 3 },
    });
  });

  test.each([
    [["smoke", "--rate", "0"], "--rate"],
    [["smoke", "--rate", "1e3"], "--rate"],
    [["soak", "--seconds", "86401"], "--seconds"],
    [["peak", "--shards", "2000"], "--shards"],
    [["peak", "--shards", "2"], "--shards"],
    [["peak", "--steps", "x"], "--steps"],
    [["double-spend", "--codes", "-1"], "--codes"],
    [["unheard-of"], "unheard-of"],
    [["smoke", "--unheard-of"], "--unheard-of"],
    [["smoke", "spike"], "Usage"],
    [["verify"], "--wins"],
    [["prepare", "--out", "x", "--tickets", "1", "--shards", "1"], "--campaign"],
  ])("%j is refused by name", (args, name) => {
    expect(() => readCommand(args)).toThrow(UserError);
    expect(() => readCommand(args)).toThrow(name);
  });

  test("a deployed service is named in full, with the input made for it", () => {
    const named = ["smoke", "--url", "https://tickets.example", "--input", "folder"];
    expect(readCommand(named)).toMatchObject({
      options: { url: "https://tickets.example", input: "folder" },
    });
    expect(() => readCommand(named.slice(0, 3))).toThrow("--input");
    // Half of it must not end at the local demo.
    expect(() => readCommand(["verify", "--wins", "x", ...named.slice(1, 3)])).toThrow("--input");
  });

  test("tokens are prepared where git does not see them", () => {
    const prepare = ["prepare", "--campaign", "x", "--tickets", "10", "--shards", "1", "--out"];
    for (const folder of ["docs/x", "x", "."])
      expect(() => readCommand([...prepare, folder])).toThrow("--out");
    for (const folder of ["dist/x", "/somewhere/else"])
      expect(readCommand([...prepare, folder])).toMatchObject({ kind: "prepare" });
  });

  test.each([
    "http://tickets.example",
    "http://localhost:8787",
    "tickets.example",
    "https://tickets.example/path",
  ])("%s is no address of a deployed service", (url) =>
    expect(() => readCommand(["smoke", "--url", url, "--input", "x"])).toThrow("--url"),
  );
});
