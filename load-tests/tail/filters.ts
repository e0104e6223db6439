/** Which events somebody wants to see. Pure. */

import type { TailedEvent } from "./read-event.ts";

export const FILTERS = ["all", "errors", "plays", "slow"] as const;
export type Filter = (typeof FILTERS)[number];

/** Plays through the API and on the site, as the Worker names their routes (worker/telemetry/route-names.ts). */
const PLAYS: readonly unknown[] = ["/api/game/play", "play-page"];
const SERVER_ERROR = 500;
/** As the Worker calls a request slow (worker/telemetry/request-log.ts). */
export const SLOW_MS = 1_000;
/** A visitor who went away is no error of ours. */
const WELL_ENDED = new Set(["ok", "canceled", "responseStreamDisconnected"]);

/** Whether an event passes. `all` leaves out calls to objects that went well: there are several to a request. */
export function passes(filter: Filter, event: TailedEvent): boolean {
  const { source } = event;
  switch (filter) {
    case "all":
      return source.kind === "request" || hasFailed(event);
    case "errors":
      return hasFailed(event);
    case "plays":
      return source.kind === "request" && PLAYS.includes(source.request.route);
    case "slow":
      return source.kind === "request" && (source.request.milliseconds ?? 0) >= SLOW_MS;
  }
}

function hasFailed({ source, ending, lines }: TailedEvent): boolean {
  if (!WELL_ENDED.has(ending)) return true;
  if (source.kind === "request" && (source.request.status ?? 0) >= SERVER_ERROR) return true;
  return lines.some(({ level }) => level === "error" || level === "warn");
}
