import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freePort } from "./free-port.ts";
import { inRepository } from "./paths.ts";

const START_TIMEOUT_MS = 60_000;
let directory = "";
let started: ChildProcess[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "thetiptop-start-"));
});
afterEach(() => {
  for (const child of started) child.kill("SIGKILL");
  started = [];
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
});

interface Started {
  readonly child: ChildProcess;
  /** The text so far. */
  readonly output: () => string;
  readonly exit: Promise<number | null>;
}

/** The start command as npm runs it, without npm. */
function start(port: number): Started {
  const child = spawn(process.execPath, [inRepository("load-tests/local/bootstrap.mjs"), "start"], {
    env: { ...process.env, PORT: String(port), DATA_DIR: directory },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, output: () => output, exit };
}

async function ready(port: number): Promise<Started> {
  const server = start(port);
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!server.output().includes("Ctrl-C stops")) {
    if (server.child.exitCode !== null || Date.now() > deadline) throw new Error(server.output());
    await sleep(50);
  }
  return server;
}

function codesIn(output: string): string[] {
  return output.match(/^ {2}\d{10}$/gm)?.map((line) => line.trim()) ?? [];
}

async function post(port: number, path: string, body: unknown, token = ""): Promise<Record<string, unknown>> {
  const response = await fetch(`http://localhost:${port}${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
}

async function logInAsClient(port: number): Promise<string> {
  const answer = await post(port, "/api/auth/login", { email: "test-client@test.com", password: "Test1234" });
  return String(answer["token"]);
}

async function ticketsInD1(port: number, token: string): Promise<number> {
  const response = await fetch(`http://localhost:${port}/api/game/my-tickets`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const { data } = (await response.json()) as { data: { pagination: { total: number } } };
  return data.pagination.total;
}

describe("npm start", () => {
  test("keeps accounts, sessions and played codes over a restart, and offers other codes then", async () => {
    const port = await freePort();
    const first = await ready(port);
    const [code = ""] = codesIn(first.output());
    expect(codesIn(first.output())).toHaveLength(5);
    const token = await logInAsClient(port);
    expect(await post(port, "/api/game/play", { ticketCode: code }, token)).toMatchObject({ success: true });
    await expect.poll(() => ticketsInD1(port, token), { timeout: 20_000 }).toBe(1);
    first.child.kill("SIGINT");
    expect(await first.exit).toBe(0);

    const second = await ready(port);
    expect(codesIn(second.output())).toHaveLength(5);
    expect(codesIn(second.output())).not.toContain(code);
    expect(await post(port, "/api/game/play", { ticketCode: code }, token)).toMatchObject({
      error: "Ce code a déjà été utilisé",
    });
    second.child.kill("SIGTERM");
    expect(await second.exit).toBe(0);
  });

  test("says in one sentence that the port or the data directory is taken", async () => {
    const port = await freePort();
    await ready(port);
    const samePort = start(port);
    expect(await samePort.exit).toBe(1);
    expect(samePort.output()).toMatch(/^Port \d+ is already in use: [^\n]+\n$/);
    const sameData = start(await freePort());
    expect(await sameData.exit).toBe(1);
    expect(sameData.output()).toMatch(/^Another server already uses [^\n]+\n$/);
  });

  test("leaves no runtime behind when it is killed outright, and starts again on what was there", async () => {
    const port = await freePort();
    const first = await ready(port);
    first.child.kill("SIGKILL");
    await first.exit;
    await expect
      .poll(() =>
        fetch(`http://localhost:${port}/`).then(
          () => "serving",
          () => "gone",
        ),
      )
      .toBe("gone");
    const second = await ready(port);
    expect(codesIn(second.output())).toEqual(codesIn(first.output()));
  });
});
