import { expect, it } from "vitest";
import { formatDuration } from "./duration.ts";

const DAY = 86_400;

it("says a length of time in its largest whole unit", () => {
  const said = [900, DAY, 7 * DAY, 180 * DAY, 365 * DAY, 90, 5400].map((seconds) =>
    formatDuration(seconds, "fr").replace(/\s/g, " "),
  );
  expect(said).toEqual(["15 minutes", "1 jour", "7 jours", "6 mois", "1 an", "90 secondes", "90 minutes"]);
  expect(formatDuration(180 * DAY, "en")).toBe("6 months");
});
