import { createCipheriv } from "node:crypto";
import { describe, expect, it } from "vitest";
import { accountOf, pseudonymsOf, ticketEntrants } from "./pseudonyms.ts";

const KEY = "5b".repeat(32);
const IDS = Array.from({ length: 50 }, () => crypto.randomUUID());

describe("the entrants' numbers", () => {
  it("are one AES block of the id, as node's own AES makes it", () => {
    const numbers = pseudonymsOf(KEY, IDS);
    for (const [index, id] of IDS.entries()) {
      const cipher = createCipheriv("aes-256-ecb", Buffer.from(KEY, "hex"), null).setAutoPadding(false);
      expect(numbers[index]).toBe(cipher.update(id.replaceAll("-", ""), "hex", "hex"));
    }
  });

  it("lead back to the account with the key, from a person's line and from a ticket's", () => {
    for (const [index, number] of pseudonymsOf(KEY, IDS).entries()) {
      expect(accountOf(KEY, number)).toBe(IDS[index]);
      for (const line of ticketEntrants(number, 3)) expect(accountOf(KEY, line)).toBe(IDS[index]);
    }
  });

  it("are others in another draw", () => {
    const [one, other] = [pseudonymsOf(KEY, IDS), pseudonymsOf("5c".repeat(32), IDS)];
    expect(one.filter((number) => other.includes(number))).toEqual([]);
  });

  it("are not made of what is no account's id", () => {
    expect(() => pseudonymsOf(KEY, ["camille@exemple.fr"])).toThrow("no UUID");
    expect(pseudonymsOf(KEY, [])).toEqual([]);
  });
});
