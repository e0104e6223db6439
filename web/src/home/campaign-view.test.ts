import { describe, expect, it } from "vitest";
import { phaseOf } from "./campaign-view.ts";

const OPENS = Date.UTC(2026, 10, 1);
const CLOSES = Date.UTC(2026, 11, 1);
const during = OPENS + 1;

describe("the phase of a campaign on the home page", () => {
  const open = { state: "open", opensAt: OPENS, closesAt: CLOSES } as const;

  it("follows the dates to the millisecond", () => {
    expect(phaseOf(open, OPENS - 1)).toBe("upcoming");
    expect(phaseOf(open, OPENS)).toBe("running");
    expect(phaseOf(open, CLOSES - 1)).toBe("running");
    expect(phaseOf(open, CLOSES)).toBe("over");
  });

  it("follows the state before the dates", () => {
    expect(phaseOf({ ...open, state: "draft" }, during)).toBe("upcoming");
    expect(phaseOf({ ...open, state: "paused" }, during)).toBe("paused");
    expect(phaseOf({ ...open, state: "closed" }, during)).toBe("over");
    expect(phaseOf({ ...open, state: "archived" }, OPENS - 1)).toBe("over");
  });
});
