/** Finds k6, or builds it where Go is; the binary is no npm package, and npm's `k6` is an empty one. */

import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { inRepository } from "../local/paths.ts";

/** The version that the scripts were written for; any 1.x of its age or younger runs them. */
const VERSION = "v1.8.1";
const MODULE = `go.k6.io/k6@${VERSION}`;
const PROGRAM = process.platform === "win32" ? "k6.exe" : "k6";
/** A minute on two idle cores, once; a slow line to the module proxy comes on top. */
const BUILD_TIMEOUT_MS = 600_000;
const GO_FOLDERS = ["/usr/local/go/bin", "/usr/lib/go/bin"];

export type FoundK6 =
  | { readonly kind: "found"; readonly path: string }
  /** One line for whoever wants to have it. */
  | { readonly kind: "absent"; readonly advice: string };

export interface K6Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where a k6 built here is kept. */
  readonly cache: string;
  readonly isProgram: (path: string) => boolean;
  /** Builds k6 into a folder with the `go` at a path; whether it worked. */
  readonly build: (go: string, folder: string) => boolean;
}

/** The folder of a k6 that was built here: it goes with node_modules. */
export const K6_CACHE = inRepository("node_modules/.cache/thetiptop/k6");

/**
 * k6 by `K6`, on PATH, in the cache, or built into it with Go.
 * @param say takes a line before something that takes a minute
 */
export function findK6(say: (line: string) => void, surroundings: K6Surroundings = thisMachine()): FoundK6 {
  const { env, cache, isProgram, build } = surroundings;
  const named = env["K6"];
  if (named !== undefined && named !== "") {
    if (isProgram(named)) return { kind: "found", path: named };
    return { kind: "absent", advice: `K6 is ${named}, which cannot be run.` };
  }
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const built = join(cache, PROGRAM);
  const found = [...folders.map((folder) => join(folder, PROGRAM)), built].find(isProgram);
  if (found !== undefined) return { kind: "found", path: found };
  const goName = process.platform === "win32" ? "go.exe" : "go";
  const go = [...folders, ...GO_FOLDERS].map((folder) => join(folder, goName)).find(isProgram);
  if (go !== undefined) {
    say(`Building k6 ${VERSION} with Go, once; this takes a minute …`);
    if (build(go, cache) && isProgram(built)) return { kind: "found", path: built };
    return { kind: "absent", advice: `Go could not build ${MODULE}; see its words above.` };
  }
  return {
    kind: "absent",
    advice: `Load tests need k6 ${VERSION}: install it (https://grafana.com/docs/k6/latest/set-up/install-k6/), name it by K6=…, or install Go and it is built by itself.`,
  };
}

function thisMachine(): K6Surroundings {
  return { env: process.env, cache: K6_CACHE, isProgram, build: buildWithGo };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return existsSync(path);
  } catch {
    return false;
  }
}

function buildWithGo(go: string, folder: string): boolean {
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync(go, ["install", MODULE], {
    stdio: ["ignore", "ignore", "inherit"],
    timeout: BUILD_TIMEOUT_MS,
    env: { ...process.env, GOBIN: folder, GOFLAGS: "-trimpath" },
  });
  return status === 0;
}
