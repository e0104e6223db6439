/** The prizes as the house draws them: on a square of 120, standing at 106. */

import type { DrawingName } from "./drawing-name.ts";
import { beads, disc, filled, type Illustration, leaf, line, oval, type Part } from "./shapes.ts";
import { YEAR } from "./year-illustration.ts";

const SIZE = 120;

const HOLES: readonly Part[] = [
  [54, 44, 52, 60],
  [62, 36, 44, 52, 60, 68],
  [86, 36, 44, 52, 60, 68],
  [94, 44, 52, 60],
].flatMap(([y = 0, ...columns]) => columns.map((x) => disc("leaf-shade", x, y, 1.9)));

const INFUSER: readonly Part[] = [
  oval("shadow", 58, 105, 36, 4),
  disc("mist", 52, 74, 30),
  filled("mist-shade", "M52 44A30 30 0 0 1 52 104C69 98 75 86 75 74C75 62 69 50 52 44Z"),
  ...HOLES,
  filled("leaf", "M22 71h60a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2H22a2 2 0 0 1-2-2v-3a2 2 0 0 1 2-2Z"),
  filled("gold", "M47 69h10v11H47Z"),
  line("cream", "M29 64A25 25 0 0 1 38 53"),
  line("mist-shade", "M47.5 40a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0"),
  beads("gold", "M53 35C56 10 88 6 94 34"),
  ...leaf({ x: 94, y: 38, length: 38, angle: 174, fullness: 0.3, tones: ["leaf", "leaf-shade", "sage"] }),
];

const POUCH: readonly Part[] = [
  oval("shadow", 62, 105, 40, 4),
  filled("sage", "M33 32H87L93 102Q93 106 89 106H31Q27 106 27 102Z"),
  filled("sage-shade", "M72 32H87L93 102Q93 106 89 106H77Z"),
  filled("sage", "M33 14H87V32H33Z"),
  filled("sage-shade", "M72 14H87V32H72Z"),
  line("leaf", "M36 18.500H84M36 22.500H84"),
  filled("cream", "M28 28h64a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2H28a2 2 0 0 1-2-2v-4a2 2 0 0 1 2-2Z"),
  filled("cream-shade", "M72 28h20a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2H72Z"),
  filled("cream", "M41 94V66C41 55 49 48 60 48S79 55 79 66V94Z"),
  line("sage-shade", "M60 88C60.5 80 60.5 74 60 66"),
  ...leaf({ x: 60, y: 84, length: 17, angle: -58, tones: ["leaf", "leaf-shade", "sage"] }),
  ...leaf({ x: 60, y: 78, length: 18, angle: 55, tones: ["leaf", "leaf-shade", "sage"] }),
  ...leaf({ x: 60, y: 71, length: 18, angle: 0, fullness: 0.22, tones: ["sage", "sage-shade", "leaf"] }),
];

const TIN: readonly Part[] = [
  oval("shadow", 64, 104, 36, 5),
  filled("leaf", "M32 34V98c0 5 12 8 28 8s28-3 28-8V34Z"),
  filled("leaf-shade", "M70 34V105.500c11-1.2 18-4 18-7.500V34Z"),
  filled("cream", "M32 56c0 4.5 12 8 28 8s28-3.5 28-8V86c0 4.5-12 8-28 8s-28-3.5-28-8Z"),
  filled("cream-shade", "M70 63.500c11-1.2 18-4.2 18-7.500V86c0 3.3-7 6.3-18 7.500Z"),
  line("gold", "M34 61.500c4 2.8 14 5 26 5s22-2.2 26-5M34 85.500c4 2.8 14 5 26 5s22-2.2 26-5"),
  ...leaf({ x: 55, y: 88.5, length: 20, angle: 4, tones: ["leaf", "leaf-shade", "cream"] }),
  disc("seal", 65, 75, 3.6),
  filled("leaf", "M29 22V36c0 4.5 14 8 31 8s31-3.5 31-8V22Z"),
  filled("leaf-shade", "M70 22V43.600c12-1.2 21-4 21-7.600V22Z"),
  line("gold", "M29.5 35c1 4.3 14.5 7.5 30.5 7.500s29.5-3.2 30.5-7.5"),
  oval("sage", 60, 22, 31, 8),
  oval("leaf", 60, 21.5, 24, 5.6),
  disc("gold", 60, 20, 3.2),
  line("sage", "M36.5 49V54"),
];

const BOX: readonly Part[] = [
  oval("shadow", 64, 105, 44, 4),
  filled("cream-shade", "M24 18H96a3 3 0 0 1 3 3V64H21V21a3 3 0 0 1 3-3Z"),
  filled("cream", "M27 24H93V64H27Z"),
  line("gold", "M60 30v4M60 30a6 6 0 0 0-6-6M60 30a6 6 0 0 1 6-6"),
  filled("seal", "M29 42q0-3 3-3h9q3 0 3 3V66H29Z"),
  filled("seal-shade", "M38 39h3q3 0 3 3V66H38Z"),
  filled("sage", "M45 36q0-3 3-3h9q3 0 3 3V66H45Z"),
  filled("sage-shade", "M54 33h3q3 0 3 3V66H54Z"),
  filled("leaf", "M61 42q0-3 3-3h9q3 0 3 3V66H61Z"),
  filled("leaf-shade", "M70 39h3q3 0 3 3V66H70Z"),
  filled("mist", "M77 38q0-3 3-3h9q3 0 3 3V66H77Z"),
  filled("mist-shade", "M86 35h3q3 0 3 3V66H86Z"),
  line("cream", "M33 47.500h6M49 42h6M65 47.500h6"),
  line("leaf", "M81 44h6"),
  filled("cream", "M16 60H104V66L101 103a3 3 0 0 1-3 3H22a3 3 0 0 1-3-3L16 66Z"),
  filled("cream-shade", "M78 60H104V66L101 103a3 3 0 0 1-3 3H78Z"),
  line("gold", "M17 66H103"),
  disc("leaf", 50, 86, 12.5),
  ...leaf({ x: 49.5, y: 95.5, length: 19, angle: 4, tones: ["cream", "cream-shade", "leaf"] }),
];

const CHEST: readonly Part[] = [
  oval("shadow", 64, 105, 46, 4),
  filled("leaf", "M20 46H100V102a4 4 0 0 1-4 4H24a4 4 0 0 1-4-4Z"),
  filled("leaf-shade", "M76 46H100V102a4 4 0 0 1-4 4H76Z"),
  line("gold", "M27 54H93V74H27ZM27 80H93V100H27Z"),
  filled("leaf", "M15 38q0-9 9-9H96q9 0 9 9V48H15Z"),
  filled("leaf-shade", "M76 29H96q9 0 9 9V48H76Z"),
  filled("sage", "M24 29H96q5 0 7.5 4H16.500Q19 29 24 29Z"),
  line("gold", "M16 44H104"),
  disc("gold", 68, 64, 3.4),
  disc("gold", 68, 90, 3.4),
  filled("seal", "M35 29H47V106H35Z"),
  filled("seal-shade", "M42.5 29H47V106H42.500Z"),
  filled("seal", "M41 29C30 32 18 27 20 18C22 10 36 15 41 29Z"),
  filled("seal-shade", "M41 29C33 28 25 24 26 20C27 17 36 21 41 29Z"),
  filled("seal", "M41 29C52 32 64 27 62 18C60 10 46 15 41 29Z"),
  filled("seal-shade", "M41 29C49 28 57 24 56 20C55 17 46 21 41 29Z"),
  filled("seal-shade", "M36.5 24.500h9q1.5 0 1.5 2v5q0 2-1.5 2h-9q-1.5 0-1.5-2v-5q0-2 1.5-2Z"),
];

const VOUCHER: readonly Part[] = [
  oval("shadow", 62, 100, 46, 4),
  filled("cream", "M12 34H108V54a9 9 0 0 0 0 18V92H12V72a9 9 0 0 0 0-18Z"),
  filled("cream-shade", "M84 34H108V54a9 9 0 0 0 0 18V92H84Z"),
  beads("gold", "M40 38V90"),
  ...leaf({ x: 26, y: 76, length: 26, angle: 4, tones: ["leaf", "leaf-shade", "sage"] }),
  line("seal", "M56 80L80 48"),
  disc("seal", 58, 53, 5.5),
  disc("seal", 78, 75, 5.5),
];

const GIFT: readonly Part[] = [
  oval("shadow", 64, 105, 40, 4),
  filled("sage", "M24 56H96V102a4 4 0 0 1-4 4H28a4 4 0 0 1-4-4Z"),
  filled("sage-shade", "M74 56H96V102a4 4 0 0 1-4 4H74Z"),
  filled("sage", "M20 40h80a2 2 0 0 1 2 2V58H18V42a2 2 0 0 1 2-2Z"),
  filled("sage-shade", "M74 40h26a2 2 0 0 1 2 2V58H74Z"),
  line("leaf", "M20 59H100"),
  filled("cream", "M54 40H66V106H54Z"),
  filled("cream-shade", "M61.5 40H66V106H61.500Z"),
  filled("cream", "M60 40C46 42 32 36 35 26C38 17 55 24 60 40Z"),
  filled("cream-shade", "M60 40C74 42 88 36 85 26C82 17 65 24 60 40Z"),
];

const PARTS: Record<DrawingName, readonly Part[]> = {
  infuser: INFUSER,
  pouch: POUCH,
  tin: TIN,
  box: BOX,
  chest: CHEST,
  voucher: VOUCHER,
  gift: GIFT,
};

/** What can be illustrated: each prize, and the year of tea that is drawn at the end. */
export type IllustrationName = DrawingName | "year";

export function illustrationOf(name: IllustrationName): Illustration {
  return name === "year" ? YEAR : { size: SIZE, parts: PARTS[name] };
}
