import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseAnswer, runLoad } from "./closed-loop.ts";

const server = createServer((request, response) => {
  const refused = request.url === "/17";
  const body = refused ? "déjà" : "gagné";
  response.writeHead(refused ? 400 : 200, { "Content-Length": Buffer.byteLength(body) }).end(body);
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

/** `count` numbered requests, one for each path. */
function requests(count: number): () => string | undefined {
  let sent = 0;
  return () => (sent < count ? `GET /${sent++} HTTP/1.1\r\nHost: localhost\r\n\r\n` : undefined);
}

describe("the load generator", () => {
  test("waits for every answer and counts the ones it did not want", async () => {
    const result = await runLoad({
      port,
      connections: 4,
      durationMs: 60_000,
      nextRequest: requests(50),
      accepts: (status) => status === 200,
    });
    expect(result).toMatchObject({ accepted: 49, failures: 1, ranOut: true });
    expect(result.failureExample).toContain("400");
    expect(result.perSecond).toBeGreaterThan(0);
  });

  test("stops sending when the time is over", async () => {
    const result = await runLoad({
      port,
      connections: 2,
      durationMs: 100,
      nextRequest: () => "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
      accepts: (status) => status === 200,
    });
    expect(result).toMatchObject({ failures: 0, ranOut: false });
    expect(result.accepted).toBeGreaterThan(0);
  });

  test("an answer that came in pieces is read when it is whole", () => {
    const whole = 'HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{"success":true}';
    for (let length = 0; length < whole.length; length++)
      expect(parseAnswer(whole.slice(0, length))).toBeUndefined();
    expect(parseAnswer(whole)).toEqual({ status: 200, body: '{"success":true}' });
  });

  test("an answer without a length is an error, not a hang", () => {
    expect(() => parseAnswer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")).toThrow(
      "Content-Length",
    );
  });
});
