/** What the platform calls by the clock (`[triggers]` in wrangler.toml) and the local server by its own. */

import { checkEnv, type Env } from "../env.ts";
import { runRetention } from "./run.ts";

/**
 * Runs the retention job as of the moment it was planned for. The platform alone can call it.
 * @throws MisconfiguredError when the deployment lacks something: the run then counts as failed
 */
export async function scheduled(
  { scheduledTime }: Pick<ScheduledController, "scheduledTime">,
  env: Env,
): Promise<void> {
  checkEnv(env);
  await runRetention(env, scheduledTime);
}
