import fc from "fast-check";
import { expect, it } from "vitest";
import { isoTime } from "./iso-time.ts";

const FAR_MS = Date.UTC(9999, 11, 31);

it("spells an instant as Date does, whichever was spelled before", () => {
  const start = fc.integer({ min: 0, max: FAR_MS });
  const steps = fc.array(fc.integer({ min: 0, max: 2_500 }), { maxLength: 20 });
  fc.assert(
    fc.property(start, steps, (first, pauses) => {
      let at = first;
      for (const pause of [0, ...pauses]) {
        at += pause;
        expect(isoTime(at)).toBe(new Date(at).toISOString());
      }
    }),
  );
});
