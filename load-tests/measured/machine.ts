/** The machine a figure was taken on, as it is kept beside the figure. */

import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { cpus, totalmem } from "node:os";
import type { Machine } from "./figures.ts";

const GIB = 2 ** 30;

/**
 * This machine, and the runtime that miniflare starts on it.
 * @param k6 path of the k6 that asks, where one does
 */
export function thisMachine(k6?: string): Machine {
  const requireAsMiniflare = createRequire(createRequire(import.meta.url).resolve("miniflare"));
  const workerd = requireAsMiniflare("workerd/package.json") as { readonly version: string };
  const k6Version = k6 === undefined ? undefined : versionOf(k6);
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round((totalmem() / GIB) * 10) / 10,
    node: process.version,
    workerd: workerd.version,
    ...(k6Version !== undefined && { k6: k6Version }),
  };
}

function versionOf(k6: string): string | undefined {
  const { stdout } = spawnSync(k6, ["version"], { encoding: "utf8" });
  return /v\d\S*/.exec(stdout ?? "")?.[0];
}
