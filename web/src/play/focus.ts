/** Moves the focus to something that is about to be drawn. */

/** Qwik draws within a few frames; after two seconds something else is wrong, and the focus is left alone. */
const FRAMES_AT_MOST = 120;

/** Focuses the element with this id as soon as it is on the page and stays there. */
export async function focusOnceDrawn(id: string): Promise<void> {
  let heldBefore = false;
  for (let frame = 0; frame < FRAMES_AT_MOST; frame += 1) {
    const held = document.activeElement?.id === id;
    if (held && heldBefore) return;
    heldBefore = held;
    if (!held) document.getElementById(id)?.focus();
    await new Promise(requestAnimationFrame);
  }
}
