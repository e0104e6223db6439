/** What listens in the browser. Each listener stands outside every component, so that Qwik's core has nothing to wake up for. */

import { event$, sync$ } from "@builder.io/qwik";
import { changeTick, KEYS_STORAGE, openHelp, pressKey } from "./press-key.ts";

/** Part of the page itself, for a default can only be prevented at once: arrows in the table must not scroll as well. */
export const holdKey = sync$((event: KeyboardEvent) => {
  const target = event.target;
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.closest("textarea, select, dialog, input:not([type=checkbox])")) return;
  const isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
  const isOurs = event.key === "/" || event.key === "?" || (isArrow && target.closest("tbody tr"));
  if (isOurs && localStorage.getItem("table-keys") !== "off") event.preventDefault();
});
export const takeKey = event$((event: KeyboardEvent) => pressKey(event));
export const showHelp = event$(() => openHelp());
export const changeTicks = event$((event: Event, form: HTMLFormElement) => changeTick(form, event.target));
export const switchKeys = event$((_: Event, box: HTMLInputElement) => {
  if (box.checked) localStorage.removeItem(KEYS_STORAGE);
  else localStorage.setItem(KEYS_STORAGE, "off");
});
