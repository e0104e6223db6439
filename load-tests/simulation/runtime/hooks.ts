/** To be imported before the objects are: has Node find `cloudflare:workers` in the simulation's own module. */

import { registerHooks } from "node:module";

const WORKERS_MODULE = new URL("./workers-module.ts", import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "cloudflare:workers"
      ? { url: WORKERS_MODULE, shortCircuit: true }
      : next(specifier, context),
});
