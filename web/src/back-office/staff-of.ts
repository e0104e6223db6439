/** The staff's services of a request event. */

import type { Counter, Office } from "../../../worker/services.ts";

interface StaffEvent {
  readonly platform: QwikCityPlatform;
}

/** @throws Error on a page that is not the counter's: the gate gave it none */
export function counterOf({ platform }: StaffEvent): Counter {
  if (!platform.counter) throw new Error("a page that is not the counter's asks for its services");
  return platform.counter;
}

/** @throws Error on a page that is not head office's: the gate gave it none */
export function officeOf({ platform }: StaffEvent): Office {
  if (!platform.office) throw new Error("a page that is not head office's asks for its services");
  return platform.office;
}
