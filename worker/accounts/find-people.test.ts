import { describe, expect, it } from "vitest";
import { searchExpression } from "./find-people.ts";

describe("what the index of people is asked for", () => {
  it("is every typed word, or its beginning", () => {
    expect(searchExpression("  Zoé  lef")).toBe('"Zoé"* "lef"*');
    expect(searchExpression("jean.dupont@example.com")).toBe('"jean"* "dupont"* "example"* "com"*');
  });

  it("is nothing when nothing was typed that a name or an address has", () => {
    expect(searchExpression(' "* ')).toBeUndefined();
    expect(searchExpression("")).toBeUndefined();
  });

  it("cannot be made to mean anything else by what is typed", () => {
    expect(searchExpression('a" OR "b')).toBe('"a"* "OR"* "b"*');
    expect(searchExpression("email:x NEAR(y)")).toBe('"email"* "x"* "NEAR"* "y"*');
  });

  it("has six words at most", () => {
    expect(searchExpression("a b c d e f g h")?.split(" ")).toHaveLength(6);
  });
});
