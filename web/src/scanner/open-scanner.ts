/** The camera's dialog: opened by a button, closed by a code, by its own button, or by Escape. */

import { codeInText } from "./code-in-text.ts";
import type { Scanned } from "./detector.ts";

/** Pictures looked at a second: a hand needs longer than that to hold a ticket still. */
const LOOKS_APART_MS = 120;

/** Shows the button where there is a camera to ask for. */
export function offerCamera(root: HTMLElement): void {
  const button = root.querySelector("button");
  if (button && navigator.mediaDevices?.getUserMedia !== undefined) button.hidden = false;
}

/** Opens the dialog beside the button and reads until there is a code. */
export async function openScanner(button: HTMLElement): Promise<void> {
  const root = button.closest<HTMLElement>(".scan");
  const dialog = root?.querySelector("dialog");
  const video = dialog?.querySelector("video");
  const say = dialog?.querySelector<HTMLElement>("[data-part=say]");
  const field = document.getElementById(root?.dataset["field"] ?? "");
  if (!dialog || !video || !say || !(field instanceof HTMLInputElement)) return;
  const closed = new AbortController();
  dialog.addEventListener("close", () => closed.abort(), { once: true });
  const close = dialog.querySelector<HTMLElement>("[data-part=close]");
  close?.addEventListener("click", () => dialog.close(), { signal: closed.signal });
  dialog.showModal();
  try {
    const what = root?.dataset["what"] === "receipt" ? "receipt" : "ticket";
    const scanned = await scan(video, say, what, closed.signal);
    if (scanned === undefined) return;
    dialog.close();
    field.value = codeInText(scanned);
    const next = document.getElementById(root?.dataset["next"] ?? "");
    if (next instanceof HTMLInputElement && next.value === "") next.focus();
    else field.form?.requestSubmit();
  } catch (error) {
    const why = error instanceof DOMException && error.name === "NotAllowedError" ? "refused" : "failed";
    say.textContent = say.dataset[why] ?? "";
  }
}

/** The first code the camera sees; undefined once the dialog is closed. The camera is let go in any case. */
async function scan(
  video: HTMLVideoElement,
  say: HTMLElement,
  what: Scanned,
  closed: AbortSignal,
): Promise<string | undefined> {
  const [stream, { detector }] = await Promise.all([
    navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false }),
    import("./detector.ts"),
  ]);
  try {
    video.srcObject = stream;
    await video.play();
    say.textContent = say.dataset["hint"] ?? "";
    const reader = await detector(what);
    while (!closed.aborted) {
      const [found] = await reader.detect(video);
      if (found && !closed.aborted) return found.rawValue;
      await new Promise((resolve) => setTimeout(resolve, LOOKS_APART_MS));
    }
    return undefined;
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}
