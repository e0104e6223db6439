/** The machine that figures were taken on, as every raw JSON names it. */

import { createRequire } from "node:module";
import { cpus, totalmem } from "node:os";
import type { Machine } from "./figures.ts";

const GIB = 2 ** 30;

/** This machine, its Node and the workerd that miniflare starts. */
export function thisMachine(): Machine {
  const requireAsMiniflare = createRequire(createRequire(import.meta.url).resolve("miniflare"));
  const workerd = requireAsMiniflare("workerd/package.json") as { readonly version: string };
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round((totalmem() / GIB) * 10) / 10,
    node: process.version,
    workerd: workerd.version,
  };
}
