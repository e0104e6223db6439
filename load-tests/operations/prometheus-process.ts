/** A real Prometheus on the loopback address, scraping one house, for a test. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { freePort } from "../local/free-port.ts";
import { inRepository } from "../local/paths.ts";
import { textOf } from "./ops-files.ts";

const SCRAPE_INTERVAL = "1s";

const answerSchema = z.object({
  data: z.object({
    result: z.array(
      z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) }),
    ),
  }),
});

export class PrometheusProcess {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #url: string;

  private constructor(child: ChildProcess, folder: string, url: string) {
    this.#child = child;
    this.#folder = folder;
    this.#url = url;
  }

  /**
   * Starts it with our rules and our example's scrape job, told where the house is and scraping every second.
   * @param house the house's address, such as `127.0.0.1:8787`
   * @param token what METRICS_TOKEN is
   */
  static async start(house: string, token: string): Promise<PrometheusProcess> {
    const folder = mkdtempSync(join(tmpdir(), "thetiptop-prometheus-"));
    writeFileSync(join(folder, "token"), token);
    writeFileSync(join(folder, "prometheus.yml"), configurationFor(house, join(folder, "token")));
    const port = await freePort();
    const child = spawn(
      "prometheus",
      [
        `--config.file=${join(folder, "prometheus.yml")}`,
        `--storage.tsdb.path=${join(folder, "data")}`,
        `--web.listen-address=127.0.0.1:${port}`,
        "--log.level=warn",
      ],
      { stdio: "ignore" },
    );
    process.on("exit", () => child.kill("SIGKILL"));
    return new PrometheusProcess(child, folder, `http://127.0.0.1:${port}`);
  }

  /** The values of a query now, by the labels as JSON; empty while Prometheus is not ready. */
  async query(query: string): Promise<ReadonlyMap<string, number>> {
    const answer = await fetch(`${this.#url}/api/v1/query?query=${encodeURIComponent(query)}`).catch(
      () => undefined,
    );
    if (!answer?.ok) return new Map();
    const { data } = answerSchema.parse(await answer.json());
    return new Map(data.result.map(({ metric, value }) => [JSON.stringify(metric), Number(value[1])]));
  }

  /** The one value of a query; undefined while there is none. */
  async value(query: string): Promise<number | undefined> {
    return [...(await this.query(query)).values()][0];
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, "exit");
    if (this.#child.exitCode === null) {
      this.#child.kill("SIGKILL");
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** The example as it stands, with what one puts in it: address, token, and where the rules are. */
function configurationFor(house: string, tokenFile: string): string {
  const example = textOf("ops/prometheus/prometheus.yml");
  const withoutAlertmanager = example.replace(/^alerting:\n(?: .*\n)+/mu, "");
  const [ours = ""] = withoutAlertmanager.split(/^ {2}# From outside/mu);
  return ours
    .replace("scheme: https", "scheme: http")
    .replace("scrape_timeout: 10s", `scrape_timeout: ${SCRAPE_INTERVAL}`)
    .replaceAll(/_interval: \d+s/gu, `_interval: ${SCRAPE_INTERVAL}`)
    .replace("rules/*.yml", inRepository("ops/prometheus/rules/*.yml"))
    .replace("/etc/prometheus/thetiptop-metrics-token", tokenFile)
    .replace('["thetiptop.example"]', `["${house}"]`);
}
