/**
 * The local production-like server: the built Worker in workerd, on a socket of its own. No proxy worker and no
 * asset router stand between client and Worker: measured, each of them costs more than a whole redemption does.
 */

import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, type V4WorkerOptionsShape } from "miniflare";
import { unstable_getMiniflareWorkerOptions, unstable_readConfig } from "wrangler";
import { DEMO_HOUSE } from "./demo-house.ts";
import { migrate } from "./migrate.ts";
import { inRepository } from "./paths.ts";
import { readSecrets } from "./secrets.ts";
import { claimDataDir } from "./sole-owner.ts";
import { UserError } from "./user-error.ts";

const HOST = "127.0.0.1"; // local mode hands out codes and mails: it is nobody else's business
const WORKER = "thetiptop";
const ASSETS_WORKER = "thetiptop-assets";
/** As often as `[triggers]` in wrangler.toml says. */
const SCHEDULED_EVERY_MS = 3_600_000;

export interface LocalServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Absolute; made when missing. */
  readonly dataDir: string;
  /** Plain-text bindings over those of wrangler.toml, such as `DEFAULT_CAMPAIGN`. */
  readonly bindings?: Readonly<Record<string, string>>;
  /** Takes the Worker's log lines; standard error when left out. */
  readonly onLog?: (line: string) => void;
}

export interface LocalServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly port: number;
  readonly miniflare: Miniflare;
  /** Runs what the platform runs by the clock, as of an instant in milliseconds since the epoch; now when left out. */
  runScheduled(at?: number): Promise<void>;
  /** Ends the server; everything acknowledged is on disk. */
  stop(): Promise<void>;
}

/** The port is taken by another program. */
export class PortBusyError extends UserError {
  override name = "PortBusyError";
}

/**
 * Starts the built Worker (see build.ts) with D1, objects and secrets kept in `dataDir`, and migrates D1.
 * @throws PortBusyError, DataDirBusyError, or Error when the Worker is not built.
 */
export async function startLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  if (!existsSync(workerScript())) throw new UserError("The Worker is not built yet: run `npm run build`.");
  const port = options.port === 0 ? await freePort() : options.port;
  await assertPortFree(port);
  assertWritable(options.dataDir);
  const release = await claimDataDir(options.dataDir);
  tetherRuntime();
  const miniflare = new Miniflare(miniflareOptions({ ...options, port }));
  async function runScheduled(at = Date.now()): Promise<void> {
    const worker = await miniflare.getWorker(WORKER);
    const { outcome } = await worker.scheduled({ scheduledTime: new Date(at) });
    if (outcome !== "ok") throw new Error(`the scheduled job ended with ${outcome}`);
  }
  const clock = setInterval(() => {
    runScheduled().catch((error: unknown) => (options.onLog ?? logToStandardError)(String(error)));
  }, SCHEDULED_EVERY_MS);
  clock.unref();
  async function stop(): Promise<void> {
    clearInterval(clock);
    await miniflare.dispose();
    release();
  }
  try {
    const direct = await miniflare.unsafeGetDirectURL();
    await migrate(await miniflare.getD1Database("DB"));
    return {
      url: `http://localhost:${direct.port}`,
      port: Number(direct.port),
      miniflare,
      runScheduled,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function workerScript(): string {
  return inRepository("dist/worker/index.js");
}

/** What miniflare is told: wrangler.toml is the source, this only says where things are on this machine. */
function miniflareOptions(options: LocalServerOptions): ConstructorParameters<typeof Miniflare>[0] {
  const config = unstable_readConfig({ config: inRepository("wrangler.toml") });
  const { workerOptions } = unstable_getMiniflareWorkerOptions(config);
  // wrangler's type is an Omit over an index signature, which forgets every field; this is what it omits from.
  const { compatibilityDate, compatibilityFlags, d1Databases, durableObjects, ratelimits, assets, bindings } =
    workerOptions as V4WorkerOptionsShape;
  if (compatibilityDate === undefined || compatibilityFlags === undefined || assets === undefined) {
    throw new Error("wrangler.toml lacks compatibility_date or [assets].");
  }
  const { sessionSecret, codeKey } = readSecrets(options.dataDir);
  const runtime = { compatibilityDate, compatibilityFlags, modules: true } as const;
  return convertV4MiniflareOptions({
    host: HOST,
    port: 0, // miniflare's own entry: only its tools use it, the Worker has the socket below
    cf: false, // no look-up of this machine's place on the network
    telemetry: { enabled: false },
    log: new Log(LogLevel.WARN),
    handleStructuredLogs: ({ message }) => (options.onLog ?? logToStandardError)(message),
    resourcePersistencePath: options.dataDir,
    workers: [
      {
        ...runtime,
        name: WORKER,
        scriptPath: workerScript(),
        ...(d1Databases && { d1Databases }),
        ...(durableObjects && { durableObjects }),
        ...(ratelimits && { ratelimits }),
        bindings: {
          ...bindings,
          ...DEMO_HOUSE,
          LOCAL_MODE: "true",
          MAIL_DRIVER: "local",
          PUBLIC_ORIGIN: `http://localhost:${options.port}`,
          SESSION_SECRET: sessionSecret,
          CODE_KEY: codeKey,
          ...options.bindings,
        },
        serviceBindings: { [assets.binding ?? "ASSETS"]: ASSETS_WORKER },
        unsafeDirectSockets: [{ host: HOST, port: options.port }],
      },
      {
        ...runtime,
        name: ASSETS_WORKER,
        script: "export default { fetch: () => new Response(null, { status: 404 }) };",
        assets: {
          directory: inRepository("dist/web/client"),
          ...(assets.assetConfig && { assetConfig: assets.assetConfig }),
        },
      },
    ],
  });
}

function logToStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** See tethered-workerd.sh; Windows ends children with their parent's job by itself. */
function tetherRuntime(): void {
  if (process.platform === "win32") return;
  const requireAsMiniflare = createRequire(createRequire(import.meta.url).resolve("miniflare"));
  process.env["WORKERD_BINARY"] = requireAsMiniflare("workerd").default;
  process.env["MINIFLARE_WORKERD_PATH"] = inRepository("load-tests/local/tethered-workerd.sh");
}

/** Makes the data directory. @throws UserError when it cannot be made or written to. */
function assertWritable(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new UserError(
      `The data directory ${dataDir} cannot be used (${error instanceof Error ? error.message : error}).`,
    );
  }
}

/** A port that nobody listens on. Mails name it, so it must be known before the Worker is. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, HOST, () => resolve());
  });
  const address = probe.address();
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  if (address === null || typeof address === "string") throw new Error("no free port was found");
  return address.port;
}

async function assertPortFree(port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new PortBusyError(
              `Port ${port} is already in use: stop the other program, or choose another by PORT=…`,
            )
          : error,
      ),
    );
    probe.listen(port, HOST, () => probe.close(() => resolve()));
  });
}
