/** wrangler inherits neither bindings nor vars: what one environment lacks is found here and not by a visitor. */

import { describe, expect, it } from "vitest";
import {
  type DeployedConfig,
  ENVIRONMENTS,
  environmentOf,
  readEnvironment,
  unfilled,
} from "./environments.ts";

const local = readEnvironment();

/** Names of everything that the Worker finds in its `env`, besides secrets. */
function bindingsOf(
  config: Partial<Pick<DeployedConfig, "vars" | "d1_databases" | "durable_objects" | "ratelimits">>,
) {
  return {
    vars: Object.keys(config.vars ?? {}).sort(),
    databases: (config.d1_databases ?? []).map(({ binding }) => binding),
    objects: (config.durable_objects?.bindings ?? [])
      .map(({ name, class_name, script_name }) => [name, class_name, script_name ?? "its own"])
      .sort(),
    limits: (config.ratelimits ?? []).map(({ name, simple }) => [name, simple.period]),
  };
}

function databaseIds(config: Partial<Pick<DeployedConfig, "d1_databases">>): (string | undefined)[] {
  return (config.d1_databases ?? []).map(({ database_id }) => database_id);
}

describe.each(ENVIRONMENTS)("the environment %s", (environment) => {
  const deployed = readEnvironment(environment);

  it("has every var and binding of the local one, bound to classes of its own", () => {
    expect(bindingsOf(local).vars.length).toBeGreaterThan(10);
    expect(bindingsOf(local).objects).toHaveLength(6);
    expect(bindingsOf(deployed)).toEqual(bindingsOf(local));
  });

  it("runs the retention job every hour", () => {
    expect(deployed.triggers.crons).toEqual(["17 * * * *"]);
  });

  it("inherits assets and object classes", () => {
    expect(deployed.assets).toEqual(local.assets);
    expect(deployed.migrations).toEqual(local.migrations);
  });

  it("says which version answers", () => {
    expect(deployed.version_metadata?.binding).toBe("VERSION");
  });
});

describe("the environments together", () => {
  const [staging, production] = [readEnvironment("staging"), readEnvironment("production")];

  it("share neither a name nor a database nor a counter", () => {
    for (const different of [
      [staging.name, production.name],
      [...databaseIds(local), ...databaseIds(staging), ...databaseIds(production)],
      [...staging.ratelimits, ...production.ratelimits].map(({ namespace_id }) => namespace_id),
    ])
      expect(new Set(different).size).toBe(different.length);
  });

  it("have one address for players, and no second one beside it", () => {
    expect(production.routes).toMatchObject([{ custom_domain: true }]);
  });

  it("have previews with every binding, and with nobody's data", () => {
    const previews = staging.previews ?? {};
    expect(bindingsOf(previews as Parameters<typeof bindingsOf>[0])).toEqual(bindingsOf(local));
    const ids = databaseIds(previews as Parameters<typeof databaseIds>[0]);
    expect(ids).toHaveLength(1);
    for (const id of [...databaseIds(staging), ...databaseIds(production), ...databaseIds(local)])
      expect(ids).not.toContain(id);
    expect(staging.d1_databases[0]?.preview_database_id).toBe(ids[0]);
    expect(production.previews).toBeUndefined();
  });

  it("let no preview send a mail", () => {
    expect(staging.previews?.vars).toMatchObject({ MAIL_DRIVER: "http", MAIL_HTTP_URL: "", MAIL_FROM: "" });
  });
});

describe("an environment that was filled in", () => {
  const filled: DeployedConfig = {
    ...local,
    routes: [{ pattern: "jeu.thetiptop.fr", custom_domain: true }],
    vars: { PUBLIC_ORIGIN: "https://jeu.thetiptop.fr", MAIL_FROM: "ThéTipTop <jeu@thetiptop.fr>" },
    d1_databases: [{ binding: "DB", database_id: "7d5f7a43-6d0c-4a55-9a57-0d8c1c1c2e9f" }],
  };

  it("can be deployed", () => {
    expect(unfilled(filled)).toEqual([]);
  });

  it.each([
    [{ routes: [{ pattern: "thetiptop.example", custom_domain: true }] }, "the route thetiptop.example"],
    [{ vars: { ...filled.vars, MAIL_FROM: "ThéTipTop <jeu@thetiptop.example>" } }, "MAIL_FROM"],
    [
      { d1_databases: [{ binding: "DB", database_id: "00000000-0000-0000-0000-00000000000c" }] },
      "database_id of DB",
    ],
    [{ vars: { ...filled.vars, PUBLIC_ORIGIN: "https://thetiptop.example" } }, "PUBLIC_ORIGIN"],
  ] satisfies [Partial<DeployedConfig>, string][])("says what is left: %o", (changes, left) => {
    expect(unfilled({ ...filled, ...changes })).toEqual([left]);
  });
});

it("knows no other environment", () => {
  expect(environmentOf("staging")).toBe("staging");
  for (const name of [undefined, "", "prod", "preview"])
    expect(() => environmentOf(name)).toThrow(/--env must/);
});
