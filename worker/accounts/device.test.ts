import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deviceOf } from "./device.ts";

const CHROME_ANDROID =
  "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.6478.72 Mobile Safari/537.36";

describe("the name of a device", () => {
  it.each([
    ["Chrome · Android", CHROME_ANDROID],
    [
      "Safari · iOS",
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
    ],
    ["Firefox · Windows", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0"],
    [
      "Safari · macOS",
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
    ],
    ["Android Browser · Android", "Dalvik/2.1.0 (Linux; U; Android 9; SM-G960F Build/PPR1.180610.011)"],
  ])("is %s", (device, userAgent) => {
    expect(deviceOf(userAgent)).toBe(device);
  });

  it("is left out when nobody can tell: nothing, an unknown program, a text made to be shown", () => {
    for (const userAgent of [null, "", "curl/8.5.0", "VotreBanque.example/1 appelez-nous", "<b>Banque</b>/1"])
      expect(deviceOf(userAgent)).toBeNull();
  });

  it("carries no version and no model, and does not grow with what is sent", () => {
    expect(deviceOf(CHROME_ANDROID)).not.toMatch(/\d|Pixel/);
    expect(deviceOf(`${"x".repeat(600)} ${CHROME_ANDROID}`)).toBeNull();
    fc.assert(
      fc.property(fc.string({ maxLength: 700 }), fc.constantFrom("", CHROME_ANDROID), (text, tail) => {
        const device = deviceOf(text + tail);
        expect(device === null || /^[\p{L}\p{N} ._/()+·-]{1,60}$/u.test(device)).toBe(true);
      }),
    );
  });
});
