import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { envelopeOf, isPlainAddress, parseSender } from "./envelope.ts";

const FROM = { name: "ThéTipTop", address: "jeu@thetiptop.example" };
const RENDERED = { subject: "Bonjour", text: "é", html: "<p>é</p>", links: [] };

it.each([
  ["ThéTipTop <jeu@thetiptop.example>", FROM],
  ['"ThéTipTop" <jeu@thetiptop.example>', FROM],
  ["jeu@thetiptop.example", { name: "", address: FROM.address }],
])("reads the sender %s", (text, sender) => {
  expect(parseSender(text)).toEqual(sender);
});

it.each(["", "ThéTipTop", "a <b> <c@d.fr>", "x <a@b@c>", "<>", "a b@c.fr"])(
  "takes no sender from %j",
  (text) => {
    expect(() => parseSender(text)).toThrow(/MAIL_FROM/);
  },
);

describe("nothing in a header can start a new one", () => {
  it.each([
    "zoe@example.com\r\nBcc: all@example.com",
    "zoe@example.com, leo@example.com",
    "Zoé <zoe@example.com>",
    "zoe@example.com>",
    '"zoe"@example.com',
    "zoe@example.com\u0000",
    "@example.com",
    "zoe",
    `${"z".repeat(65)}@example.com`,
    `zoe@${"e".repeat(250)}`,
  ])("sends nothing to %j", (to) => {
    expect(envelopeOf("id", FROM, to, RENDERED)).toBeUndefined();
  });

  it("holds for any subject and any recipient", () => {
    const nasty = fc.string({
      unit: fc.constantFrom("a", "@", ".", "\r", "\n", "\0", ":", " ", "\u2028", "é", "<"),
    });
    fc.assert(
      fc.property(nasty, nasty, (subject, to) => {
        const envelope = envelopeOf("id", FROM, to, { ...RENDERED, subject });
        expect(envelope !== undefined).toBe(isPlainAddress(to));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(`${envelope?.subject}${envelope?.to}`).not.toMatch(/[\u0000-\u001f\u2028]/);
      }),
      { numRuns: 2_000 },
    );
  });

  it("takes the addresses that people have", () => {
    for (const to of ["zoe+jeu@example.com", "z.lefèvre@exämple.fr", "o'neil_1@sub.example.co.uk"]) {
      expect(envelopeOf("id", FROM, to, RENDERED)?.to).toBe(to);
    }
  });
});
