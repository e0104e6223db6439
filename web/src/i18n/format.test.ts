import { describe, expect, it } from "vitest";
import { formatDate } from "./format.ts";

const PARIS = "Europe/Paris";

describe("dates", () => {
  it("are written in French as the house's mails write them", () => {
    expect(formatDate("2026-12-01T04:07:00Z", "fr", PARIS, true)).toBe(
      "1er décembre 2026 à 5\u00a0h\u00a007",
    );
    expect(formatDate("2026-12-21T22:30:00Z", "fr", PARIS, true)).toBe(
      "21 décembre 2026 à 23\u00a0h\u00a030",
    );
    expect(formatDate("2026-12-11T11:00:00Z", "fr", PARIS, false)).toBe("11 décembre 2026");
  });

  it("are written in English as they are in Britain", () => {
    expect(formatDate("2026-12-01T04:07:00Z", "en", PARIS, true)).toBe("1 December 2026 at 05:07");
  });
});
