/** Icons of the home screen and of browsers that cannot draw favicon.svg. */

import { MARK_GROUND, markAt } from "./mark.ts";

/**
 * The mark on its ground, up to the edges: systems cut their own shape out of it.
 * @param margin share of the side left free on each side; negative to come nearer than the favicon does
 */
export function iconSvg(side: number, margin: number): string {
  const inner = side * (1 - 2 * margin);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}"><rect width="${side}" height="${side}" fill="${MARK_GROUND}"/>${markAt(side * margin, side * margin, inner)}</svg>`;
}
