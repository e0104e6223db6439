import { describe, expect, it } from "vitest";
import { readOptions } from "./options.ts";

describe("the options of a rebuild", () => {
  it("mean the local data folder and the campaign on show when there are none", () => {
    expect(readOptions([])).toEqual({ url: undefined, campaign: undefined });
  });

  it.each(["https://jeu.example", "http://localhost:8787", "http://127.0.0.1:8787"])("take %s", (url) => {
    expect(readOptions(["--url", `${url}/`, "--campaign", "noel-2026"])).toEqual({
      url,
      campaign: "noel-2026",
    });
  });

  it.each([
    "http://jeu.example",
    "jeu.example",
    "https://jeu.example/admin",
    "https://somebody@jeu.example",
    "https://jeu.example/?a=1",
  ])("refuse %s: an administrator's token goes there", (url) => {
    expect(() => readOptions(["--url", url])).toThrow(/--url must be/);
  });

  it.each([["--campaign", "../other"], ["--shard", "1"], ["somewhere"]])("refuse %s", (...args) => {
    expect(() => readOptions(args)).toThrow();
  });
});
