import { describe, expect, it } from "vitest";
import { choiceFormOf } from "./choice-form.ts";

describe("the form of a choice", () => {
  it("is one press for all of it, either way", () => {
    expect(choiceFormOf({ choice: "accept", back: "/jouer" })).toEqual({
      choices: { audience: true },
      back: "/jouer",
    });
    expect(choiceFormOf({ choice: "refuse" })).toEqual({ choices: { audience: false }, back: "" });
  });

  it("refuses everything when that button was pressed, whatever was marked before", () => {
    expect(choiceFormOf({ choice: "refuse", "purpose-audience": "yes" }).choices).toEqual({
      audience: false,
    });
  });

  it("takes each purpose's own answer", () => {
    expect(choiceFormOf({ choice: "each", "purpose-audience": "yes" }).choices).toEqual({ audience: true });
    expect(choiceFormOf({ choice: "each", "purpose-audience": "no" }).choices).toEqual({ audience: false });
  });

  it.each([
    undefined,
    null,
    "accept",
    [],
    {},
    { choice: "each" },
    { choice: "Accept" },
    { choice: ["accept"] },
    { choice: new File([], "accept") },
    { "purpose-audience": "on" },
    { "purpose-audience": { yes: "yes" } },
  ])("never takes silence or something odd for an answer: %j", (body) => {
    expect(choiceFormOf(body).choices).toBeUndefined();
  });
});
