/** limiter-worker.ts in workerd, with objects of its own and whatever Upstash the test names. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { unstable_readConfig } from "wrangler";
import type { Allowance } from "../../worker/limits/limiter.ts";
import type { PolicyName } from "../../worker/limits/policies.ts";
import { inRepository } from "../local/paths.ts";
import { captureTool } from "../local/tools.ts";
import type { Question } from "./limiter-worker.ts";

const CODE_KEY = "00112233445566778899aabbccddeeff".repeat(2);

export interface BuiltLimiter {
  /** The one module. */
  readonly script: string;
  readonly compatibilityDate: string;
}

/** Builds the Worker as wrangler would upload it. @throws Error with wrangler's output when that fails */
export async function buildLimiter(): Promise<BuiltLimiter> {
  const { compatibility_date: compatibilityDate } = unstable_readConfig({
    config: inRepository("wrangler.toml"),
  });
  if (compatibilityDate === undefined) throw new Error("wrangler.toml lacks compatibility_date");
  const folder = mkdtempSync(join(tmpdir(), "thetiptop-limiter-"));
  try {
    const config = join(folder, "wrangler.json");
    const main = inRepository("load-tests/upstash-bridge/limiter-worker.ts");
    writeFileSync(config, JSON.stringify({ name: "limiter", main, compatibility_date: compatibilityDate }));
    const { exitCode, output } = await captureTool(
      "wrangler/bin/wrangler.js",
      ["deploy", "--config", config, "--dry-run", "--outdir", folder],
      { env: { WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true", WRANGLER_LOG_PATH: folder } },
    );
    if (exitCode !== 0) throw new Error(`building the limiter failed:\n${output}`);
    return { script: readFileSync(join(folder, "limiter-worker.js"), "utf8"), compatibilityDate };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface TimedAllowance extends Allowance {
  /** Milliseconds until the answer was there. */
  readonly tookMs: number;
}

export class LimiterProcess {
  /** What the Worker logged, and the runtime. */
  readonly log: readonly string[];
  readonly #miniflare: Miniflare;

  private constructor(miniflare: Miniflare, log: string[]) {
    this.#miniflare = miniflare;
    this.log = log;
  }

  /** @param upstash where it is to count; in objects alone when left out */
  static async start(
    { script, compatibilityDate }: BuiltLimiter,
    upstash?: { readonly url: string; readonly token: string },
  ): Promise<LimiterProcess> {
    const log: string[] = [];
    const miniflare = new Miniflare(
      convertV4MiniflareOptions({
        name: "limiter",
        modules: true,
        script,
        compatibilityDate,
        cf: false,
        telemetry: { enabled: false },
        log: new Log(LogLevel.WARN),
        handleStructuredLogs: ({ message }) => log.push(message),
        durableObjects: { ATTEMPT_LIMITER: { className: "AttemptLimiter", useSQLite: true } },
        bindings: {
          CODE_KEY,
          ...(upstash && {
            UPSTASH_REDIS_REST_URL: upstash.url,
            UPSTASH_REDIS_REST_TOKEN: upstash.token,
          }),
        },
      }),
    );
    await miniflare.ready;
    return new LimiterProcess(miniflare, log);
  }

  look(policy: PolicyName, subject: string): Promise<TimedAllowance> {
    return this.#ask({ kind: "look", policy, subject });
  }

  take(policy: PolicyName, subject: string): Promise<TimedAllowance> {
    return this.#ask({ kind: "take", policy, subject });
  }

  /** How many of so many attempts, one after the other, were allowed. */
  async takeMany(count: number, policy: PolicyName, subject: string): Promise<number> {
    let allowed = 0;
    for (let i = 0; i < count; i++) if ((await this.take(policy, subject)).isAllowed) allowed++;
    return allowed;
  }

  async stop(): Promise<void> {
    await this.#miniflare.dispose();
  }

  async #ask(question: Question): Promise<TimedAllowance> {
    const startedAt = performance.now();
    const answer = await this.#miniflare.dispatchFetch("http://limiter.test/", {
      method: "POST",
      body: JSON.stringify(question),
    });
    if (!answer.ok) throw new Error(`status ${answer.status}: ${await answer.text()}`);
    const allowance = (await answer.json()) as Allowance;
    return { ...allowance, tookMs: performance.now() - startedAt };
  }
}
