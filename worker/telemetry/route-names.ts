/** Which route answers a request, for counters and log lines: the router's own template, so that no path is in either. */

/** Refused before any route: by the brake, for an address nobody can read, or by a service that is set up wrongly. */
export const DOOR: string = "door";
/** A page of the site, or its data. */
export const PAGE = "page";
/** A play made on a page of the site: named once it is known to be one, so its time holds the page's own as well. */
export const PLAY_PAGE = "play-page";
/** A built file that the platform left to the Worker. */
export const FILE = "file";
/** What nobody took: an API path that the table of routes has no entry for, or `/dev/…` of the local server. */
const UNKNOWN = "unknown";

const names = new WeakMap<Request, string>();

/** Called by whoever takes a request; the last word stands. */
export function nameRoute(request: Request, route: string): void {
  names.set(request, route);
}

export function routeOf(request: Request): string {
  return names.get(request) ?? UNKNOWN;
}
