/** What the Worker hands to a page: the request, its services, and the nonce of its content security policy. */

import type { Services } from "../../../worker/services.ts";
import type { StaffServices } from "../back-office/staff-gate.ts";

export interface SitePlatform extends StaffServices {
  readonly request: Request;
  /** The Worker's bindings: pages do not use them, they ask services. */
  readonly env: unknown;
  readonly ctx: { waitUntil(promise: Promise<unknown>): void };
  readonly services: Services;
  readonly nonce: string;
}

declare global {
  // Qwik City reads the type of `platform` from this name.
  interface QwikCityPlatform extends SitePlatform {}
}

/** The services of a request event. */
export function servicesOf(event: { readonly platform: QwikCityPlatform }): Services {
  return event.platform.services;
}

/**
 * Notes that a service failed while a page was made. The page answers with a sentence of its own;
 * the log holds the error's name and message, never what the visitor typed.
 */
export function logTrouble(where: string, error: unknown): void {
  const problem = error instanceof Error ? `${error.name}: ${error.message}` : "unknown";
  console.error(JSON.stringify({ level: "error", event: "page-trouble", where, problem }));
}
