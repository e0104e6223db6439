import { expect, it } from "vitest";
import { securityContactOf } from "./security-contact.ts";

it.each([
  [" securite@maison.example ", "mailto:securite@maison.example"],
  ["https://maison.example/signaler", "https://maison.example/signaler"],
])("%j can be followed", (setting, contact) => {
  expect(securityContactOf({ SECURITY_CONTACT: setting })).toBe(contact);
});

it.each([
  undefined,
  "",
  "  ",
  "who knows",
  "http://maison.example/signaler",
  "javascript:alert(1)",
  "a b@maison.example",
  "a@maison.example\nExpires: 2000-01-01T00:00:00Z",
  `https://maison.example/${"a".repeat(300)}`,
])("%j is no contact", (setting) => {
  expect(securityContactOf(setting === undefined ? {} : { SECURITY_CONTACT: setting })).toBeUndefined();
});

it("is one line, whatever the setting holds", () => {
  const contact = securityContactOf({
    SECURITY_CONTACT: "https://maison.example/\r\nPolicy: https://evil.example",
  });
  expect(contact).not.toMatch(/\s/);
});
