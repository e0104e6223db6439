import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Envelope } from "./driver.ts";
import { HttpDriver, retryAfterMs } from "./http.ts";

const MAIL: Envelope = {
  id: "0f8fad5b-d9cb-469f-a165-70867728950e",
  from: { name: 'Thé "Tip", Top', address: "jeu@thetiptop.example" },
  to: "zoe@example.com",
  subject: "Félicitations 🎉",
  text: "é",
  html: "<p>é</p>",
  links: [],
};
let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A provider that answers as told, and a driver that knows it. */
async function provider(answer: RequestListener, timeoutMs = 5_000): Promise<HttpDriver> {
  const started = createServer(answer);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  const { port } = started.address() as AddressInfo;
  return new HttpDriver({ url: `http://127.0.0.1:${port}/emails`, token: "secret", timeoutMs });
}

function answering(status: number, headers: Record<string, string> = {}, body = "{}"): RequestListener {
  return (_request, response) => response.writeHead(status, headers).end(body);
}

describe("the HTTP provider", () => {
  it("is sent the mail in the form of Resend's interface", async () => {
    let seen: { method: string | undefined; headers: IncomingHttpHeaders; body: unknown } | undefined;
    const driver = await provider(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      const body: unknown = JSON.parse(Buffer.concat(parts).toString());
      seen = { method: request.method, headers: request.headers, body };
      response.end('{"id":"1"}');
    });
    expect(await driver.send(MAIL)).toEqual({ kind: "sent" });
    expect(seen?.method).toBe("POST");
    expect(seen?.headers).toMatchObject({
      authorization: "Bearer secret",
      "content-type": "application/json",
      "idempotency-key": MAIL.id,
    });
    expect(seen?.body).toEqual({
      from: '"Thé Tip, Top" <jeu@thetiptop.example>',
      to: ["zoe@example.com"],
      subject: MAIL.subject,
      html: MAIL.html,
      text: MAIL.text,
    });
  });

  it.each([301, 302, 307, 308, 401, 403, 404, 405, 408, 409, 410, 415, 425, 451, 500, 502, 503, 504])(
    "is asked again after %s, which is not about the mail",
    async (status) => {
      const driver = await provider(answering(status, { Location: "/elsewhere" }));
      expect(await driver.send(MAIL)).toMatchObject({ kind: "try-again", reason: `HTTP ${status}` });
    },
  );

  it.each([400, 413, 422])("is not asked again after %s, which is", async (status) => {
    const driver = await provider(answering(status));
    expect(await driver.send(MAIL)).toEqual({ kind: "refused-for-good", reason: `HTTP ${status}` });
  });

  it("may say how long to wait, and why", async () => {
    const driver = await provider(answering(429, { "Retry-After": "90" }, '{"message":"too many"}'));
    const reason = "HTTP 429 too many";
    expect(await driver.send(MAIL)).toEqual({ kind: "too-many", reason, retryAfterMs: 90_000 });
    server?.close();
    const busy = await provider(answering(503, { "Retry-After": "90" }));
    expect(await busy.send(MAIL)).toEqual({ kind: "try-again", reason: "HTTP 503", retryAfterMs: 90_000 });
  });

  it("may send a refusal without end", async () => {
    const driver = await provider((_request, response) => {
      response.writeHead(422);
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(10_000)));
      };
      response.on("drain", more);
      more();
    });
    expect(await driver.send(MAIL)).toEqual({ kind: "refused-for-good", reason: "HTTP 422" });
  });

  it("may refuse the connection, hang up or say nothing", async () => {
    const hangingUp = await provider((request) => request.socket.destroy());
    expect(await hangingUp.send(MAIL)).toMatchObject({ kind: "try-again" });
    server?.close();
    const silent = await provider(() => {}, 50);
    expect(await silent.send(MAIL)).toMatchObject({
      kind: "try-again",
      reason: expect.stringContaining("50 ms"),
    });
    server?.closeAllConnections();
    const closed = server;
    await new Promise((resolve) => closed?.close(resolve));
    expect(await hangingUp.send(MAIL)).toMatchObject({ kind: "try-again" });
  });
});

it.each([
  ["120", 120_000],
  ["Thu, 01 Jan 1970 00:01:00 GMT", 59_000],
  ["Thu, 01 Jan 1970 00:00:00 GMT", 0],
  ["soon", undefined],
  ["-1", undefined],
  [null, undefined],
])("reads Retry-After %j", (header, expected) => {
  expect(retryAfterMs(header, 1_000)).toBe(expected);
});
