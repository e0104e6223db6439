import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { probe } from "./probe.ts";

const [OLD, NEW] = ["1b6f0f6e-6c57-4d0e-9d0a-2a3a3c1f7a01", "dc8dcd28-271b-4367-9840-6c244f84cb40"];
const WORKER = "thetiptop";

interface Answer {
  readonly version: string;
  readonly status: number;
}

let server: Server | undefined;
afterEach(() => server?.close());

/** A service of this machine that answers each request as told. */
async function service(answer: (request: IncomingMessage) => Answer): Promise<string> {
  const listening = createServer((request, response) => {
    const { version, status } = answer(request);
    response.writeHead(status, { "X-Version": version }).end("{}");
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

/** As Cloudflare reads the header. */
function overridden(request: IncomingMessage): string {
  const header = String(request.headers["cloudflare-workers-version-overrides"]);
  return /^thetiptop="([^"]+)"$/.exec(header)?.[1] ?? OLD;
}

describe("a probe", () => {
  it("asks the version itself for page, data and description", async () => {
    const asked = new Set<string>();
    const url = await service((request) => {
      asked.add(`${request.url} ${request.headers.accept}`);
      return { version: overridden(request), status: 200 };
    });
    expect(await probe({ url, worker: WORKER }, NEW)).toBeUndefined();
    expect([...asked].sort()).toEqual([
      "/ text/html",
      "/api/campaign application/json",
      "/db-check application/json",
      "/openapi.json application/json",
    ]);
  });

  it("sees a failure that comes at the fourth look only", async () => {
    let looks = 0;
    const url = await service((request) => ({
      version: overridden(request),
      status: request.url === "/api/campaign" && ++looks === 4 ? 500 : 200,
    }));
    expect(await probe({ url, worker: WORKER }, NEW)).toBe("/api/campaign answered 500");
  });

  it("waits for the version to be known, and trusts nobody else's answers", async () => {
    let requests = 0;
    const url = await service((request) => ({
      version: ++requests === 1 ? OLD : overridden(request),
      status: 200,
    }));
    expect(await probe({ url, worker: WORKER }, NEW)).toBeUndefined();
    expect(await probe({ url, worker: "another" }, NEW, 0)).toBe(`asked for version ${NEW}, ${OLD} answers`);
  });

  it("says that nobody answers", async () => {
    const url = await service(() => ({ version: NEW, status: 200 }));
    server?.close();
    expect(await probe({ url, worker: WORKER }, NEW)).toMatch(/^\/db-check: .*ECONNREFUSED/);
  });

  it("takes no redirect for an answer", async () => {
    const url = await service(() => ({ version: NEW, status: 302 }));
    expect(await probe({ url, worker: WORKER }, NEW)).toBe("/db-check answered 302");
  });
});
