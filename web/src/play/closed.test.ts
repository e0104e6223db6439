import { describe, expect, it } from "vitest";
import { closedRefusalOf } from "./closed.ts";

describe("the play page before a code is typed", () => {
  it("says why nobody can play", () => {
    expect(closedRefusalOf("unknown")).toBe("not-found");
    expect(closedRefusalOf("upcoming")).toBe("campaign-not-yet-open");
    expect(closedRefusalOf("paused")).toBe("campaign-paused");
    expect(closedRefusalOf("over")).toBe("campaign-closed");
  });

  it("takes codes while the game runs, and when it cannot be known whether it does", () => {
    expect(closedRefusalOf("running")).toBeUndefined();
    expect(closedRefusalOf("unavailable")).toBeUndefined();
  });
});
