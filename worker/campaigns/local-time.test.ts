import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf, localText } from "./local-time.ts";

const PARIS = "Europe/Paris";

describe("a local date and time", () => {
  it.each([
    ["in winter", "2026-11-22T18:30", "2026-11-22T17:30:00Z"],
    ["in summer", "2026-07-14T00:00", "2026-07-13T22:00:00Z"],
    ["the minute before clocks go forward", "2027-03-28T01:59", "2027-03-28T00:59:00Z"],
    ["the minute after they did", "2027-03-28T03:00", "2027-03-28T01:00:00Z"],
    ["of the hour shown twice, the first time", "2026-10-25T02:30", "2026-10-25T00:30:00Z"],
  ])("%s", (_when, text, instant) => {
    expect(instantOf(text, PARIS)).toEqual({ kind: "instant", at: Date.parse(instant) });
  });

  it("is none in the hour that clocks skip", () => {
    expect(instantOf("2027-03-28T02:30", PARIS)).toEqual({ kind: "skipped" });
  });

  it.each([
    "",
    "2026-02-30T10:00",
    "2026-13-01T10:00",
    "2026-01-01T24:00",
    "2026-01-01",
    "2026-01-01T10:00Z",
  ])("is none when it is %j", (text) => {
    expect(instantOf(text, PARIS)).toEqual({ kind: "not-a-time" });
  });

  it("comes back as it went, in any zone", () => {
    const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
    const zones = fc.constantFrom(PARIS, "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe", "UTC");
    fc.assert(
      fc.property(minutes, zones, (minute, zone) => {
        const text = localText(minute * 60_000, zone);
        const read = instantOf(text, zone);
        expect(read.kind === "instant" && localText(read.at, zone)).toBe(text);
      }),
    );
  });
});
