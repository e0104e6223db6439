/** Shows the reveal that came with a win, on a stage over the page, so that nothing under it moves. */

import { type RevealName, revealNamed } from "./reveal-choice.ts";
import type { Reveal } from "./reveals/reveal.ts";
import type { Sound } from "./sound.ts";

/** The reveal is fetched while the play is under way. When it is not here this long after the answer, the words come alone. */
const PATIENCE_MS = 2_000;

const REVEALS: Record<RevealName, () => Promise<{ readonly reveal: Reveal }>> = {
  wheel: () => import("./reveals/wheel.ts"),
  scratch: () => import("./reveals/scratch.ts"),
  tin: () => import("./reveals/tin.ts"),
};

/** What a reveal needs beside its drawing, all of it on its way. */
export interface Props {
  readonly reveal: Promise<Reveal>;
  readonly sound: Promise<Sound | undefined>;
  readonly celebrate: Promise<() => void>;
}

/** Undefined where movement is not welcome, or the browser has no stage. */
export function fetchProps(name: string | undefined, withSound: boolean): Props | undefined {
  const chosen = revealNamed(name);
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!chosen || isStill || typeof HTMLDialogElement === "undefined") return undefined;
  // Made here, within the player's gesture.
  const context = withSound && typeof AudioContext !== "undefined" ? new AudioContext() : undefined;
  const props = {
    reveal: REVEALS[chosen]().then((module) => module.reveal),
    sound: context
      ? import("./sound.ts").then(({ soundOn }) => soundOn(context))
      : Promise.resolve(undefined),
    celebrate: import("./celebrate.ts").then((module) => module.celebrate),
  };
  // Whoever waits for one hears of its failure; nobody may be waiting.
  for (const prop of Object.values(props)) prop.catch(() => {});
  return props;
}

/**
 * Plays the reveal and leaves its stage standing.
 * @returns what takes the stage away, and whether the player watched it to the end; undefined when nothing was shown
 */
export async function showReveal(
  template: HTMLTemplateElement,
  props: Props,
): Promise<{ readonly close: () => void; readonly watched: boolean } | undefined> {
  const drawn = template.content.querySelector("dialog");
  const reveal = await inTime(props.reveal);
  if (!drawn || !reveal) return undefined;
  const sound = await inTime(props.sound);
  const dialog = document.importNode(drawn, true);
  const skip = new AbortController();
  function close(): void {
    dialog.close();
    dialog.remove();
  }
  document.body.append(dialog);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    skip.abort();
  });
  // A browser may close it all the same when Escape is pressed twice.
  dialog.addEventListener("close", () => skip.abort());
  dialog.querySelector('[data-part="skip"]')?.addEventListener("click", () => skip.abort());
  try {
    dialog.showModal();
    await reveal({
      root: dialog,
      prize: Number(dialog.dataset["prize"]),
      prizeCount: Number(dialog.dataset["prizes"]),
      sound,
      signal: skip.signal,
    });
  } catch (error) {
    console.warn(error); // the prize is won and told in words all the same
  }
  return { close, watched: !skip.signal.aborted };
}

/** What is here in time; undefined when it is late or failed. */
function inTime<Thing>(coming: Promise<Thing>): Promise<Thing | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
    coming.then(resolve, () => resolve(undefined)).finally(() => clearTimeout(timer));
  });
}
