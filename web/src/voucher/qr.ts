/** The QR code of a ticket's code, as a drawing: the squares of a row that touch are one rectangle. */

import { encode } from "uqr";

/** Modules of white around it, without which scanners do not see where it begins (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** A dark rectangle one module high, in modules from the upper left corner. */
export interface Run {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface QrDrawing {
  /** Modules on a side, quiet zone included. */
  readonly size: number;
  readonly runs: readonly Run[];
}

/** The rectangles as one path of SVG: filled at once, so that no seam shows between rows. */
export function pathOfRuns(runs: readonly Run[]): string {
  return runs.map(({ x, y, width }) => `M${x} ${y}h${width}v1h-${width}z`).join("");
}

/**
 * What a counter's scanner types: the code without the dashes it is printed with, and nothing else.
 * @param code in display form
 */
export function bareCode(code: string): string {
  return code.replaceAll("-", "");
}

/** @param text ten or eleven digits and capitals: 21 modules, so large that a scratched screen does no harm */
export function drawQr(text: string): QrDrawing {
  // A quarter of it may be unreadable; on this little text that costs no module more.
  const { data, size } = encode(text, { ecc: "Q", border: QUIET_ZONE });
  const runs: Run[] = [];
  for (const [y, row] of data.entries()) {
    let start: number | undefined;
    for (const [x, isDark] of [...row, false].entries()) {
      if (isDark) start ??= x;
      else if (start !== undefined) {
        runs.push({ x: start, y, width: x - start });
        start = undefined;
      }
    }
  }
  return { size, runs };
}
