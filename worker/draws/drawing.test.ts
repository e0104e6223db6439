import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acceptedNumber, bytesOf, drawEntrants, drawSeedOf, hexOf, personOf, sha256Of } from "./drawing.ts";

/** The worked example of docs/fairness.md. */
const EXAMPLE = {
  seed: "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
  entropy: "271828",
  lines: ["Camille", "Dominique", "Claude", "Sacha", "Alix"].map(entrantOf).sort(),
};

function entrantOf(name: string): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 32);
}

function bytes(hex: string): Uint8Array<ArrayBuffer> {
  const read = bytesOf(hex);
  if (!read) throw new Error(`${hex} is no hex`);
  return read;
}

async function drawn(lines: readonly string[], placeCount: number, drawSeed: Uint8Array<ArrayBuffer>) {
  const personCount = new Set(lines.map(personOf)).size;
  return drawEntrants({
    drawSeed,
    entrantCount: lines.length,
    personCount,
    placeCount,
    lineAt: (position) => lines[position] ?? "",
  });
}

const SEEDS = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((array) => Uint8Array.from(array));

describe("the grand draw", () => {
  it("is the one that docs/fairness.md works out, and that node's own HMAC makes", async () => {
    const file = EXAMPLE.lines.map((line) => `${line}\n`).join("");
    const entrantsHash = await sha256Of(Uint8Array.from(Buffer.from(file)));
    expect(entrantsHash).toBe(createHash("sha256").update(file).digest("hex"));
    const drawSeed = await drawSeedOf(bytes(EXAMPLE.seed), entrantsHash, EXAMPLE.entropy);
    const byNode = createHmac("sha256", Buffer.from(EXAMPLE.seed, "hex"))
      .update(`thetiptop grand draw|${entrantsHash}|${EXAMPLE.entropy}`)
      .digest();
    expect(hexOf(drawSeed)).toBe(byNode.toString("hex"));
    const positions: number[] = [];
    for (let counter = 0; positions.length < 3; counter++) {
      const digest = createHmac("sha256", byNode).update(`number|${counter}`).digest();
      const position = Number(digest.readBigUInt64BE() % 5n);
      if (!positions.includes(position)) positions.push(position);
    }
    const places = await drawn(EXAMPLE.lines, 3, drawSeed);
    expect(places).toEqual(positions.map((position) => EXAMPLE.lines[position]));
    expect({ entrantsHash, drawSeed: hexOf(drawSeed), places }).toMatchInlineSnapshot(`
      {
        "drawSeed": "489626b84601a06bc9f066f38e13a99764ab211d61ee9218a98a9e9b6e794a85",
        "entrantsHash": "795f3429195759f3634093d501d19205344fb62c2791d992fed1a783fa85a3bf",
        "places": [
          "6f15ad0e0cc4d389a0c051c426f509a6",
          "e2ee4a2a39bddb02052ea019520528ad",
          "d6475710660580fc5c6d9aeabe5d144a",
        ],
      }
    `);
  });

  it("draws nobody twice, everybody when there are few, and the same again from the same", async () => {
    const people = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(people, SEEDS, fc.integer({ min: 1, max: 70 }), async (numbers, seed, placeCount) => {
        const lines = numbers.map((number) => entrantOf(String(number))).sort();
        const places = await drawn(lines, placeCount, seed);
        expect(new Set(places).size).toBe(Math.min(placeCount, lines.length));
        for (const place of places) expect(lines).toContain(place);
        expect(await drawn(lines, placeCount, seed)).toEqual(places);
      }),
    );
  });

  it("gives a person one place, however many tickets are theirs", async () => {
    const tickets = Array.from(
      { length: 30 },
      (_, index) => `${entrantOf("a")}.${String(index + 1).padStart(7, "0")}`,
    );
    const lines = [...tickets, `${entrantOf("b")}.0000001`].sort();
    const places = await drawn(lines, 5, new Uint8Array(32));
    expect(places.map(personOf).sort()).toEqual([entrantOf("a"), entrantOf("b")].sort());
  });

  it("passes over the numbers that would make some places likelier than others", () => {
    const last = 2n ** 64n - 1n;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_500_000 }),
        fc.bigInt({ min: 0n, max: last }),
        (bound, number) => {
          const spare = 2n ** 64n % BigInt(bound);
          const isSpare = number >= 2n ** 64n - spare;
          expect(acceptedNumber(number, bound)).toBe(isSpare ? undefined : Number(number % BigInt(bound)));
        },
      ),
    );
    expect(acceptedNumber(last, 3)).toBeUndefined(); // 2^64 is one more than a multiple of 3
    expect(acceptedNumber(last, 4)).toBe(3);
  });

  it("reaches every place of a small list about equally often", async () => {
    const lines = ["a", "b", "c"].map(entrantOf).sort();
    const counts = new Map<string, number>();
    for (let run = 0; run < 3_000; run++) {
      const seed = new Uint8Array(32);
      new DataView(seed.buffer).setUint32(0, run);
      const [winner = ""] = await drawn(lines, 1, seed);
      counts.set(winner, (counts.get(winner) ?? 0) + 1);
    }
    // Six standard deviations of a third of 3,000: 155.
    for (const line of lines) expect(Math.abs((counts.get(line) ?? 0) - 1_000)).toBeLessThan(155);
  });
});
