import { expect, it } from "vitest";
import type { Prize } from "../../durable-objects/campaign-desk/definition.ts";
import { effectOf, type PrizesStanding } from "./effect.ts";

function prize(ordinal: number, isActive = true): Prize {
  return {
    id: `id-${ordinal}`,
    ordinal,
    type: "PHYSICAL",
    name: `Lot ${ordinal}`,
    nameEn: `Prize ${ordinal}`,
    description: "",
    descriptionEn: "",
    valueCents: 100,
    oddsPpm: 500_000,
    isActive,
    createdAt: 0,
  };
}

const STANDING: PrizesStanding = {
  slug: "demo",
  drawMode: "quota",
  isClosed: false,
  shardCount: 4,
  prizes: [
    { ordinal: 0, prize: prize(0), left: 60, awarded: 5 },
    { ordinal: 1, prize: prize(1), left: 40, awarded: 0 },
    { ordinal: 2, prize: prize(2, false), left: 30, awarded: 2 },
  ],
  unplayed: 100,
};
const INTENTION = {
  ordinal: 0,
  name: "Lot 0",
  nameEn: "Prize 0",
  left: 54,
  isActive: true,
  oddsPpm: 500_000,
};

it("counts the tickets that would find nothing", () => {
  expect(effectOf(STANDING, INTENTION)).toMatchObject({
    unplayed: 100,
    prizesLeftBefore: 100,
    prizesLeftAfter: 94,
    missingBefore: 0,
    missingAfter: 6,
  });
});

it("tells the chance of the next ticket by what is left, withdrawn prizes apart", () => {
  const { rows } = effectOf(STANDING, { ...INTENTION, left: 120 });
  expect(rows.map(({ chanceBefore }) => chanceBefore)).toEqual([0.6, 0.4, 0]);
  expect(rows.map(({ chanceAfter }) => chanceAfter)).toEqual([0.75, 0.25, 0]);
  expect(rows.map(({ isChanged, given }) => [isChanged, given])).toEqual([
    [true, 5],
    [false, 0],
    [false, 2],
  ]);
});

it("tells it by the stated odds where the draw goes by them", () => {
  const { rows } = effectOf(
    { ...STANDING, drawMode: "probability" },
    { ...INTENTION, left: 1, oddsPpm: 250_000 },
  );
  expect(rows[0]?.chanceBefore).toBe(0.5);
  expect(rows[0]?.chanceAfter).toBeCloseTo(1 / 3);
});

it("takes a withdrawn prize out, and a returning one in", () => {
  expect(effectOf(STANDING, { ...INTENTION, isActive: false })).toMatchObject({ prizesLeftAfter: 40 });
  const back = { ordinal: 2, name: "Lot 2", nameEn: "Prize 2", left: 30, isActive: true, oddsPpm: 0 };
  expect(effectOf(STANDING, back)).toMatchObject({ prizesLeftBefore: 100, prizesLeftAfter: 130 });
});

it("adds a new prize at the end", () => {
  const { rows } = effectOf(STANDING, { ...INTENTION, ordinal: null, name: "Nouveau", left: 100 });
  expect(rows.at(-1)).toMatchObject({ name: "Nouveau", leftBefore: 0, leftAfter: 100, chanceAfter: 0.5 });
});

it("divides by nothing when nothing is left", () => {
  const { rows } = effectOf({ ...STANDING, prizes: [] }, { ...INTENTION, ordinal: null, left: 0 });
  expect(rows[0]?.chanceAfter).toBe(0);
});

it("names every prize in both languages, the changed one as it will be called", () => {
  const { rows } = effectOf(STANDING, { ...INTENTION, name: "Théière", nameEn: "Teapot" });
  expect(rows.map(({ name, nameEn }) => [name, nameEn])).toEqual([
    ["Théière", "Teapot"],
    ["Lot 1", "Prize 1"],
    ["Lot 2", "Prize 2"],
  ]);
});
