/** The wheel's movement. It ends where the prize is; nothing is decided here. */

import { ROTOR_ID, restingAngle } from "./wheel-geometry.ts";

const DURATION_MS = 4600; // under the 5 s after which a movement must be stoppable; it is anyway
const WHOLE_TURNS = 5;
const SLOWING_DOWN = "cubic-bezier(0.12, 0.72, 0.08, 1)";

function rotor(): Element | null {
  return document.getElementById(ROTOR_ID);
}

/**
 * Turns the wheel to a prize. Resolves when it stands; at once when the visitor prefers no movement, and when the
 * prize (below zero) is none of the wheel's: added or withdrawn since the page was made.
 */
export async function turnWheelTo(prize: number, prizeCount: number): Promise<void> {
  const part = rotor();
  if (!part || prize < 0 || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const degrees = 360 * WHOLE_TURNS + restingAngle(prize, prizeCount);
  const animation = part.animate([{ transform: "rotate(0deg)" }, { transform: `rotate(${degrees}deg)` }], {
    duration: DURATION_MS,
    easing: SLOWING_DOWN,
    fill: "forwards",
  });
  await animation.finished;
  part.setAttribute("transform", `rotate(${degrees})`);
  animation.cancel();
}

/** Ends the movement now. */
export function skipTurning(): void {
  for (const animation of rotor()?.getAnimations() ?? []) animation.finish();
}
