/** The player scratches the gold leaf away, by hand or by the button. */

import { acted, linger, move, partOf, type Reveal, type Scene } from "./reveal.ts";
import { CARD_HEIGHT, CARD_WIDTH, type Point, Scratched, zigzagAt } from "./scratch-geometry.ts";

/** By then everybody has seen what it is. */
const ENOUGH = 0.5;
const BY_ITSELF_MS = 1_800;
const FADE_MS = 450;
const LOOK_MS = 1_000;
/** One rustle for so many points of a stroke. */
const POINTS_A_RUSTLE = 6;

export const reveal: Reveal = async (scene) => {
  const { signal, sound } = scene;
  const foil = partOf(scene, "foil");
  const card = new Card(scene);
  const byHand = scratchedByHand(foil, card, signal);
  const byButton = acted([partOf(scene, "act")], signal).then(() => scratchedByItself(card, signal));
  await Promise.race([byHand, byButton]);
  card.done = true;
  sound?.chime();
  await move(foil, [{ opacity: 1 }, { opacity: 0 }], { duration: FADE_MS }, signal);
  await linger(scene, LOOK_MS);
};

/** The drawing and what is known of it. */
class Card {
  readonly scratched = new Scratched();
  done = false;
  readonly #path: Element;
  readonly #scene: Scene;
  #line = "";
  #points = 0;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#path = partOf(scene, "scratches");
  }

  to({ x, y }: Point, begins: boolean): void {
    if (begins) this.scratched.lift();
    this.scratched.to({ x, y });
    // A stroke of no length still shows its round ends.
    this.#line += `${begins ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}${begins ? "h.1" : ""}`;
    this.#path.setAttribute("d", this.#line);
    this.#points += 1;
    if (this.#points % POINTS_A_RUSTLE === 1) this.#scene.sound?.paper();
  }
}

/** Resolves when enough of the card is open, or the player skips. */
function scratchedByHand(foil: Element, card: Card, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const down = new Set<number>();
    function scratch(event: PointerEvent, begins: boolean): void {
      if (card.done) return;
      const { left, top, width, height } = foil.getBoundingClientRect();
      const x = ((event.clientX - left) * CARD_WIDTH) / width;
      const y = ((event.clientY - top) * CARD_HEIGHT) / height;
      card.to({ x, y }, begins);
      if (card.scratched.share >= ENOUGH) resolve();
    }
    foil.addEventListener("pointerdown", (event) => {
      if (!(event instanceof PointerEvent)) return;
      down.add(event.pointerId);
      foil.setPointerCapture(event.pointerId);
      scratch(event, true);
    });
    foil.addEventListener("pointermove", (event) => {
      if (event instanceof PointerEvent && down.has(event.pointerId)) scratch(event, false);
    });
    for (const end of ["pointerup", "pointercancel"]) foil.addEventListener(end, () => down.clear());
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

async function scratchedByItself(card: Card, signal: AbortSignal): Promise<void> {
  let begun: number | undefined;
  for (;;) {
    if (signal.aborted || card.done) return;
    const now = await new Promise(requestAnimationFrame);
    const along = (now - (begun ?? now)) / BY_ITSELF_MS;
    card.to(zigzagAt(along), begun === undefined);
    begun ??= now;
    if (along >= 1) return;
  }
}
