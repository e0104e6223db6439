/**
 * Builds what is deployed: the site's browser half, its Worker half, then the whole Worker into dist/worker, as
 * wrangler would upload it, and no larger than it may be. Nothing happens when no input changed since the last build. Needs no network.
 */

import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { runCommand } from "./ending.ts";
import { inRepository, repositoryRoot } from "./paths.ts";
import { captureTool } from "./tools.ts";
import { UserError } from "./user-error.ts";
import { sizeProblem, sizeText, workerSize } from "./worker-size.ts";

/** Globs of everything the result depends on; tests are no part of it. */
const INPUTS = [
  "{web,worker,durable-objects,migrations}/**/*",
  "wrangler.toml",
  "package-lock.json",
  "tsconfig.base.json",
  "load-tests/local/build.ts",
];
const NO_INPUT = /(^|\/)(node_modules|e2e|tmp)(\/|$)|\.test\.tsx?$/;

/** Name, tool and arguments; one after the other, because each reads what the one before wrote. */
const STEPS = [
  ["site, browser half", "vite/bin/vite.js", "build", "-c", "web/vite.config.ts"],
  [
    "site, Worker half",
    "vite/bin/vite.js",
    "build",
    "-c",
    "web/vite.config.ts",
    "--ssr",
    "src/entry.worker.tsx",
  ],
  ["Worker", "wrangler/bin/wrangler.js", "deploy", "--dry-run", "--outdir", "dist/worker"],
] as const;

/** What tools are told by their environment; also by who else runs wrangler. */
export const QUIET_TOOLS = {
  NODE_ENV: "production",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true", // the banner asks the registry for a newer version
  WRANGLER_LOG: "warn",
  WRANGLER_LOG_PATH: inRepository("dist/logs"), // it would write to the home directory
};

const STAMP = inRepository("dist/build-stamp");
const PRODUCTS = ["dist/web/client", "dist/worker/index.js"].map((path) => inRepository(path));

/**
 * Builds if any input changed since the last time.
 * @param say takes one line of progress at a time.
 * @returns whether anything was built.
 * @throws UserError with the tool's output when a step fails, or when the Worker is too large; the next call then builds again.
 */
export async function build(say: (line: string) => void): Promise<boolean> {
  const wanted = hashInputs();
  if (
    PRODUCTS.every((path) => existsSync(path)) &&
    existsSync(STAMP) &&
    readFileSync(STAMP, "utf8") === wanted
  ) {
    return false;
  }
  rmSync(STAMP, { force: true });
  for (const [name, tool, ...args] of STEPS) {
    say(`Building: ${name} …`);
    const { exitCode, output } = await captureTool(tool, args, { env: QUIET_TOOLS });
    if (exitCode !== 0) throw new UserError(`Building the ${name} failed:\n${output}`);
  }
  const tooLarge = sizeProblem(workerSize());
  if (tooLarge !== undefined) throw new UserError(tooLarge);
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, wanted);
  return true;
}

function hashInputs(): string {
  const hash = createHash("sha256");
  const files = INPUTS.flatMap((pattern) => globSync(pattern, { cwd: repositoryRoot, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(repositoryRoot.length + 1))
    .filter((path) => !NO_INPUT.test(path))
    .sort();
  for (const path of files) {
    const content = readFileSync(inRepository(path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

if (import.meta.main) {
  await runCommand(async () => {
    const startedAt = performance.now();
    const built = await build((line) => console.log(line));
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(built ? `Built in ${seconds} s.` : "Nothing changed since the last build.");
    console.log(`Worker: ${sizeText(workerSize())}.`);
  });
}
