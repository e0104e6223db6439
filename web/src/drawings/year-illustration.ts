/** A year of tea: a leaf for each month around one cup, three to a season, a berry between the seasons. */

import { disc, filled, type Illustration, leaf, line, oval, type Part, type Tone } from "./shapes.ts";

const MONTHS = 12;
const CENTRE = 60;
const RING = 43;

/** Spring, summer, autumn, winter: the lit half, the shade and the vein. */
const SEASONS: readonly (readonly [Tone, Tone, Tone])[] = [
  ["sage", "sage-shade", "leaf"],
  ["leaf", "leaf-shade", "sage"],
  ["gold", "cream-shade", "cream"],
  ["mist", "mist-shade", "leaf"],
];

function onRing(degrees: number, radius: number): { x: number; y: number } {
  const turn = (degrees * Math.PI) / 180;
  return { x: CENTRE + radius * Math.sin(turn), y: CENTRE - radius * Math.cos(turn) };
}

const WREATH: readonly Part[] = Array.from({ length: MONTHS }, (_, month) => {
  const degrees = (month * 360) / MONTHS;
  const season = SEASONS[Math.floor((month * SEASONS.length) / MONTHS)] ?? ["leaf", "leaf-shade", "sage"];
  // Each leaf follows the ring and leans a little outwards, now more, now less.
  const lean = month % 2 === 0 ? 62 : 98;
  return leaf({ ...onRing(degrees, RING), length: 27, angle: degrees + lean, fullness: 0.27, tones: season });
}).flat();

const BERRIES: readonly Part[] = SEASONS.map((_, season) => {
  const { x, y } = onRing((season * 360) / SEASONS.length - 6, RING - 4);
  return disc("seal", Math.round(x * 10) / 10, Math.round(y * 10) / 10, 2.7);
});

export const YEAR: Illustration = {
  size: 120,
  parts: [
    line(
      "sage-shade",
      `M${CENTRE - RING} ${CENTRE}a${RING} ${RING} 0 1 0 ${2 * RING} 0a${RING} ${RING} 0 1 0 ${-2 * RING} 0`,
    ),
    ...WREATH,
    ...BERRIES,
    line("sage", "M54 48c-3-4 3-6 0-11M63 48c-3-4 3-6 0-11"),
    line("cream-shade", "M76 59c9-2 9 11-3 11"),
    filled("cream", "M42 56H78C78 70 71 79 60 79S42 70 42 56Z"),
    filled("cream-shade", "M66 56H78C78 70 71 79 60 79C64 75 66 66 66 56Z"),
    oval("cream-shade", 60, 56, 18, 3.6),
    oval("seal", 60, 56.3, 15.5, 2.5),
    filled("leaf", "M40 80H80q-2 5-8 5H48q-6 0-8-5Z"),
  ],
};
