import { describe, expect, it } from "vitest";
import { refuse } from "./answer.ts";
import { ERRORS, type ErrorCode } from "./errors.ts";

const CODES = Object.keys(ERRORS) as ErrorCode[];

describe("the table of errors", () => {
  it.each(CODES)("%s has a sentence in French and in English, and a status that says no", (code) => {
    const { status, fr, en } = ERRORS[code];
    expect(fr).toMatch(/^[A-ZÀ-Ý].{5,}/);
    expect(en).toMatch(/^[A-Z].{5,}/);
    expect(fr).not.toBe(en);
    expect(status).toBeGreaterThanOrEqual(400);
  });

  it("keeps the contract's own words", () => {
    expect(ERRORS["already-used"]).toMatchObject({ status: 400, fr: "Ce code a déjà été utilisé" });
    expect(ERRORS["campaign-paused"]).toMatchObject({
      status: 400,
      fr: "Le jeu n'est pas actif pour le moment",
    });
    expect(ERRORS["no-prize-left"]).toMatchObject({ status: 500, fr: "Aucun prix disponible" });
  });
});

describe("a refusal", () => {
  it("has the contract's shape and the table's words", async () => {
    const answer = refuse("already-used");
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ success: false, error: "Ce code a déjà été utilisé" });
  });

  it("about fields puts the first problem forward and lists all", async () => {
    const problems = [
      { field: "email", message: "Un" },
      { field: "city", message: "Deux" },
    ];
    expect(await refuse("invalid-request", problems).json()).toEqual({
      success: false,
      error: "Un",
      details: problems,
    });
  });

  it("says when to come back, and only when coming back may help", () => {
    expect(refuse("temporarily-unavailable").headers.get("Retry-After")).toMatch(/^\d+$/);
    expect(refuse("internal-error").headers.has("Retry-After")).toBe(false);
  });
});
