/** On what figures are taken. */

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, totalmem } from "node:os";
import type { Machine } from "../measured/figures.ts";

const GIBIBYTE = 2 ** 30;

/** @param k6 path of the k6 that asks, where one does */
export function thisMachine(k6?: string): Machine {
  const version = k6 === undefined ? undefined : /v\d\S*/.exec(outputOf(k6, "version"))?.[0];
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / GIBIBYTE),
    node: process.version,
    workerd: workerdVersion(),
    ...(version !== undefined && { k6: version }),
  };
}

/** The runtime is miniflare's, wherever npm put it. */
function workerdVersion(): string {
  const asMiniflare = createRequire(createRequire(import.meta.url).resolve("miniflare"));
  const { version } = JSON.parse(readFileSync(asMiniflare.resolve("workerd/package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

function outputOf(program: string, argument: string): string {
  return spawnSync(program, [argument], { encoding: "utf8" }).stdout ?? "";
}
