/**
 * The local production-like server: the built Worker in workerd, on a socket of its own. No proxy worker and no
 * asset router stand between client and Worker: measured, each of them costs more than a whole redemption does.
 */

import { accessSync, constants, existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, type V4WorkerOptionsShape } from "miniflare";
import { unstable_getMiniflareWorkerOptions, unstable_readConfig } from "wrangler";
import { DEMO_HOUSE } from "./demo-house.ts";
import { freePort } from "./free-port.ts";
import { migrate } from "./migrate.ts";
import { inRepository } from "./paths.ts";
import { readSecrets } from "./secrets.ts";
import { claimDataDir } from "./sole-owner.ts";
import { UserError } from "./user-error.ts";

const HOST = "127.0.0.1"; // local mode hands out codes and mails: it is nobody else's business
const WORKER = "thetiptop";
const ASSETS_WORKER = "thetiptop-assets";
const GUEST_WORKER = "thetiptop-guest";
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
  /** The built Worker, one module; this repository's own when left out. */
  readonly script?: string;
  /** Modules by name, the entry first, that stand before the built Worker (their `./index.js`): for tests of faults. */
  readonly before?: Readonly<Record<string, string>>;
  /** Another build that reaches the objects and D1 of the first, on a socket of its own: for tests of a rollout. */
  readonly guestScript?: string;
}

export interface LocalServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** The guest's, when there is one. */
  readonly guestPort: number | undefined;
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
  if (!existsSync(options.script ?? workerScript()))
    throw new UserError("The Worker is not built yet: run `npm run build`.");
  // Mails name it, so it must be known before the Worker is.
  const port = options.port === 0 ? await freePort() : options.port;
  await assertPortFree(port);
  assertWritable(options.dataDir);
  const release = await claimDataDir(options.dataDir);
  tetherRuntime();
  const guestPort = options.guestScript === undefined ? undefined : await freePort();
  const miniflare = new Miniflare(miniflareOptions({ ...options, port }, guestPort));
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
      guestPort,
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
function miniflareOptions(
  options: LocalServerOptions,
  guestPort: number | undefined,
): ConstructorParameters<typeof Miniflare>[0] {
  const config = unstable_readConfig({ config: inRepository("wrangler.toml") });
  const { workerOptions } = unstable_getMiniflareWorkerOptions(config);
  // wrangler's type is an Omit over an index signature, which forgets every field; this is what it omits from.
  const { compatibilityDate, compatibilityFlags, d1Databases, durableObjects, ratelimits, assets, bindings } =
    workerOptions as V4WorkerOptionsShape;
  if (compatibilityDate === undefined || compatibilityFlags === undefined || assets === undefined) {
    throw new Error("wrangler.toml lacks compatibility_date or [assets].");
  }
  const { sessionSecret, codeKey } = readSecrets(options.dataDir);
  const runtime = { compatibilityDate, compatibilityFlags } as const;
  const name = config.name ?? WORKER;
  const worker = {
    ...runtime,
    ...(d1Databases && { d1Databases }),
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
  };
  const script = options.script ?? workerScript();
  const { guestScript } = options;
  const classes = guestScript === undefined ? undefined : classesIn(script);
  const isHosts = (className: string) => classes?.has(className) ?? true;
  const guest =
    guestScript === undefined || guestPort === undefined
      ? []
      : [
          {
            ...worker,
            name: GUEST_WORKER,
            ...sourceOf(guestScript),
            durableObjects: ownedBy(name, durableObjects ?? {}, isHosts),
            unsafeDirectSockets: [{ host: HOST, port: guestPort }],
          },
        ];
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
        ...worker,
        name,
        ...sourceOf(script, options.before),
        durableObjects: ownedBy(GUEST_WORKER, durableObjects ?? {}, (className) => !isHosts(className)),
        unsafeDirectSockets: [{ host: HOST, port: options.port }],
      },
      ...guest,
      {
        ...runtime,
        name: ASSETS_WORKER,
        modules: true,
        script: "export default { fetch: () => new Response(null, { status: 404 }) };",
        assets: {
          directory: inRepository("dist/web/client"),
          ...(assets.assetConfig && { assetConfig: assets.assetConfig }),
        },
      },
    ],
  });
}

/** A built Worker, behind other modules when there are any: the first one is the entry. */
function sourceOf(script: string, before: Readonly<Record<string, string>> = {}) {
  // By its path, so that the runtime finds the source map; it reads no file from outside of the working directory.
  if (script === workerScript() && Object.keys(before).length === 0)
    return { modules: true as const, scriptPath: script };
  const built = { "index.js": readFileSync(script, "utf8") };
  const modules = Object.entries({ ...before, ...built });
  return { modules: modules.map(([path, contents]) => ({ type: "ESModule" as const, path, contents })) };
}

type Objects = NonNullable<V4WorkerOptionsShape["durableObjects"]>;

/** The same bindings, but for some classes they reach the objects of another Worker. */
function ownedBy(scriptName: string, objects: Objects, isTheirs: (className: string) => boolean): Objects {
  return Object.fromEntries(
    Object.entries(objects).map(([binding, object]) => {
      const options = typeof object === "string" ? { className: object } : object;
      return [binding, isTheirs(options.className) ? { ...options, scriptName } : options];
    }),
  );
}

/** What a built Worker exports besides its default: a class that a version does not have is the other version's. */
export function classesIn(script: string): ReadonlySet<string> {
  const lists = [...readFileSync(script, "utf8").matchAll(/export\s*\{([^{}]* as default[^{}]*)\}/g)];
  const list = lists.at(-1)?.[1] ?? "";
  return new Set(
    list.split(",").map(
      (name) =>
        name
          .trim()
          .split(/\s+as\s+/)
          .at(-1) ?? "",
    ),
  );
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
