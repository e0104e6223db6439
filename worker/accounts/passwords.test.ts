import { describe, expect, it } from "vitest";
import { firstSaltOf, hashPassword, rehashPassword, tryPassword, verifyPassword } from "./passwords.ts";
import { derive } from "./scrypt.ts";

describe("scrypt", () => {
  it("gives RFC 7914's result", async () => {
    const salt = new TextEncoder().encode("SodiumChloride");
    const key = await derive("pleaseletmein", salt, 64, { N: 16384, r: 8, p: 1 });
    expect(Buffer.from(key).toString("hex")).toBe(
      "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2" +
        "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887",
    );
  });
});

describe("a stored password", () => {
  it("names its cost and is salted: the same password twice gives two hashes", async () => {
    const [one, other] = await Promise.all([hashPassword("Password123"), hashPassword("Password123")]);
    expect(one).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(other);
  });

  it("is matched by its own password only", async () => {
    const stored = await hashPassword("Password123");
    expect(await verifyPassword("Password123", stored)).toBe(true);
    expect(await verifyPassword("password123", stored)).toBe(false);
  });

  it("is matched by the same password typed in decomposed letters", async () => {
    expect(await verifyPassword("Me\u0301lisse1", await hashPassword("M\u00e9lisse1"))).toBe(true);
  });

  it("is checked at the cost it was stored with, so that costs can be raised", async () => {
    const salt = Buffer.from("0123456789abcdef");
    const hash = Buffer.from(await derive("Password123", salt, 32, { N: 1024, r: 8, p: 1 }));
    const stored = `scrypt$1024$8$1$${salt.toString("base64url")}$${hash.toString("base64url")}`;
    expect(await verifyPassword("Password123", stored)).toBe(true);
  });

  it.each(["", "bcrypt$x", "scrypt$32768$8$3$$", "Password123"])(
    "that is damaged (%j) is an error, not a wrong password",
    async (stored) => {
      await expect(verifyPassword("Password123", stored)).rejects.toThrow("stored password hash");
    },
  );
});

describe("the accounts of one address", () => {
  const SECRET = "a-secret-of-at-least-thirty-two-characters";
  const salt = firstSaltOf(SECRET, "a@example.com");

  it("have one salt from the start, which only this service can tell", () => {
    expect(firstSaltOf(SECRET, "a@example.com")).toEqual(salt);
    expect(firstSaltOf(SECRET, "b@example.com")).not.toEqual(salt);
    expect(firstSaltOf(`${SECRET}!`, "a@example.com")).not.toEqual(salt);
    expect(salt).toHaveLength(16);
  });

  it("are told apart by their passwords", async () => {
    const first = await tryPassword("Password1", [], salt);
    expect(first.fits).toBe(-1);
    const second = await tryPassword("Password2", [first.hash], salt);
    expect(second.fits).toBe(-1);
    const stored = [first.hash, second.hash];
    expect(await tryPassword("Password1", stored, salt)).toEqual({ fits: 0, hash: first.hash });
    expect(await tryPassword("Password2", stored, salt)).toEqual({ fits: 1, hash: second.hash });
    expect((await tryPassword("Password3", stored, salt)).fits).toBe(-1);
  });

  it("keep the salt they have when the secret has changed", async () => {
    const { hash } = await tryPassword("Password1", [], salt);
    const later = await tryPassword("Password2", [hash], firstSaltOf("another secret", "a@example.com"));
    expect(later.hash.split("$")[4]).toBe(hash.split("$")[4]);
    expect((await rehashPassword("Password3", hash)).split("$")[4]).toBe(hash.split("$")[4]);
  });

  it("are found even where one has a salt of its own, the first that fits", async () => {
    const { hash } = await tryPassword("Password1", [], salt);
    const odd = await hashPassword("Password2");
    expect(await tryPassword("Password2", [hash, odd, odd], salt)).toEqual({ fits: 1, hash: odd });
  });
});
