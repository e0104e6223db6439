/** weather.ts as modules that stand before the built Worker, and how a test changes the weather. */

import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { unstable_readConfig } from "wrangler";
import { inRepository } from "../../local/paths.ts";
import type { House } from "../../system/house.ts";
import { WEATHER_PATH, type Weather, type WeatherTally } from "./weather.ts";

export const CALM: Weather = { slowMs: 0, refused: 0, failedAfterCommit: 0 };

/** For `LocalServerOptions.before`. Every class of objects in wrangler.toml gets the weather. */
export function weatherModules(): Readonly<Record<string, string>> {
  const { durable_objects: objects } = unstable_readConfig({ config: inRepository("wrangler.toml") });
  const classes = objects.bindings.map(({ class_name }: { readonly class_name: string }) => class_name);
  const entry = [
    'import * as built from "./index.js";',
    'import { objectUnderWeather, workerUnderWeather } from "./weather.js";',
    "export default workerUnderWeather(built.default);",
    ...classes.map((name: string) => `export const ${name} = objectUnderWeather(built.${name});`),
  ].join("\n");
  const weather = stripTypeScriptTypes(
    readFileSync(inRepository("load-tests/faults/weather/weather.ts"), "utf8"),
  );
  return { "entry.js": entry, "weather.js": weather };
}

/** Changes what D1 does from now on, where it differs from good weather. @returns what has become of calls so far */
export async function setWeather(house: House, change: Partial<Weather>): Promise<WeatherTally> {
  const body = { ...CALM, ...change };
  return (await house.ask<WeatherTally>(WEATHER_PATH, { body })).body;
}
