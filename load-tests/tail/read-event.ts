/**
 * What an event of the tail says, in our own terms. The Worker's own line (worker/telemetry/request-log.ts) is best; of
 * a request that left none, the platform's words are used, without what a path or a query may hold. Pure.
 */

import { z } from "zod";

const eventSchema = z.object({
  outcome: z.string(),
  eventTimestamp: z.number().nullish(),
  entrypoint: z.string().nullish(),
  wallTime: z.number().nullish(),
  event: z
    .object({
      request: z
        .object({
          method: z.string(),
          url: z.string(),
          cf: z.object({ country: z.string().nullish(), colo: z.string().nullish() }).nullish(),
        })
        .nullish(),
      response: z.object({ status: z.number() }).nullish(),
      rpcMethod: z.string().nullish(),
      scheduledTime: z.union([z.string(), z.number()]).nullish(),
    })
    .nullish(),
  logs: z.array(z.object({ level: z.string(), message: z.array(z.unknown()) })).default([]),
  exceptions: z.array(z.object({ name: z.string(), message: z.string() })).default([]),
});

const requestLineSchema = z.object({
  event: z.literal("request"),
  requestId: z.string().nullish(),
  method: z.string(),
  route: z.string(),
  status: z.number(),
  milliseconds: z.number(),
  outcome: z.string(),
  country: z.string().nullish(),
  colo: z.string().nullish(),
});

export interface TailedRequest {
  readonly method: string;
  /** A template, or what may be shown of a path. */
  readonly route: string;
  /** Undefined when the request ended without an answer. */
  readonly status: number | undefined;
  readonly milliseconds: number | undefined;
  readonly outcome: string;
  readonly place: string;
  readonly requestId: string | undefined;
}

export interface TailedEvent {
  /** Milliseconds since the epoch; undefined when the platform does not say. */
  readonly at: number | undefined;
  /** How the invocation ended, in the platform's words: `ok`, `exception`, `exceededCpu`, `canceled` … */
  readonly ending: string;
  /** What was invoked. */
  readonly source:
    | { readonly kind: "request"; readonly request: TailedRequest }
    /** A call to an object, an alarm, and whatever else the platform invokes. */
    | { readonly kind: "other"; readonly name: string };
  /** Lines that were logged beside the request's own, and exceptions. */
  readonly lines: readonly { readonly level: string; readonly text: string }[];
}

/** Reads an event; undefined for what is none. */
export function readEvent(value: unknown): TailedEvent | undefined {
  const parsed = eventSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { outcome, eventTimestamp, entrypoint, wallTime, event, logs, exceptions } = parsed.data;
  const texts = logs.map(({ level, message }) => ({ level, text: message.map(textOf).join(" ") }));
  const own = texts.map(({ text }) => requestLineOf(text)).find((line) => line !== undefined);
  const lines = [
    ...texts.filter(({ text }) => requestLineOf(text) === undefined),
    ...exceptions.map(({ name, message }) => ({ level: "error", text: `${name}: ${message}` })),
  ];
  const shared = { at: eventTimestamp ?? undefined, ending: outcome, lines };
  if (event?.request) {
    const { method, url, cf } = event.request;
    const request: TailedRequest = own
      ? requestOf(own)
      : {
          method,
          route: shownPath(url),
          status: event.response?.status,
          milliseconds: wallTime ?? undefined,
          outcome: "",
          place: [cf?.country, cf?.colo].filter(Boolean).join(" "),
          requestId: undefined,
        };
    return { ...shared, source: { kind: "request", request } };
  }
  const what = event?.rpcMethod ?? (event?.scheduledTime != null ? "alarm" : "event");
  return { ...shared, source: { kind: "other", name: [entrypoint, what].filter(Boolean).join(".") } };
}

type RequestLine = z.infer<typeof requestLineSchema>;

function requestLineOf(text: string): RequestLine | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return requestLineSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function requestOf({ country, colo, requestId, ...line }: RequestLine): TailedRequest {
  const { method, route, status, milliseconds, outcome } = line;
  const place = [country, colo].filter(Boolean).join(" ");
  return { method, route, status, milliseconds, outcome, place, requestId: requestId ?? undefined };
}

/** Codes, ids and tokens come later than this in our paths. */
const SHOWN_SEGMENTS = 2;
const PLAIN_SEGMENT = /^[a-z-]+$/iu;

/** Of a path, what cannot be a code or a token; of a query, nothing. A play's whole path is plain. */
function shownPath(url: string): string {
  const pathname = URL.canParse(url) ? new URL(url).pathname : "";
  if (pathname === "/api/game/play") return pathname;
  const segments = pathname.split("/").filter((segment) => segment !== "");
  const shown = segments
    .slice(0, SHOWN_SEGMENTS)
    .map((segment) => (PLAIN_SEGMENT.test(segment) ? segment : "…"));
  return `/${[...shown, ...(segments.length > SHOWN_SEGMENTS ? ["…"] : [])].join("/")}`;
}

function textOf(part: unknown): string {
  return typeof part === "string" ? part : JSON.stringify(part);
}
