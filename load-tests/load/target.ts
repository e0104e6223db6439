/** What a run is made against: a server of its own on this machine, the demo's, or one that is deployed. */

import type { CampaignCatalogue } from "../../durable-objects/campaign-desk/definition.ts";
import type { Role } from "../../worker/services.ts";
import type { Player } from "../players.ts";
import type { Query } from "../verify/database.ts";

export interface Target {
  /** "local", or the address in full: what the figures are filed under. */
  readonly name: string;
  /** Without a slash at its end. */
  readonly url: string;
  readonly adminToken: string;
  readonly catalogue: CampaignCatalogue;
  /** Players with an open session each. @throws UserError when there are not so many */
  readonly players: (count: number, role?: Role) => Promise<readonly Player[]>;
  /** Codes that were not taken before, in no order. @throws UserError when there are not so many */
  readonly takeCodes: (count: number) => readonly string[];
  /** The serial of a canonical code; undefined for one that is none of the campaign's. */
  readonly serialOf: (code: string) => number | undefined;
  /** D1 itself, where it can be asked. */
  readonly query: Query | undefined;
  /** The campaign's seed while it is secret, where it is at hand. */
  readonly seed: () => string | undefined;
  /** Process id of the runtime, where it is on this machine. */
  readonly runtime: number | undefined;
  readonly stop: () => Promise<void>;
}
