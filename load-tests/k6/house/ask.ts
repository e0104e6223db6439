/** Calls other than plays: each timed under its own name, and counted as a failure when it is not answered as it must be. */

import http, { type RefinedResponse } from "k6/http";
import type { Trend } from "k6/metrics";
import { countFailure } from "./answers.ts";
import { TARGET } from "./environment.ts";

export interface Ask {
  readonly path: string;
  /** For the failure's words, and the request's tag: bounded, unlike addresses with ids in them. */
  readonly name: string;
  /** A body makes it a POST: an object goes as JSON, a text as a form. */
  readonly body?: Readonly<Record<string, unknown>> | string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Status that it must be answered with. */
  readonly status: number;
  readonly took: Trend;
}

/** The answer, or undefined when it was not the one that must come. */
export function ask({
  path,
  name,
  body,
  headers = {},
  status,
  took,
}: Ask): RefinedResponse<"text"> | undefined {
  const isForm = typeof body === "string";
  const type = body === undefined ? {} : { "Content-Type": isForm ? FORM : "application/json" };
  const response = http.request(
    body === undefined ? "GET" : "POST",
    TARGET + path,
    body === undefined || isForm ? (body ?? null) : JSON.stringify(body),
    { headers: { ...type, ...headers }, tags: { name }, redirects: 0, responseType: "text" },
  );
  took.add(response.timings.duration);
  if (response.status === status) return response;
  countFailure(`${name}: ${response.status} ${response.error}`);
  return undefined;
}

const FORM = "application/x-www-form-urlencoded";

/** A form's fields as a browser sends them. */
export function formOf(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
}
