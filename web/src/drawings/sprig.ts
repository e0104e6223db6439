/** Two leaves and a bud: what a picker takes from the bush, and the motif of the house. */

import { type Illustration, leaf, line } from "./shapes.ts";

const GREEN = ["leaf", "leaf-shade", "sage"] as const;
const YOUNG = ["sage", "sage-shade", "leaf"] as const;

export const SPRIG: Illustration = {
  size: 120,
  parts: [
    line("sage-shade", "M52 118C56 96 60 78 60 46"),
    ...leaf({ x: 55, y: 99, length: 42, angle: -62, fullness: 0.24, tones: GREEN }),
    ...leaf({ x: 57.6, y: 84, length: 52, angle: 52, fullness: 0.24, tones: GREEN }),
    ...leaf({ x: 59.4, y: 66, length: 46, angle: -36, fullness: 0.23, tones: YOUNG }),
    ...leaf({ x: 60, y: 54, length: 36, angle: 30, fullness: 0.22, tones: YOUNG }),
    ...leaf({ x: 60, y: 48, length: 38, angle: -4, fullness: 0.13, tones: ["cream", "cream-shade", "gold"] }),
  ],
};
