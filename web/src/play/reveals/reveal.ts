/** What every way of uncovering a prize has in common. None decides anything: the prize was won before it moves. */

import type { Sound } from "../sound.ts";

export interface Scene {
  /** What the server drew for it; its parts are found by `data-part`. */
  readonly root: Element;
  /** Position of the prize among the campaign's, and how many there are. */
  readonly prize: number;
  readonly prizeCount: number;
  /** Undefined: quiet. */
  readonly sound: Sound | undefined;
  /** Aborted when the player skips: whatever moves then is at its end at once. */
  readonly signal: AbortSignal;
}

/** Uncovers the prize. Resolves when it is to be seen, or at once when the player skips. */
export type Reveal = (scene: Scene) => Promise<void>;

/** A part of the drawing. @throws when the server did not draw it: the reveal is then left out */
export function partOf(scene: Pick<Scene, "root">, name: string): Element {
  const part = scene.root.querySelector(`[data-part="${name}"]`);
  if (!part) throw new Error(`the reveal has no ${name}`);
  return part;
}

/** Moves a part, and leaves it where the movement ends. */
export async function move(
  part: Element,
  keyframes: Keyframe[],
  timing: KeyframeAnimationOptions,
  signal: AbortSignal,
): Promise<void> {
  const animation = part.animate(keyframes, { fill: "forwards", ...timing });
  function finish(): void {
    animation.finish();
  }
  if (signal.aborted) finish();
  signal.addEventListener("abort", finish, { once: true });
  await animation.finished;
  signal.removeEventListener("abort", finish);
}

/** Lets the player look. An animation without keyframes: it ends when the player skips, like all others. */
export function linger(scene: Scene, milliseconds: number): Promise<void> {
  return move(scene.root, [], { duration: milliseconds, fill: "none" }, scene.signal);
}

/** Waits for the player's act on one of the parts, or for the skip. */
export function acted(parts: readonly Element[], signal: AbortSignal): Promise<void> {
  // Not Promise.withResolvers: phones of 2022 lack it.
  return new Promise((resolve) => {
    function done(): void {
      resolve();
    }
    for (const part of parts) part.addEventListener("click", done, { once: true });
    signal.addEventListener("abort", done, { once: true });
    if (signal.aborted) done();
  });
}
