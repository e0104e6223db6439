/** The overview's script: the stream's figures into the page, and newer charts when they have changed. */

import type { BoardState } from "../../../worker/overview/overview-view.ts";
import type { Language } from "../i18n/pages.ts";
import { clockText, liveTexts } from "./figures.ts";
import { swapParts } from "./swap-parts.ts";

/** The board says something every 10 s: a line that is silent for longer than two of these is dead. */
const SILENCE_MS = 25_000;
/** Charts move by the minute; the page is made anew for them at most this often. */
const REFRESH_MS = 15_000;
/** A stream that was refused (full, signed out, service down) is asked for again ever less often. */
const RETRY_FIRST_MS = 5_000;
const RETRY_LONGEST_MS = 5 * 60_000;

/** Begins to listen. Called once a page. */
export function goLive(page: HTMLElement): void {
  const { stream = "", zone = "", never = "" } = page.dataset;
  const language: Language = page.dataset["language"] === "en" ? "en" : "fr";
  const stateLine = document.getElementById("live-state");
  const heardLine = document.getElementById("live-heard");
  let source: EventSource | undefined;
  let silence: number | undefined;
  let retry: number | undefined;
  let retryMs = RETRY_FIRST_MS;
  let latest: BoardState | undefined;
  let refreshAt = Date.now() + REFRESH_MS;
  let refresh: number | undefined;

  function say(state: "on" | "again" | "off"): void {
    const words = page.dataset[state] ?? "";
    page.dataset["state"] = state;
    // Said once: the line is a live region.
    if (stateLine && stateLine.textContent !== words) stateLine.textContent = words;
  }

  function hear(): void {
    say("on");
    if (heardLine)
      heardLine.textContent = `${page.dataset["heard"] ?? ""} ${clockText(Date.now(), language, zone)}`;
    clearTimeout(silence);
    silence = window.setTimeout(listen, SILENCE_MS);
    retryMs = RETRY_FIRST_MS;
  }

  function show(): void {
    if (!latest) return;
    const stock = [...page.querySelectorAll<HTMLElement>("[data-stock]")].map(({ dataset }) =>
      dataset["stock"] ? Number(dataset["stock"]) : null,
    );
    const texts = liveTexts(latest, stock, { language, timeZone: zone, never });
    for (const [name, words] of texts)
      for (const place of page.querySelectorAll(`[data-live="${name}"]`))
        if (place.textContent !== words) place.textContent = words;
    const { played, awarded } = latest;
    for (const bar of page.querySelectorAll<SVGElement>("[data-live-bar]")) {
      const ordinal = Number(bar.dataset["liveBar"]?.replace("share-", ""));
      bar.setAttribute("width", String(played > 0 ? ((awarded[ordinal] ?? 0) / played) * 100 : 0));
    }
  }

  async function renew(): Promise<void> {
    refresh = undefined;
    refreshAt = Date.now() + REFRESH_MS;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "error" });
      if (answer.ok) swapParts(new DOMParser().parseFromString(await answer.text(), "text/html"));
      show(); // what the stream said meanwhile is newer
    } catch {
      // The charts stay as they are until something changes again.
    }
  }

  function listen(): void {
    clearTimeout(silence);
    clearTimeout(retry);
    source?.close();
    if (source) say("again");
    source = new EventSource(stream);
    silence = window.setTimeout(listen, SILENCE_MS);
    source.onmessage = ({ data }) => {
      const state = JSON.parse(data) as BoardState;
      const isNew =
        latest !== undefined && (latest.played !== state.played || latest.missing !== state.missing);
      latest = state;
      show();
      hear();
      if (isNew && refresh === undefined)
        refresh = window.setTimeout(renew, Math.max(0, refreshAt - Date.now()));
    };
    source.addEventListener("beat", hear);
    source.onerror = () => {
      clearTimeout(silence);
      // The browser comes back by itself, except after an answer that was no stream.
      if (source?.readyState !== EventSource.CLOSED) {
        say("again");
        silence = window.setTimeout(listen, SILENCE_MS);
        return;
      }
      say("off");
      retry = window.setTimeout(listen, retryMs);
      retryMs = Math.min(retryMs * 2, RETRY_LONGEST_MS);
    };
  }

  window.addEventListener("offline", () => {
    clearTimeout(silence);
    clearTimeout(retry);
    source?.close();
    say("again");
  });
  window.addEventListener("online", listen);
  listen();
}
