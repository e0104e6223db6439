import { describe, expect, it } from "vitest";
import { dueAt, QUICKNET, randomnessOf, roundAt } from "./drand.ts";

/** A round that the chain published in September 2023; its randomness stands in the README of drand-verify's Python package. */
const ROUND = 657_413;
const SIGNATURE =
  "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b";
const RANDOMNESS = "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587";

describe("a round of drand", () => {
  it("gives its randomness by its own signature", async () => {
    expect(await randomnessOf(QUICKNET.publicKey, ROUND, SIGNATURE)).toBe(RANDOMNESS);
  });

  it("gives nothing by another round's signature, a changed one or a text", async () => {
    expect(await randomnessOf(QUICKNET.publicKey, ROUND + 1, SIGNATURE)).toBeUndefined();
    expect(await randomnessOf(QUICKNET.publicKey, ROUND, SIGNATURE.replace(/b$/, "a"))).toBeUndefined();
    for (const text of ["", "00".repeat(48), "zz".repeat(48), SIGNATURE.slice(2)])
      expect(await randomnessOf(QUICKNET.publicKey, ROUND, text)).toBeUndefined();
  });

  it("is the first that is due at a moment or after it", () => {
    const genesis = 1000 * QUICKNET.genesisSeconds;
    expect(roundAt(genesis)).toBe(1);
    expect(roundAt(genesis + 1)).toBe(2);
    expect(roundAt(genesis - 1_000_000)).toBe(1);
    for (const round of [1, 2, ROUND, 30_000_000]) expect(roundAt(dueAt(round))).toBe(round);
    // The moment that the Ruby client of drand states in its README.
    expect(dueAt(27_946_612)).toBe(Date.UTC(2026, 3, 20));
  });
});
