import { describe, expect, it } from "vitest";
import { centsOf, newPrizeSchema, ppmOf, prizeChangesSchema } from "./prize-schemas.ts";

const PRIZE = {
  type: "PHYSICAL",
  name: "Coffret découverte",
  description: "Assortiment de thés premium",
  value: "69.00",
  probability: 0.15,
  stock: 200,
};

function problemsOf(changes: Record<string, unknown>): string[] {
  const parsed = newPrizeSchema.safeParse({ ...PRIZE, ...changes });
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
}

describe("a prize as it is asked for", () => {
  it("is the contract's example", () => {
    expect(newPrizeSchema.parse(PRIZE)).toEqual(PRIZE);
  });

  it.each([
    ["0", 0],
    ["39", 3_900],
    ["39.5", 3_950],
    ["1000000.00", 100_000_000],
    [0.29, 29],
    [1.1, 110],
    [4.35, 435],
  ])("takes %j euros for %d cents", (value, cents) => {
    expect(centsOf(newPrizeSchema.parse({ ...PRIZE, value }).value)).toBe(cents);
  });

  it.each([["1.001"], ["-1"], ["1e3"], [""], [" 1"], ["1000000.01"], [1.001], [-0.01], [1_000_001], [null]])(
    "takes no value of %j",
    (value) => {
      expect(problemsOf({ value })).toEqual([expect.stringContaining("value doit être un montant")]);
    },
  );

  it.each([
    [0, 0],
    [1, 1_000_000],
    [0.000001, 1],
    [0.6, 600_000],
    [0.123457, 123_457],
  ])("takes a probability of %d for %d millionths", (probability, ppm) => {
    expect(ppmOf(newPrizeSchema.parse({ ...PRIZE, probability }).probability)).toBe(ppm);
  });

  it.each([[-0.1], [1.000001], [0.0000001], [0.1234567], ["0.5"], [Number.NaN]])(
    "takes no probability of %j",
    (probability) => {
      expect(problemsOf({ probability })[0]).toContain("probability doit être un nombre de 0 à 1");
    },
  );

  it.each([
    ["name", "", "Le champ name est requis"],
    ["name", "   ", "Le champ name est requis"],
    ["name", undefined, "Le champ name est requis"],
    ["name", "x".repeat(101), "Le champ name doit compter au plus 100 caractères"],
    ["name", "a\nb", "Le champ name contient des caractères interdits"],
    ["name", "\ud800", "Le champ name contient des caractères interdits"],
    ["description", "x".repeat(1_001), "Le champ description doit compter au plus 1000 caractères"],
    ["description", "a\u0000b", "Le champ description contient des caractères interdits"],
    ["type", "VOUCHER", "Le champ type doit être PHYSICAL ou DISCOUNT"],
    ["stock", -1, "Le champ stock doit être un nombre entier"],
    ["stock", 1.5, "Le champ stock doit être un nombre entier"],
    ["stock", "200", "Le champ stock doit être un nombre entier"],
    ["stock", 1e15, "Le champ stock doit être un nombre entier"],
  ])("refuses %s %j", (field, wrong, sentence) => {
    expect(problemsOf({ [field]: wrong })[0]).toContain(sentence);
  });

  it("keeps the lines of a description, however they end", () => {
    expect(newPrizeSchema.parse({ ...PRIZE, description: "un\r\ndeux" }).description).toBe("un\ndeux");
  });
});

describe("changes of a prize", () => {
  it("may be none at all", () => {
    expect(prizeChangesSchema.parse({})).toEqual({});
  });

  it("may not be null, nor anything but an object", () => {
    expect(prizeChangesSchema.safeParse({ name: null }).success).toBe(false);
    expect(prizeChangesSchema.safeParse([]).success).toBe(false);
    expect(prizeChangesSchema.safeParse({ isActive: "false" }).success).toBe(false);
  });
});
