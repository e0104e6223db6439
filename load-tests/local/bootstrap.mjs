/**
 * The door behind every npm script: installs what is missing, then runs the command's TypeScript file on the
 * Node 24 that npm installed. Plain JavaScript with Node's own modules, because any Node >= 20 may be all there is.
 *
 *   node bootstrap.mjs <start|test|build|dev|codes|create-admin|bench|…> [arguments]
 */

import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const COMMANDS = {
  start: "load-tests/local/start.ts",
  test: "load-tests/local/test.ts",
  build: "load-tests/local/build.ts",
  dev: "load-tests/local/dev.ts",
  startup: "load-tests/local/startup.ts",
  codes: "load-tests/local/codes.ts",
  "create-admin": "load-tests/local/create-admin.ts",
  audit: "load-tests/audit/audit.ts",
  bench: "load-tests/bench/bench.ts",
  "bench:peers": "load-tests/peers/bench-peers.ts",
  "bench:size": "load-tests/size/bench-size.ts",
  load: "load-tests/load/load.ts",
  charts: "load-tests/report/charts.ts",
  collection: "load-tests/collection/collection.ts",
  fuzz: "load-tests/fuzz/fuzz.ts",
  lighthouse: "load-tests/lighthouse/lighthouse.ts",
  lists: "load-tests/winners/lists.ts",
  winners: "load-tests/winners/winners.ts",
  printing: "load-tests/printing/printing.ts",
  simulate: "load-tests/simulation/simulate.ts",
  faults: "load-tests/faults/faults.ts",
  packages: "load-tests/packages/packages.ts",
  attack: "load-tests/attack/attack.ts",
  headers: "load-tests/headers/headers.ts",
  tail: "load-tests/tail/tail.ts",
  deploy: "load-tests/release/deploy.ts",
  rollout: "load-tests/release/rollout-command.ts",
  rollback: "load-tests/release/rollback.ts",
  "rebuild-winners": "load-tests/rebuild/rebuild-winners.ts",
};
const NODE_MAJOR = 24; // as in package.json: runs TypeScript by stripping its types
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
// A child that ignores its signal this long is ended the hard way; the data is durable at every instant anyway.
const PATIENCE_MS = 10_000;
const PARENT_CHECK_MS = 500;

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const modules = join(root, "node_modules");
const lockfile = join(root, "package-lock.json");
const stampFile = join(modules, ".thetiptop-installed");

const [command = "", ...args] = process.argv.slice(2);
const script = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
if (script === undefined) fail(`usage: bootstrap.mjs <${Object.keys(COMMANDS).join("|")}> [arguments]`);

install();
run(script);

/** Installs exactly the lockfile unless that was done already. Everything it says goes to stderr. */
function install() {
  const wanted = createHash("sha256").update(readFileSync(lockfile)).digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  if (!installedByHand()) {
    process.stderr.write("Installing dependencies (once, a minute or two) …\n");
    // A lockfile written where a registry mirror lacks other systems' optional packages is not complete enough for
    // `npm ci`; `npm install` takes the same versions from it.
    if (!npm("ci") && !npm("install", "--no-save")) {
      fail("Installing the dependencies failed; see above. Is the npm registry reachable?");
    }
  }
  writeFileSync(stampFile, wanted);
}

/** True when somebody ran `npm ci` or `npm install` themselves after the lockfile last changed. */
function installedByHand() {
  const npmRecord = join(modules, ".package-lock.json");
  return (
    !existsSync(stampFile) &&
    existsSync(npmRecord) &&
    statSync(npmRecord).mtimeMs >= statSync(lockfile).mtimeMs
  );
}

/** Runs npm on the repository, its output on stderr; whether it succeeded. */
function npm(...args) {
  const quiet = ["--loglevel=error", "--no-audit", "--no-fund", "--no-progress"];
  const options = { cwd: root, stdio: ["ignore", 2, 2] };
  const ourNpm = process.env.npm_execpath ?? ""; // the npm that started us, when one did
  const result = /npm-cli\.c?js$/.test(ourNpm)
    ? spawnSync(process.execPath, [ourNpm, ...args, ...quiet], options)
    : spawnSync("npm", [...args, ...quiet], { ...options, shell: process.platform === "win32" });
  return result.status === 0;
}

/** The Node that npm installed; this one when npm was told not to run install scripts and this one is new enough. */
function nodeThatRunsTypeScript() {
  const installed = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(installed)) return installed;
  if (Number(process.versions.node.split(".")[0]) >= NODE_MAJOR) return process.execPath;
  return fail(
    `npm did not run the install script of its package "node": allow it, or use Node ${NODE_MAJOR}.`,
  );
}

/** Runs one of our TypeScript files; its end is ours, with the same exit code. */
function run(file) {
  const bin = join(modules, ".bin");
  const child = spawn(nodeThatRunsTypeScript(), [join(root, file), ...args], {
    cwd: root,
    // The channel only tells the child when we are gone, however we ended: nothing may outlive this process.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ""}` },
  });
  let asked;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      asked ??= signal;
      child.kill(signal);
      setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS).unref();
    });
  }
  endWithNpm(() => child.kill());
  child.on("error", (error) => fail(`Could not start ${file}: ${error.message}`));
  child.on("exit", (code, signal) => {
    const endedBy = signal ?? (code === null ? asked : undefined);
    process.exit(endedBy === undefined ? code : 128 + constants.signals[endedBy]);
  });
}

/**
 * When npm is killed outright nobody passes a signal on; the change of parent shows it. (The scripts say `exec` so
 * that npm is our parent and not a shell between us, which would keep signals to itself.)
 */
function endWithNpm(end) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end();
  }, PARENT_CHECK_MS).unref();
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
