/** Asking one version of a deployed service, past the shares of a rollout. */

import { setTimeout as sleep } from "node:timers/promises";
import type { Version } from "./rollout.ts";

export interface ProbedService {
  /** Without a slash at its end. */
  readonly url: string;
  /** The Worker's name, as the override names it. */
  readonly worker: string;
}

/** Anybody may read these; each goes through another part: page, D1, desk, description of all routes. */
const PATHS = ["/", "/db-check", "/api/campaign", "/openapi.json"];
/** Each so often: a version that fails every fifth request then passes all twenty in one rollout of a hundred. */
const TIMES = 5;
/** Cloudflare says "a couple of seconds" until a deployment is known everywhere. */
const SPREAD_MS = 60_000;
const LOOK_AGAIN_MS = 1_000;
const ANSWER_MS = 10_000;
const OK = 200;

/**
 * Waits until the version answers under its own name, then asks it for pages and data.
 * @param spreadMs how long another version may answer in its place, in milliseconds
 * @returns what was wrong; undefined when every answer was right
 */
export async function probe(
  service: ProbedService,
  version: Version,
  spreadMs = SPREAD_MS,
): Promise<string | undefined> {
  const until = Date.now() + spreadMs;
  for (let said: string | null = null; said !== version; ) {
    const answer = await ask(service, version, "/db-check");
    if ("problem" in answer) return answer.problem;
    said = answer.version;
    if (said === version) break;
    if (Date.now() > until) return `asked for version ${version}, ${said ?? "an unnamed one"} answers`;
    await sleep(LOOK_AGAIN_MS);
  }
  for (const path of PATHS)
    for (let time = 0; time < TIMES; time++) {
      const answer = await ask(service, version, path);
      if ("problem" in answer) return answer.problem;
    }
  return undefined;
}

async function ask(
  { url, worker }: ProbedService,
  version: Version,
  path: string,
): Promise<{ readonly problem: string } | { readonly version: string | null }> {
  try {
    const response = await fetch(url + path, {
      headers: {
        Accept: path === "/" ? "text/html" : "application/json",
        "Cloudflare-Workers-Version-Overrides": `${worker}="${version}"`,
      },
      redirect: "manual",
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    await response.arrayBuffer();
    if (response.status !== OK) return { problem: `${path} answered ${response.status}` };
    return { version: response.headers.get("X-Version") };
  } catch (error) {
    return { problem: `${path}: ${error instanceof Error ? (error.cause ?? error) : error}` };
  }
}
