/** What is refused before a page is made. */

import { IMPORT_MAX_BYTES } from "../../../worker/employees/import.ts";
import { pageAt } from "../i18n/pages.ts";
import type { TroubleText } from "./trouble.words.ts";

/** The longest form of the site holds five fields of some hundred characters; 16 KiB is generous. */
const FORM_MAX_BYTES = 16 * 1024;

/** An import of employees: the file, which may double as it becomes UTF-8 with the line ends of a form, and the rest. */
const IMPORT_FORM_MAX_BYTES = 2 * IMPORT_MAX_BYTES + FORM_MAX_BYTES;

const FORM_TYPES = ["application/x-www-form-urlencoded", "multipart/form-data"];

export interface Turned {
  readonly status: 400 | 403 | 404 | 405 | 411 | 413 | 415;
  readonly trouble: Exclude<keyof TroubleText, "broken" | "not-for-you" | "back">;
}

/**
 * Judges a request by its address, method and headers alone.
 * @returns why it is turned away, or undefined when it may pass.
 */
export function turnAway(request: Request, url: URL): Turned | undefined {
  if (!isReadable(url.pathname)) return { status: 404, trouble: "unreadable-address" };
  // Qwik's remote function calls: the site has none, so nobody may ask for one.
  if (url.searchParams.has("qfunc")) return { status: 400, trouble: "bad-request" };
  if (request.method === "GET" || request.method === "HEAD") return undefined;
  if (request.method !== "POST") return { status: 405, trouble: "bad-request" };
  // Browsers send Origin with every POST. A foreign or missing one is another site's form, or no browser.
  if (request.headers.get("origin") !== url.origin) return { status: 403, trouble: "foreign-origin" };
  const type = (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (!FORM_TYPES.includes(type)) return { status: 415, trouble: "bad-request" };
  const length = request.headers.get("content-length");
  if (length === null || !/^\d{1,15}$/.test(length)) return { status: 411, trouble: "bad-request" };
  const maxBytes = pageAt(url.pathname) === "officeImport" ? IMPORT_FORM_MAX_BYTES : FORM_MAX_BYTES;
  if (Number(length) > maxBytes) return { status: 413, trouble: "too-large" };
  return undefined;
}

/** True for a browser that asks for a page; other clients are answered by the API. */
export function wantsPage(request: Request): boolean {
  return (request.headers.get("accept") ?? "").includes("text/html");
}

/** False for an address like `/%ff`, which Qwik City's router would break on. */
function isReadable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}
