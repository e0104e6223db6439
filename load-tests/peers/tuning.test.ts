import { describe, expect, test } from "vitest";
import type { Settings } from "./contender.ts";
import { bestSettings } from "./tuning.ts";

const KNOBS = { processes: [1, 2], pool: [16, 32, 8] } as const;

describe("the search for the best settings", () => {
  test("keeps what is fastest of each knob, the later ones tried with the earlier ones kept", async () => {
    const tried: Settings[] = [];
    const { best, trials } = await bestSettings(KNOBS, async (settings) => {
      tried.push(settings);
      return (settings["processes"] === 2 ? 100 : 0) + (settings["pool"] === 8 ? 10 : 0);
    });
    expect(best).toEqual({ processes: 2, pool: 8 });
    expect(tried).toEqual([
      { processes: 1, pool: 16 },
      { processes: 2, pool: 16 },
      { processes: 2, pool: 32 },
      { processes: 2, pool: 8 },
    ]);
    expect(trials.map(({ perSecond }) => perSecond)).toEqual([0, 100, 100, 110]);
  });

  test("stays with the first choices when nothing is faster", async () => {
    expect((await bestSettings(KNOBS, async () => 100)).best).toEqual({ processes: 1, pool: 16 });
  });

  test("measures nothing where there is nothing to choose", async () => {
    const refuse = () => Promise.reject(new Error("measured"));
    expect(await bestSettings({}, refuse)).toEqual({ best: {}, trials: [] });
  });
});
