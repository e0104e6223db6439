/**
 * Plays at one steady rate: a step of `peak`, and half of a round at 70 % of the knee. The runner judges the step, so
 * nothing here fails the run.
 */

import { optionsOf, steady } from "../house/options.ts";
import { playNext } from "./play-next.ts";

export const options = { ...optionsOf({ play: steady() }), thresholds: {} };

export default playNext;
export { handleSummary } from "../house/options.ts";
