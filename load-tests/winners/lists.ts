/**
 * `npm run lists`: starts the server on a data folder that `npm run winners` has filled, asks for every list of staff as
 * a browser does, one request at a time, and fails when one takes longer than a list may. The time is the round trip
 * on this machine, less that of a page of the back office without a list: asking D1, and writing the rows as HTML.
 */

import { logIn } from "../local/api-client.ts";
import { DEMO_ADMIN } from "../local/demo.ts";
import { endOnSignals, runCommand } from "../local/ending.ts";
import { dataDir } from "../local/paths.ts";
import { seedDemo } from "../local/seed.ts";
import { startLocalServer } from "../local/server.ts";
import { EMPTY_PAGE, LIST_CASES, type ListCase } from "./list-cases.ts";
import { seedOthers } from "./seed-others.ts";

/** What a list may take. */
const LIMIT_MS = 50;
/** Requests a list: the median is what it takes, the greatest what this machine did meanwhile. */
const REPEATS = 7;
const DEEP_PAGE = 1_000;
const ROWS_PER_PAGE = 25;
/** The longest page, to get to a deep one with few steps. */
const ROWS_PER_STEP = 100;
/** Twice what it takes on a busy machine: a command that hangs is a failure too. */
const PATIENCE_MS = 15 * 60_000;

interface Timed {
  readonly name: string;
  readonly medianMs: number;
  readonly maximumMs: number;
}

interface Server {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

await runCommand(async () => {
  endOnSignals();
  const server = await startLocalServer({ port: 0, dataDir: dataDir() });
  let slow: readonly Timed[];
  try {
    await seedDemo(server, dataDir());
    await seedOthers(await server.miniflare.getD1Database("DB"), Date.now());
    const token = await logIn(server.url, DEMO_ADMIN.email, DEMO_ADMIN.password);
    const headers = { Authorization: `Bearer ${token}`, Cookie: `__Host-session=${token}` };
    const timed = await timeAll({ url: server.url, headers });
    slow = timed.filter(({ medianMs }) => medianMs > LIMIT_MS);
  } finally {
    await server.stop();
  }
  for (const { name, medianMs } of slow) console.error(`lists: ${name} takes ${medianMs.toFixed(1)} ms`);
  process.exit(slow.length === 0 ? 0 : 1); // the bootstrap's channel would keep us
});

async function timeAll(server: Server): Promise<Timed[]> {
  const timed: Timed[] = [];
  const endsAt = performance.now() + PATIENCE_MS;
  console.log(" median  max (ms)  list");
  for (const one of LIST_CASES) {
    if (performance.now() > endsAt) throw new Error(`the lists took longer than ${PATIENCE_MS / 60_000} min`);
    const deep = await deepPath(server, one);
    const pages = [[one.name, one.path] as const, [`${one.name}, page ${deep?.page}`, deep?.path] as const];
    for (const [name, path] of pages) {
      if (path === undefined) continue;
      const taken = await time(server, name, path);
      console.log(line(taken));
      timed.push(taken);
    }
  }
  return timed;
}

async function time(server: Server, name: string, path: string): Promise<Timed> {
  const times: number[] = [];
  await read(server, path); // the first of a kind fills caches that every later one finds full
  const isPage = !path.startsWith("/api/");
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    // In turn: on a busy machine a page without a list of a minute ago says nothing about this one.
    const emptyMs = isPage ? await readMs(server, EMPTY_PAGE) : 0;
    times.push((await readMs(server, path)) - emptyMs);
  }
  times.sort((one, other) => one - other);
  return { name, medianMs: times[Math.floor(REPEATS / 2)] ?? 0, maximumMs: times.at(-1) ?? 0 };
}

async function readMs(server: Server, path: string): Promise<number> {
  const startedAt = performance.now();
  await read(server, path);
  return performance.now() - startedAt;
}

/** A list's thousandth page, or its last when it has fewer; undefined when it has one only. */
async function deepPath(
  server: Server,
  { path, deep }: ListCase,
): Promise<{ readonly path: string; readonly page: number } | undefined> {
  if (deep === "none") return undefined;
  const join = path.includes("?") ? "&" : "?";
  if (deep === "number") return { path: `${path}${join}page=${DEEP_PAGE}`, page: DEEP_PAGE };
  let last: string | undefined;
  let next: string | undefined = `${path}${join}limit=${ROWS_PER_STEP}`;
  let rows = 0;
  for (; next !== undefined && rows < (DEEP_PAGE - 1) * ROWS_PER_PAGE; rows += ROWS_PER_STEP) {
    const page: string = await read(server, next);
    next = nextOf(page);
    last = next ?? last;
  }
  if (last === undefined) return undefined;
  const page = Math.floor(rows / ROWS_PER_PAGE) + 1;
  return { path: last.replace(`limit=${ROWS_PER_STEP}`, `limit=${ROWS_PER_PAGE}`), page };
}

/** Where a page's list goes on, whatever order its link's attributes stand in; undefined on the last page. */
function nextOf(page: string): string | undefined {
  const link = /<a\b[^>]*\brel="next"[^>]*>/.exec(page)?.[0] ?? "";
  return /\bhref="([^"]+)"/.exec(link)?.[1]?.replaceAll("&amp;", "&");
}

/** @throws Error when the answer is not a list */
async function read({ url, headers }: Server, path: string): Promise<string> {
  const response = await fetch(url + path, { headers, redirect: "manual" });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return text;
}

/** A line as soon as it is known: the whole takes minutes. */
function line({ name, medianMs, maximumMs }: Timed): string {
  return `${medianMs.toFixed(1).padStart(8)} ${maximumMs.toFixed(1).padStart(8)}  ${name}`;
}
