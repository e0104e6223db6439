/** The machine a figure was taken on, as it is kept beside the figure. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, totalmem } from "node:os";
import type { Machine } from "./figures.ts";

const GIB = 2 ** 30;

/** This machine, and the runtime that miniflare starts on it. */
export function thisMachine(): Machine {
  const requireAsMiniflare = createRequire(createRequire(import.meta.url).resolve("miniflare"));
  const { version } = JSON.parse(
    readFileSync(requireAsMiniflare.resolve("workerd/package.json"), "utf8"),
  ) as {
    version: string;
  };
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round((totalmem() / GIB) * 10) / 10,
    node: process.version,
    workerd: version,
  };
}
