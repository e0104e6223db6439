/** The desk's script: reads the verdict out, sounds it, and listens for shortcuts. The desk works without it. */

import { LOOK_UP_FIELD_ID } from "./desk-parts.ts";
import { isWelcome, playVerdict } from "./verdict-sound.ts";

const SOUND_KEY = "counter-sound";

export function startDesk(root: HTMLElement): void {
  announce(root);
  const sound = root.querySelector<HTMLElement>("[data-part=sound]");
  if (sound) offerSound(sound);
  document.addEventListener("keydown", (event) => pressed(event, root));
}

/** Said once the page stands: a live region that comes filled is not read out, and the focus stays in the field. */
function announce(root: HTMLElement): void {
  const live = root.querySelector<HTMLElement>("[data-part=live]");
  const said = document.querySelectorAll<HTMLElement>("[data-announce], [data-verdict]");
  if (live)
    live.textContent = [...said].map((part) => (part.textContent ?? "").replace(/\s+/g, " ")).join(" ");
}

function offerSound(button: HTMLElement): void {
  let isOn = remembered();
  const verdict = document.querySelector<HTMLElement>("[data-verdict]")?.dataset["verdict"];
  if (isOn && verdict !== undefined) playVerdict(isWelcome(verdict));
  button.addEventListener("click", () => {
    isOn = !isOn;
    remember(isOn);
    showSound(button, isOn);
    if (isOn) playVerdict(true);
  });
  showSound(button, isOn);
  button.hidden = false;
}

function showSound(button: HTMLElement, isOn: boolean): void {
  button.textContent = (isOn ? button.dataset["on"] : button.dataset["off"]) ?? "";
}

// A browser that keeps nothing for us throws: then the sound is on, as at first.
function remembered(): boolean {
  try {
    return localStorage.getItem(SOUND_KEY) !== "off";
  } catch {
    return true;
  }
}

function remember(isOn: boolean): void {
  try {
    localStorage.setItem(SOUND_KEY, isOn ? "on" : "off");
  } catch {
    // It holds for this page.
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input:not([type=checkbox]), select, textarea");
}

function pressed(event: KeyboardEvent, root: HTMLElement): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const field = document.getElementById(LOOK_UP_FIELD_ID);
  if (event.key === "Escape" && isTyping(event.target)) {
    // Out of the field, to where one letter is enough.
    if (event.target instanceof HTMLElement && !event.target.closest("dialog")) event.target.blur();
    return;
  }
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const what = meaningOf(event.key, root, field);
  if (!what) return;
  event.preventDefault();
  what();
}

function meaningOf(key: string, root: HTMLElement, field: HTMLElement | null): (() => void) | undefined {
  if (key === "/" && field) return () => field.focus();
  if (key === "?") return () => showHelp(root);
  const target = /^[a-z]$/i.test(key)
    ? document.querySelector<HTMLElement>(`[data-key=${key.toLowerCase()}]`)
    : null;
  return target ? () => press(target) : undefined;
}

/** Opening a form leads into it; any other button is pressed. */
function press(target: HTMLElement): void {
  target.click();
  if (target.tagName === "SUMMARY")
    target.parentElement?.querySelector<HTMLElement>("select, input:not([type=hidden])")?.focus();
}

function showHelp(root: HTMLElement): void {
  const help = root.querySelector<HTMLDetailsElement>("[data-part=help]");
  if (!help) return;
  help.open = !help.open;
  help.querySelector("summary")?.focus();
}
