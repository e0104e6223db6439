import { describe, expect, it } from "vitest";
import type { PrizeStanding } from "../../../worker/prizes/effect.ts";
import { readPrize, type TypedPrize, typedPrize } from "./prize-form.ts";

const STANDING: PrizeStanding = {
  ordinal: 1,
  left: 299_999,
  awarded: 1,
  prize: {
    id: "p",
    ordinal: 1,
    type: "PHYSICAL",
    name: "Infuseur",
    nameEn: "Infuser",
    description: "Un infuseur",
    descriptionEn: "An infuser",
    valueCents: 1_550,
    oddsPpm: 600_050,
    isActive: true,
    createdAt: 0,
  },
};
const TYPED = typedPrize(STANDING, ",");

function read(changes: Partial<TypedPrize>) {
  return readPrize({ ...TYPED, ...changes });
}

describe("a prize as it is typed", () => {
  it("is the same when nothing was touched, its stock left to the plays that go on", () => {
    const { id: _id, ordinal: _ordinal, createdAt: _createdAt, ...same } = STANDING.prize;
    expect(TYPED).toMatchObject({ value: "15,50", share: "60,005" });
    expect(read({})).toEqual({ kind: "read", values: { ...same, stock: null } });
  });

  it("states a stock only when that was changed", () => {
    expect(read({ stock: "300 000" })).toMatchObject({ values: { stock: 300_000 } });
  });

  it("leaves the game without its tick", () => {
    expect(read({ isActive: "" })).toMatchObject({ values: { isActive: false } });
  });

  it("says what it does not say in English in French", () => {
    expect(read({ nameEn: " ", descriptionEn: "" })).toMatchObject({
      values: { nameEn: "Infuseur", descriptionEn: "Un infuseur" },
    });
  });

  it.each<[keyof TypedPrize, string]>([
    ["name", "  "],
    ["name", "x".repeat(101)],
    ["name", "a\u0007b"],
    ["description", "x".repeat(1_001)],
    ["value", "-1"],
    ["value", "1000000,01"],
    ["share", "100,0001"],
    ["share", "beaucoup"],
    ["stock", "1,5"],
    ["stock", ""],
  ])("is refused for its %s %j", (field, text) => {
    expect(read({ [field]: text })).toMatchObject({ kind: "wrong", fields: expect.arrayContaining([field]) });
  });
});
