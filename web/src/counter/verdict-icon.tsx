/** One sign for each verdict, on a 48-unit square: drawn thick, to be told apart from a metre away and without colour. */

import type { Verdict } from "../../../worker/look-ups/look-up.ts";

const PATHS: Record<Verdict | "given", readonly string[]> = {
  ready: ["M6 20h36v22H6Z", "M4 12h40v8H4Z", "M24 12v30", "M24 12c-9 0-10-8-5-8s5 8 5 8s0-8 5-8s4 8-5 8"],
  "to-validate": ["M13 5h22M13 43h22", "M15 5c0 12 18 13 18 19s-18 7-18 19M33 5c0 12-18 13-18 19s18 7 18 19"],
  given: ["M6 26l12 12L42 10"],
  "handed-over": ["M24 4a20 20 0 1 0 .1 0Z", "M10 38L38 10"],
  rejected: ["M9 9l30 30M39 9L9 39"],
  "too-late": ["M24 4a20 20 0 1 0 .1 0Z", "M24 12v13l9 6"],
  "not-played": ["M4 13h40v7a4 4 0 0 0 0 8v7H4v-7a4 4 0 0 0 0-8Z", "M17 24h14"],
  cancelled: ["M4 13h40v7a4 4 0 0 0 0 8v7H4v-7a4 4 0 0 0 0-8Z", "M16 17l16 14M32 17L16 31"],
  unknown: ["M15 16c0-13 19-12 19-1c0 8-10 7-10 16", "M24 41h.1"],
  malformed: ["M6 10v28M13 10v28M19 10v12M26 10v28M33 10v16M42 10v28", "M2 32l44-10"],
  erased: ["M24 5a8 8 0 1 0 .1 0Z", "M8 43c0-22 32-22 32 0Z", "M6 6l36 36"],
  limited: ["M12 22h24v20H12Z", "M16 22v-6c0-12 16-12 16 0v6"],
};

/** Decorative: the word always stands beside it. */
export function VerdictIcon({ verdict }: { readonly verdict: Verdict | "given" }) {
  return (
    <svg class="verdict-icon" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      {PATHS[verdict].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
