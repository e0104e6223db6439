/** The wheel turns to the prize and comes to rest. */

import { linger, move, partOf, type Reveal, type Scene } from "./reveal.ts";
import { fieldsOf, pegsPassedAt, restingAngle } from "./wheel-geometry.ts";

const TURN_MS = 3_700; // with the look at it and the leaves that fall after it: under 5 s of movement
const LOOK_MS = 500;
const WHOLE_TURNS = 5;
const SLOWING_DOWN = "cubic-bezier(0.12, 0.72, 0.08, 1)";
const FLICK_DEGREES = -9;

export const reveal: Reveal = async (scene) => {
  const { prize, prizeCount, signal } = scene;
  const fieldCount = fieldsOf(prizeCount).length;
  const degrees = 360 * WHOLE_TURNS + restingAngle(prize, prizeCount);
  const disc = partOf(scene, "disc");
  const turning = disc.animate([{ transform: "rotate(0deg)" }, { transform: `rotate(${degrees}deg)` }], {
    duration: TURN_MS,
    easing: SLOWING_DOWN,
    fill: "forwards",
  });
  signal.addEventListener("abort", () => turning.finish(), { once: true });
  if (signal.aborted) turning.finish();
  listenToPegs(scene, turning, (progress) => pegsPassedAt(progress * degrees, fieldCount));
  await turning.finished;
  scene.sound?.chime();
  await linger(scene, LOOK_MS);
};

/** The pointer is flicked, and ticks, whenever a peg has passed since the last frame. */
function listenToPegs(scene: Scene, turning: Animation, passedAt: (progress: number) => number): void {
  const pointer = partOf(scene, "pointer");
  let passed = 0;
  function look(): void {
    const now = passedAt(turning.effect?.getComputedTiming().progress ?? 1);
    if (turning.playState !== "running" || scene.signal.aborted) return;
    if (now > passed) {
      passed = now;
      scene.sound?.tick();
      const rest = { transform: "rotate(0deg)" };
      const flick = [rest, { transform: `rotate(${FLICK_DEGREES}deg)` }, rest];
      void move(pointer, flick, { duration: 110, fill: "none" }, scene.signal);
    }
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);
}
