/** A rollout's hands and eyes on Cloudflare: wrangler, the override header, the service's own /metrics. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { answeredIn } from "./judgement.ts";
import { type ProbedService, probe } from "./probe.ts";
import type { Release, Version } from "./rollout.ts";
import { specOf, uploadedVersion, uploadProblem } from "./versions.ts";
import type { Wrangler } from "./wrangler.ts";

const METRICS_MS = 10_000;

export interface WatchedService extends ProbedService {
  /** The secret METRICS_TOKEN; undefined where /metrics is open. */
  readonly metricsToken: string | undefined;
}

export function wranglerRelease(wrangler: Wrangler, service: WatchedService): Release {
  return {
    async deploy(splits, why) {
      await wrangler.ask(["versions", "deploy", ...splits.map(specOf), "--message", why, "--yes"]);
    },
    probe: (version) => probe(service, version),
    async counters() {
      const { url, metricsToken } = service;
      const headers = metricsToken === undefined ? {} : { Authorization: `Bearer ${metricsToken}` };
      const response = await fetch(`${url}/metrics`, {
        headers,
        signal: AbortSignal.timeout(METRICS_MS),
      }).catch(() => undefined);
      return response?.ok ? answeredIn(await response.text()) : undefined;
    },
    async deployTriggers() {
      await wrangler.ask(["triggers", "deploy"]);
    },
    async pass(milliseconds) {
      await sleep(milliseconds);
    },
  };
}

/**
 * Uploads what is built; nobody meets it yet.
 * @throws UserError with what wrangler says when it fails
 */
export async function upload(wrangler: Wrangler, message: string): Promise<Version> {
  const folder = mkdtempSync(join(tmpdir(), "thetiptop-upload-"));
  const file = join(folder, "wrangler.ndjson");
  try {
    await wrangler.ask(["versions", "upload", "--message", message], { WRANGLER_OUTPUT_FILE_PATH: file });
    return uploadedVersion(readFileSync(file, "utf8"));
  } catch (error) {
    throw uploadProblem(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
