/** Line drawings of prizes on a 48-unit square. */

import type { DrawingName } from "./drawing-name.ts";

const PATHS: Record<DrawingName, readonly string[]> = {
  infuser: [
    "M14 22a10 10 0 0 0 20 0Z",
    "M14 20a10 10 0 0 1 20 0Z",
    "M24 10V4h10v6",
    "M20 27h.1M24 29h.1M28 27h.1M20 16h.1M24 14h.1M28 16h.1",
    "M18 38c2 2 2 4 0 6M30 38c2 2 2 4 0 6M24 37c2 3 2 5 0 8",
  ],
  pouch: [
    "M14 12h20l3 31H11Z",
    "M14 12l2-7h16l2 7",
    "M16 5h16",
    "M24 37v-12M24 31c-6 0-7-4-7-7c5 0 7 3 7 7ZM24 28c5 0 7-3 7-7c-5 0-7 3-7 7Z",
  ],
  tin: ["M12 14h24v29H12Z", "M10 8h28v6H10Z", "M24 20c6 4 7 10 1 16c-7-5-7-11-1-16Z", "M24 24c1 5 1 9-1 14"],
  box: [
    "M6 18h36v25H6Z",
    "M4 11h40v7H4Z",
    "M18 18v25M30 18v25",
    "M10 26h4M22 26h4M34 26h4M10 33h4M22 33h4M34 33h4",
  ],
  chest: [
    "M5 20h38v23H5Z",
    "M5 20c0-8 4-12 10-12h18c6 0 10 4 10 12",
    "M20 20h8v9h-8Z",
    "M24 24v2",
    "M12 8v35M36 8v35",
  ],
  voucher: ["M5 13h38v7a4 4 0 0 0 0 8v7H5v-7a4 4 0 0 0 0-8Z", "M18 13v22", "M26 29l9-10M27 20h.1M34 28h.1"],
  gift: [
    "M8 21h32v22H8Z",
    "M5 13h38v8H5Z",
    "M24 13v30",
    "M24 13c-8 0-11-9-5-9c4 0 5 6 5 9c0-3 1-9 5-9c6 0 3 9-5 9",
  ],
};

/** Decorative: the prize's name always stands beside it. `at` places it inside another drawing. */
export function PrizeDrawing({ name, at }: { readonly name: DrawingName; readonly at?: string }) {
  const lines = PATHS[name].map((path, line) => <path key={line} d={path} />);
  if (at !== undefined) {
    return (
      <g class="drawing" transform={at}>
        {lines}
      </g>
    );
  }
  return (
    <svg class="drawing" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      {lines}
    </svg>
  );
}
