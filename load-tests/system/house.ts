/** A whole ThéTipTop for one test file: a serving process, its data directory, an administrator, campaigns, players. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type {
  CampaignDefinition,
  CampaignStatus,
  StockChange,
} from "../../durable-objects/campaign-desk/definition.ts";
import type { LedgerRow } from "../../durable-objects/ticket-shard/ledger.ts";
import type { Role } from "../../worker/services.ts";
import { createCampaignCodes } from "../../worker/tickets/codes/codes.ts";
import { call, campaignStatus, createCampaign, setCampaignState } from "../local/api-client.ts";
import { readSecrets } from "../local/secrets.ts";
import { type Player, seedPlayers } from "../players.ts";
import { campaignOf, type TestCampaign } from "./campaigns.ts";
import { type Answer, type Ask, HttpClient } from "./http-client.ts";
import type { ServeOptions } from "./serve.ts";
import { type ProcessOptions, ServerProcess } from "./server-process.ts";

const LEDGER_PAGE = 1_000; // the route's maximum
const POLL_MS = 50;

/** A row of D1's winners, as far as it must equal the ledger. */
export interface WinnerRow {
  readonly id: string;
  readonly serial: number;
  readonly seq: number;
  readonly user_id: string;
  readonly prize: number;
}

/** How a house is served, where it is not the ordinary way. */
export type Serving = Omit<ServeOptions, "dataDir" | "bindings"> & ProcessOptions;

export class House {
  readonly dataDir: string;
  readonly #bindings: Readonly<Record<string, string>>;
  #serving: Serving;
  #server: ServerProcess;
  #client: HttpClient;
  #guest: HttpClient | undefined;
  #admin: Player | undefined;

  private constructor(
    dataDir: string,
    bindings: Readonly<Record<string, string>>,
    serving: Serving,
    server: ServerProcess,
  ) {
    this.dataDir = dataDir;
    this.#bindings = bindings;
    this.#serving = serving;
    this.#server = server;
    this.#client = new HttpClient(server.port);
    this.#guest = guestOf(server);
  }

  /**
   * Opens a house on an empty data directory.
   * @param defaultCampaign what plays without a campaign's name mean
   * @param settings bindings over the local server's own
   * @param serving stays as it is over restarts that name no other
   */
  static async open(
    defaultCampaign: string,
    settings: Readonly<Record<string, string>> = {},
    serving: Serving = {},
  ): Promise<House> {
    const dataDir = mkdtempSync(join(tmpdir(), "thetiptop-system-"));
    const bindings = { DEFAULT_CAMPAIGN: defaultCampaign, ...settings };
    return new House(dataDir, bindings, serving, await startServer({ dataDir, bindings }, serving));
  }

  get url(): string {
    return `http://127.0.0.1:${this.#server.port}`;
  }

  /** One request, whatever its answer. */
  ask<Body>(path: string, options: Ask = {}): Promise<Answer<Body>> {
    return this.#client.ask<Body>(path, options);
  }

  /** The guest beside the Worker, which reaches the same objects and D1. */
  get guest(): Pick<House, "ask"> {
    const guest = this.#guest;
    if (!guest) throw new Error("this house is served without a guest");
    return { ask: (path, options) => guest.ask(path, options) };
  }

  /** One statement on D1 itself, past the Worker. */
  async query<Row>(sql: string, ...parameters: readonly (string | number)[]): Promise<readonly Row[]> {
    return (await this.#server.query(sql, ...parameters)) as readonly Row[];
  }

  /** What the server has said since it was started, as far as it is kept (some 40 lines, unless more were asked for). */
  get log(): readonly string[] {
    return this.#server.log;
  }

  /** Runs the hourly job as of an instant, in milliseconds since the epoch. */
  runScheduled(at: number): Promise<void> {
    return this.#server.runScheduled(at);
  }

  players(count: number, role: Role = "CLIENT"): Promise<Player[]> {
    const { sessionSecret } = readSecrets(this.dataDir);
    return seedPlayers((sql, ...parameters) => this.query(sql, ...parameters), sessionSecret, count, role);
  }

  async adminToken(): Promise<string> {
    this.#admin ??= (await this.players(1, "ADMIN"))[0];
    if (!this.#admin) throw new Error("no administrator was seeded");
    return this.#admin.token;
  }

  /** Creates a campaign by the API; it stays a draft. */
  async draft(definition: CampaignDefinition): Promise<TestCampaign> {
    const catalogue = await createCampaign(this.url, await this.adminToken(), definition);
    const codes = createCampaignCodes({
      rootKey: readSecrets(this.dataDir).codeKey,
      campaign: catalogue.slug,
      format: catalogue.codeFormat,
      ticketCount: catalogue.ticketCount,
      shardCount: catalogue.shardCount,
    });
    return campaignOf(catalogue, codes);
  }

  /** Creates a campaign and opens it. */
  async campaign(definition: CampaignDefinition): Promise<TestCampaign> {
    const campaign = await this.draft(definition);
    await this.setState(campaign.slug, "open");
    return campaign;
  }

  async setState(slug: string, state: "open" | "paused" | "closed"): Promise<void> {
    await setCampaignState(this.url, await this.adminToken(), slug, state);
  }

  async status(slug: string): Promise<CampaignStatus> {
    return campaignStatus(this.url, await this.adminToken(), slug);
  }

  async changeStock(slug: string, change: StockChange): Promise<{ done: number; pending: number }> {
    const path = `/api/admin/campaigns/${slug}/stock`;
    const { data } = await call<{ data: { done: number; pending: number } }>(this.url, path, {
      token: await this.adminToken(),
      body: change,
    });
    return data;
  }

  /** A shard's whole ledger. */
  async ledger(slug: string, shard: number): Promise<LedgerRow[]> {
    const rows: LedgerRow[] = [];
    const token = await this.adminToken();
    for (;;) {
      const after = rows.at(-1)?.seq ?? 0;
      const path = `/api/admin/campaigns/${slug}/ledger/${shard}?after=${after}&limit=${LEDGER_PAGE}`;
      const { data } = await call<{ data: LedgerRow[] }>(this.url, path, { token });
      rows.push(...data);
      if (data.length < LEDGER_PAGE) return rows;
    }
  }

  /** The ledgers of all shards, by shard. */
  async ledgers({ slug, catalogue }: TestCampaign): Promise<LedgerRow[][]> {
    const ledgers: LedgerRow[][] = [];
    for (let shard = 0; shard < catalogue.shardCount; shard++) ledgers.push(await this.ledger(slug, shard));
    return ledgers;
  }

  winners(slug: string): Promise<readonly WinnerRow[]> {
    return this.query("SELECT id, serial, seq, user_id, prize FROM winners WHERE campaign = ?", slug);
  }

  /** Waits until every outbox of a campaign is empty. @throws Error when one is not in time */
  async untilLevel(slug: string, timeoutMs: number): Promise<void> {
    await until(() => this.isLevel(slug), timeoutMs);
  }

  /** Whether every outbox of a campaign is empty. */
  async isLevel(slug: string): Promise<boolean> {
    return (await this.status(slug)).outbox.depth === 0;
  }

  /** SIGKILL to the whole serving process. */
  async kill(): Promise<void> {
    await this.#server.kill();
    this.#hangUp();
  }

  /** Ends the server cleanly. */
  async stop(): Promise<void> {
    await this.#server.stop();
    this.#hangUp();
  }

  /** Serves the same data directory again, after `kill` or `stop`. */
  async start(serving = this.#serving): Promise<void> {
    this.#serving = serving;
    this.#server = await startServer({ dataDir: this.dataDir, bindings: this.#bindings }, serving);
    this.#client = new HttpClient(this.#server.port);
    this.#guest = guestOf(this.#server);
  }

  #hangUp(): void {
    this.#client.close();
    this.#guest?.close();
  }

  /** Ends everything and leaves nothing behind. */
  async close(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

function startServer(
  where: Pick<ServeOptions, "dataDir" | "bindings">,
  { program, environment, linesKept, ...how }: Serving,
): Promise<ServerProcess> {
  return ServerProcess.start(
    { ...where, ...how },
    {
      ...(program !== undefined && { program }),
      ...(environment && { environment }),
      ...(linesKept !== undefined && { linesKept }),
    },
  );
}

function guestOf({ guestPort }: ServerProcess): HttpClient | undefined {
  return guestPort === undefined ? undefined : new HttpClient(guestPort);
}

/** Waits until something holds. @returns milliseconds waited; undefined when it did not hold in time */
export async function timeUntil(
  holds: () => Promise<boolean>,
  timeoutMs: number,
): Promise<number | undefined> {
  const startedAt = performance.now();
  while (!(await holds())) {
    if (performance.now() - startedAt > timeoutMs) return undefined;
    await sleep(POLL_MS);
  }
  return performance.now() - startedAt;
}

/** Waits until something holds. @throws Error when it does not hold in time */
export async function until(holds: () => Promise<boolean>, timeoutMs: number): Promise<void> {
  if ((await timeUntil(holds, timeoutMs)) === undefined) {
    throw new Error(`what the test waited for did not come within ${timeoutMs} ms`);
  }
}
