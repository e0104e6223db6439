/** The contrast of the palette, computed as WCAG 2.2 says (relative luminance, 1.4.3 and 1.4.11). */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Colours = ReadonlyMap<string, string>;

const [light = "", dark = ""] = readFileSync(`${import.meta.dirname}/tokens.css`, "utf8").split("@media");

function coloursIn(css: string): [string, string][] {
  return [...css.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = "", colour = ""]) => [
    name,
    colour,
  ]);
}

const LIGHT: Colours = new Map(coloursIn(light));
const DARK: Colours = new Map([...coloursIn(light), ...coloursIn(dark)]);

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(colours: Colours, one: string, other: string): number {
  const found = [one, other].map((token) => colours.get(token));
  const [first, second] = found.map((colour) => (colour === undefined ? Number.NaN : luminanceOf(colour)));
  const [low = Number.NaN, high = Number.NaN] = [first ?? Number.NaN, second ?? Number.NaN].sort(
    (a, b) => a - b,
  );
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ["paper", "surface", "wash"];
const TEXT_PAIRS: readonly (readonly [string, string])[] = [
  ...["ink", "ink-soft", "leaf", "leaf-strong", "seal"].flatMap((text) =>
    GROUNDS.map((ground) => [text, ground] as const),
  ),
  ["on-leaf", "leaf"],
  ["on-leaf", "leaf-strong"],
  ["on-ground", "ground"],
  ["on-ground-soft", "ground"],
  ["on-ground-accent", "ground"],
  ["ground", "on-ground"], // the button on the ground
  ...[0, 1, 2, 3, 4].map((tone) => [`on-tone-${tone}`, `tone-${tone}`] as const),
];

/** Lines that show where a control is, and the ring of the focus. */
const LINE_PAIRS: readonly (readonly [string, string])[] = [
  ...GROUNDS.map((ground) => ["field-line", ground] as const),
  ...GROUNDS.map((ground) => ["seal", ground] as const),
  ["on-ground-accent", "ground"],
];

describe.each([
  ["light", LIGHT],
  ["dark", DARK],
])("the palette in %s", (_scheme, colours) => {
  it.each(TEXT_PAIRS)("writes %s on %s at 4.5 to 1 or more", (text, ground) => {
    expect(contrastOf(colours, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(LINE_PAIRS)("draws %s on %s at 3 to 1 or more", (drawn, ground) => {
    expect(contrastOf(colours, drawn, ground)).toBeGreaterThanOrEqual(3);
  });
});

it("contrast is reckoned as in WCAG's own examples: black on white is 21, #777 on white just fails", () => {
  const example: Colours = new Map([
    ["black", "#000000"],
    ["grey", "#777777"],
    ["white", "#ffffff"],
  ]);
  expect(contrastOf(example, "black", "white")).toBeCloseTo(21, 5);
  expect(contrastOf(example, "grey", "white")).toBeCloseTo(4.478, 3);
});
