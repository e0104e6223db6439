/** The attempts of `npm run attack`, one test each, so that a door left open fails the build. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FAMILIES, isAsItShould } from "./attempt.ts";
import { ATTEMPTS } from "./attempts/all.ts";
import { Scene } from "./scene.ts";

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.set();
});
afterAll(() => scene?.close());

describe.each(FAMILIES)("%s", (family) => {
  const attempts = ATTEMPTS.filter((attempt) => attempt.family === family);

  it("has attempts", () => {
    expect(attempts.length).toBeGreaterThan(2);
  });

  it.each(attempts.filter(({ isControl }) => isControl))("works: $name", async (attempt) => {
    const verdict = await attempt.run(scene);
    expect(isAsItShould(attempt, verdict), verdict.answered).toBe(true);
  });

  it.each(attempts.filter(({ isControl }) => !isControl))("is refused: $name", async (attempt) => {
    const verdict = await attempt.run(scene);
    expect(isAsItShould(attempt, verdict), verdict.answered).toBe(true);
  });
});

it("leaves the stock whole, and D1 with what the ledgers hold", async () => {
  const { slug } = scene.campaign;
  await scene.house.untilLevel(slug, 15_000);
  const { balance, redemptions } = await scene.house.status(slug);
  const sums = balance.map((prize) => prize.awarded + prize.inShards + prize.reserve + prize.underWay);
  expect(sums).toEqual(balance.map(({ stock }) => stock));
  expect((await scene.house.winners(slug)).length).toBe(redemptions);
});
