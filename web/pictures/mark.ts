/** The house's mark, as web/public/favicon.svg draws it: icons and pictures follow when it is redrawn. */

import { readFileSync } from "node:fs";

/** The side of favicon.svg's square. */
const MARK_SIDE = 64;

const favicon = readFileSync(new URL("../public/favicon.svg", import.meta.url), "utf8");
/** Its shapes alone: the name for screen readers and the rounded ground are the favicon's own. */
const shapes = favicon.replace(/<\/?svg[^>]*>|<title>.*?<\/title>|<rect[^>]*>/g, "");
const ground = /<rect[^>]*fill="(#[0-9a-f]{6})"/i.exec(favicon)?.[1];

/** The colour it stands on. */
export const MARK_GROUND = ground ?? "";
if (MARK_GROUND === "") throw new Error("favicon.svg has no ground: icons would be see-through");

/** The mark as a group, its square `side` wide with its corner at x, y. */
export function markAt(x: number, y: number, side: number): string {
  return `<g transform="translate(${x} ${y}) scale(${side / MARK_SIDE})">${shapes}</g>`;
}
