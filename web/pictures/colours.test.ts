import { describe, expect, it } from "vitest";
import { colourOf } from "./colours.ts";

const TOKENS = `:root { --paper: #ffffff; --leaf: #1b4435; }
@media (prefers-color-scheme: dark) { :root { --paper: #000000; } }`;

describe("the colours of the tokens", () => {
  it("are those of the scheme", () => {
    expect(colourOf(TOKENS, "light", "paper")).toBe("#ffffff");
    expect(colourOf(TOKENS, "dark", "paper")).toBe("#000000");
  });

  it("stay as they are where the dark scheme changes nothing", () => {
    expect(colourOf(TOKENS, "dark", "leaf")).toBe("#1b4435");
  });

  it("are missed by name, not drawn as nothing", () => {
    expect(() => colourOf(TOKENS, "light", "seal")).toThrow("--seal");
  });
});
