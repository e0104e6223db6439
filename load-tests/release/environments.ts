/** The deployed environments of wrangler.toml, as wrangler reads them. */

import { type Unstable_Config, unstable_readConfig } from "wrangler";
import { inRepository } from "../local/paths.ts";
import { UserError } from "../local/user-error.ts";

export const ENVIRONMENTS = ["staging", "production"] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** The id of a database that nobody has made yet. */
const NO_DATABASE = /^0{8}-0{4}-0{4}-0{4}-0{11}[0-9a-f]$/;
/** Reserved names (RFC 2606): no mail and no page is ever there. */
const EXAMPLE = /\.example(?=[/>]|$)/;

/** What is deployed under a name; without one, what local tools read. */
export type DeployedConfig = Pick<
  Unstable_Config,
  | "name"
  | "vars"
  | "d1_databases"
  | "durable_objects"
  | "ratelimits"
  | "migrations"
  | "assets"
  | "previews"
  | "routes"
  | "triggers"
  | "version_metadata"
>;

export function readEnvironment(environment?: Environment): DeployedConfig {
  // wrangler's type is an Omit over an index signature, which forgets every field.
  return unstable_readConfig({
    config: inRepository("wrangler.toml"),
    env: environment,
  }) as unknown as DeployedConfig;
}

/** @throws UserError when it is none */
export function environmentOf(name: string | undefined): Environment {
  const found = ENVIRONMENTS.find((environment) => environment === name);
  if (found === undefined) throw new UserError(`--env must be ${ENVIRONMENTS.join(" or ")}.`);
  return found;
}

/** What of an environment is still as it came: each in words; empty when it can be deployed. */
export function unfilled({ d1_databases, vars, routes }: DeployedConfig): string[] {
  const databases = d1_databases.flatMap(({ binding, database_id }) =>
    NO_DATABASE.test(database_id ?? "") ? [`database_id of ${binding}`] : [],
  );
  const settings = ["PUBLIC_ORIGIN", "MAIL_FROM"].filter((name) => EXAMPLE.test(String(vars[name])));
  const addresses = (routes ?? []).flatMap((route) => {
    const pattern = typeof route === "string" ? route : route.pattern;
    return EXAMPLE.test(pattern) ? [`the route ${pattern}`] : [];
  });
  return [...databases, ...settings, ...addresses];
}
