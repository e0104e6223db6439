import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import subsetFont from "subset-font";
import { beforeAll, describe, expect, it } from "vitest";
import { CHARACTERS, TYPEFACES, type Typeface } from "./typefaces.ts";
import { cut } from "./typefaces-plugin.ts";

const STYLES = readFileSync(`${import.meta.dirname}/../styles/typefaces.css`, "utf8");

/** What a typeface says of its own height, as shares of its size. */
interface Measures {
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
}

async function measuresOf({ source }: Typeface): Promise<Measures> {
  const whole = readFileSync(createRequire(import.meta.url).resolve(source));
  const bytes = await subsetFont(whole, CHARACTERS, { targetFormat: "sfnt" });
  const tables = new Map(
    Array.from({ length: bytes.readUInt16BE(4) }, (_, index) => {
      const entry = 12 + 16 * index; // the header, then one entry of sixteen bytes a table
      return [bytes.toString("latin1", entry, entry + 4), bytes.readUInt32BE(entry + 8)];
    }),
  );
  const head = tables.get("head") ?? Number.NaN;
  const hhea = tables.get("hhea") ?? Number.NaN;
  const size = bytes.readUInt16BE(head + 18);
  return {
    ascent: bytes.readInt16BE(hhea + 4) / size,
    descent: -bytes.readInt16BE(hhea + 6) / size,
    lineGap: bytes.readInt16BE(hhea + 8) / size,
  };
}

/** A percentage of one face in the style sheet, as a share. */
function shareOf(face: string, property: string): number {
  return Number(new RegExp(`${property}:\\s*([\\d.]+)%`).exec(face)?.[1]) / 100;
}

describe("the typefaces", () => {
  let cuts: readonly (readonly [Typeface, Buffer])[];
  beforeAll(async () => {
    cuts = await Promise.all(TYPEFACES.map(async (face) => [face, await cut(face)] as const));
  });

  it("hold every character the site's words are written with", () => {
    const files = globSync("../**/*.words.ts", { cwd: import.meta.dirname });
    const written = new Set(
      files.flatMap((file) => [...readFileSync(`${import.meta.dirname}/${file}`, "utf8")]),
    );
    written.delete("\n");
    expect(written.size).toBeGreaterThan(60);
    expect([...written].filter((character) => !CHARACTERS.includes(character))).toEqual([]);
  });

  it("weigh less than the whole ones, together less than 32 kB", () => {
    for (const [{ source }, bytes] of cuts) {
      const whole = readFileSync(createRequire(import.meta.url).resolve(source));
      expect(bytes.toString("latin1", 0, 4)).toBe("wOF2");
      expect(bytes.byteLength).toBeLessThan(whole.byteLength);
    }
    expect(cuts.reduce((sum, [, bytes]) => sum + bytes.byteLength, 0)).toBeLessThan(32_000);
  });

  it("are the same bytes each time", async () => {
    for (const [face, bytes] of cuts) expect((await cut(face)).equals(bytes)).toBe(true);
  });

  it.each(TYPEFACES)("take as much height as what stands in for $name while it loads", async (face) => {
    const own = await measuresOf(face);
    const standIns = STYLES.split("@font-face").filter((rule) =>
      new RegExp(`font-family: "${face.name} over`, "i").test(rule),
    );
    expect(standIns.length).toBeGreaterThan(1);
    for (const rule of standIns) {
      const size = shareOf(rule, "size-adjust");
      expect(shareOf(rule, "ascent-override") * size).toBeCloseTo(own.ascent, 3);
      expect(shareOf(rule, "descent-override") * size).toBeCloseTo(own.descent, 3);
      expect(shareOf(rule, "line-gap-override")).toBe(own.lineGap);
    }
  });
});
