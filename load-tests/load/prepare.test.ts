import { expect, test } from "vitest";
import { withLiterals } from "./prepare.ts";

test("parameters are written into the statement, texts quoted", () => {
  expect(withLiterals("SELECT ?2,\n  ?1, ?10", ["it's", 7, 0, 0, 0, 0, 0, 0, 0, "ten"])).toBe(
    "SELECT 7, 'it''s', 'ten'",
  );
});

test("a parameter that is missing is an error, not an empty text", () => {
  expect(() => withLiterals("SELECT ?3", ["one"])).toThrow("parameter 3");
});
