/** Tea leaves that fall for a moment, where movement is welcome. */

import confetti from "canvas-confetti";

/** The five tones of the wheel's fields, so that both schemes have theirs. */
const TONES = ["--tone-0", "--tone-1", "--tone-2", "--tone-3", "--tone-4"];
const LEAF = "M0 -8c6 5 7 10 0 16c-7-6-6-11 0-16Z";
/** Frames, some 1.4 s: with the reveal before it, under 5 s. */
const LIFETIME_TICKS = 85;
const LEAVES = 60;

/** Draws on a canvas over the page that takes no room and no clicks, without a worker: the policy allows none. */
export function celebrate(): void {
  const style = getComputedStyle(document.documentElement);
  const leaf = confetti.shapeFromPath({ path: LEAF, matrix: new DOMMatrix() });
  const fire = confetti.create(undefined, { resize: true, useWorker: false, disableForReducedMotion: true });
  const common = {
    particleCount: LEAVES / 2,
    spread: 70,
    startVelocity: 38,
    ticks: LIFETIME_TICKS,
    shapes: [leaf],
    colors: TONES.map((tone) => style.getPropertyValue(tone).trim()),
    disableForReducedMotion: true,
  };
  void fire({ ...common, angle: 60, origin: { x: 0, y: 0.7 } });
  void fire({ ...common, angle: 120, origin: { x: 1, y: 0.7 } });
}
