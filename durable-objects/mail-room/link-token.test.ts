import { expect, it } from "vitest";
import { linkIdOf, linkTokenOf } from "./link-token.ts";

const SECRET = "a-secret-of-at-least-thirty-two-characters";
const SECRETS = { SESSION_SECRET: SECRET };
const ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

it("leads back to its link, for the purpose it was made for and under the same secret", () => {
  const token = linkTokenOf(SECRET, "verify-address", ID);
  expect(token).toMatch(/^[0-9a-f]{64}$/);
  expect(linkIdOf(SECRETS, "verify-address", token)).toBe(ID);
  expect(linkIdOf(SECRETS, "reset-password", token)).toBeUndefined();
  expect(linkIdOf({ SESSION_SECRET: `${SECRET}!` }, "verify-address", token)).toBeUndefined();
});

it("is nothing when any character was changed", () => {
  const token = linkTokenOf(SECRET, "reset-password", ID);
  for (let at = 0; at < token.length; at++) {
    const other = token[at] === "0" ? "1" : "0";
    const tampered = token.slice(0, at) + other + token.slice(at + 1);
    expect(linkIdOf(SECRETS, "reset-password", tampered)).toBeUndefined();
  }
});

it.each(["", "x", "0".repeat(63), "0".repeat(65), "G".repeat(64), "é".repeat(64)])("is not %j", (text) => {
  expect(linkIdOf(SECRETS, "verify-address", text)).toBeUndefined();
});

it("made before the secret was changed holds while the previous one is named, and no longer", () => {
  const next = `${SECRET}!`;
  const token = linkTokenOf(SECRET, "reset-password", ID);
  const changed = { SESSION_SECRET: next, SESSION_SECRET_PREVIOUS: SECRET };
  expect(linkIdOf(changed, "reset-password", token)).toBe(ID);
  expect(linkIdOf(changed, "verify-address", token)).toBeUndefined();
  expect(linkIdOf({ SESSION_SECRET: next }, "reset-password", token)).toBeUndefined();
});
