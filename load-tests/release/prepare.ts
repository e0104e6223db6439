/** What deploying begins with, all at once or step by step: everything filled in, built, and D1 a version ahead. */

import { build } from "../local/build.ts";
import { UserError } from "../local/user-error.ts";
import { type DeployedConfig, type Environment, readEnvironment, unfilled } from "./environments.ts";
import type { Wrangler } from "./wrangler.ts";

/**
 * D1 is migrated before the Worker that needs it: the Worker before must live with that (docs/operations.md, "Changes of D1").
 * @throws UserError when the environment is not filled in, or a step fails
 */
export async function prepareRelease(
  environment: Environment,
  wrangler: Wrangler,
  say: (line: string) => void,
): Promise<DeployedConfig> {
  const config = readEnvironment(environment);
  const left = unfilled(config);
  if (left.length > 0)
    throw new UserError(
      `wrangler.toml, [env.${environment}]: still to be filled in: ${left.join(", ")} (docs/deployment.md).`,
    );
  await build(say);
  say("Migrating D1 …");
  await wrangler.run("d1", "migrations", "apply", "DB", "--remote");
  return config;
}
