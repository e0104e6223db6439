import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".sql"));

describe.each(files)("%s", (name) => {
  const lines = readFileSync(`${import.meta.dirname}/${name}`, "utf8").split("\n");

  // D1's remote query endpoint was seen to cut a trigger of several lines at its first semicolon; local tools do not.
  it("has each trigger on one line", () => {
    const triggers = lines.filter((line) => /\bCREATE TRIGGER\b/i.test(line));
    expect(triggers.filter((line) => !/ BEGIN .*; END;$/.test(line))).toEqual([]);
  });
});
