/** What there is to win: the demo's prizes in the demo's shares. */

import { apportion } from "../../durable-objects/campaign-desk/apportionment.ts";
import { DEMO_CAMPAIGN } from "../local/demo.ts";

/** Units by prize, `units` together. */
export function stockFor(units: number): readonly number[] {
  return apportion(
    units,
    DEMO_CAMPAIGN.prizes.map(({ oddsPpm }) => oddsPpm),
  );
}
