/** The bare round trip from the Worker to an object, at one steady rate: the floor under any play. Local mode has it. */

import exec from "k6/execution";
import http from "k6/http";
import { Trend } from "k6/metrics";
import { numberSetting, TARGET } from "../house/environment.ts";
import { optionsOf, steady } from "../house/options.ts";
import { isSettled } from "../house/settled.ts";

const pingDuration = new Trend("ping_duration", true);
const SHARDS = numberSetting("SHARDS");

export const options = {
  ...optionsOf({ ping: steady() }),
  thresholds: { dropped_iterations: ["count==0"], http_req_failed: ["rate==0"] },
};

export default function ping(): void {
  const shard = exec.scenario.iterationInTest % SHARDS;
  const { timings } = http.get(`${TARGET}/dev/ping?shard=${shard}`, { tags: { name: "ping" } });
  if (isSettled()) pingDuration.add(timings.duration);
}

export { handleSummary } from "../house/options.ts";
