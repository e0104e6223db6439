/**
 * What this isolate has counted and not yet reported. Counting is an addition in memory, some ten nanoseconds; who
 * reports it, and when, is push.ts.
 */

import {
  BEYOND,
  type CounterName,
  DURATION,
  DURATION_BOUNDS_SECONDS,
  DURATION_SUM,
  keyOf,
} from "../../durable-objects/telemetry/counters.ts";

const MS_PER_SECOND = 1000;
const BOUNDS_MS = DURATION_BOUNDS_SECONDS.map((seconds) => seconds * MS_PER_SECOND);

/** By key (durable-objects/telemetry/counters.ts). */
let counts = new Map<string, number>();

/** Adds one to a series. Label values come from closed lists, never from a request. */
export function count(name: CounterName, ...labels: readonly string[]): void {
  addTo(keyOf(name, ...labels), 1);
}

function addTo(key: string, value: number): void {
  counts.set(key, (counts.get(key) ?? 0) + value);
}

/** The requests of one route: numbers in arrays, so that a play pays neither for a key nor for an object. */
class RouteCounts {
  readonly #method: string;
  readonly #route: string;
  readonly #statuses = new Map<string | number, number>();
  /** One more than there are bounds: the last is what took longer. */
  readonly #buckets: number[] = new Array<number>(BOUNDS_MS.length + 1).fill(0);
  #milliseconds = 0;

  constructor(method: string, route: string) {
    this.#method = method;
    this.#route = route;
  }

  add(status: string | number, milliseconds: number): void {
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
    let bucket = 0;
    while (bucket < BOUNDS_MS.length && milliseconds > (BOUNDS_MS[bucket] ?? 0)) bucket++;
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1;
    this.#milliseconds += milliseconds;
  }

  /** Moves what is here to the counts by key, and begins at zero. */
  pour(): void {
    const [method, route] = [this.#method, this.#route];
    for (const [status, requests] of this.#statuses) {
      addTo(keyOf("thetiptop_http_requests_total", method, route, String(status)), requests);
    }
    this.#statuses.clear();
    for (const [index, requests] of this.#buckets.entries()) {
      if (requests > 0) {
        addTo(keyOf(DURATION, method, route, String(DURATION_BOUNDS_SECONDS[index] ?? BEYOND)), requests);
      }
    }
    this.#buckets.fill(0);
    if (this.#milliseconds > 0) addTo(keyOf(DURATION_SUM, method, route), this.#milliseconds / MS_PER_SECOND);
    this.#milliseconds = 0;
  }
}

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
/** Those this service answers; any other is counted with its class. */
const STATUSES = new Set([
  200, 201, 202, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 409, 410, 413, 415, 422,
  429, 500, 503,
]);
const OTHER = "other";
const STATUSES_IN_A_CLASS = 100;

/** By method, then by route: no key is put together for a request. */
const routes = new Map<string, Map<string, RouteCounts>>();

/** Counts an answer. @param route a template of the router's own, never a path */
export function countRequest(method: string, route: string, status: number, milliseconds: number): void {
  const known = METHODS.has(method) ? method : OTHER;
  const routeCounts = routes.get(known)?.get(route) ?? newRoute(known, route);
  // A clock that was set back must not make a sum fall.
  routeCounts.add(STATUSES.has(status) ? status : classOf(status), Math.max(0, milliseconds));
}

/** `5xx` and the like: a failure that nobody foresaw is a failure to whoever counts them. */
function classOf(status: number): string {
  return `${Math.floor(status / STATUSES_IN_A_CLASS)}xx`;
}

function newRoute(method: string, route: string): RouteCounts {
  const byRoute = routes.get(method) ?? new Map<string, RouteCounts>();
  routes.set(method, byRoute);
  const routeCounts = new RouteCounts(method, route);
  byRoute.set(route, routeCounts);
  return routeCounts;
}

/** All that was counted since the last time; empty when nothing was. */
export function takeCounts(): ReadonlyMap<string, number> {
  for (const byRoute of routes.values()) for (const route of byRoute.values()) route.pour();
  const taken = counts;
  counts = new Map();
  return taken;
}
