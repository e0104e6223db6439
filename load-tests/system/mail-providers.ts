/** Real servers that stand for mail providers: they fail as told, and can be mended. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { freePort } from "../local/free-port.ts";
import { CERTIFICATE, PRIVATE_KEY } from "./smtp-certificate.fixture.ts";

export const SMTP_USER = "jeu@thetiptop.example";
export const SMTP_PASSWORD = "pä:ss/word";
const TOKEN = "a-provider-token";

/** A mail as it reached a provider. */
export interface ReceivedMail {
  readonly to: string;
  /** The id that makes repetitions one. */
  readonly id: string;
}

export interface Provider {
  /** What the Worker must be told to send there. */
  readonly settings: Readonly<Record<string, string>>;
  readonly received: ReceivedMail[];
  /** How often a mail was offered while it failed; undefined when it cannot tell. */
  readonly refused: () => number | undefined;
  /** From now on it takes mails. */
  mend(): Promise<void>;
  close(): void;
}

export type HttpFailure = "refuses connections" | "answers 500" | "does not answer" | "hangs up";

/** A provider with Resend's interface. */
export async function httpProvider(failure: HttpFailure): Promise<Provider> {
  const received: ReceivedMail[] = [];
  let isUp = false;
  let refused = 0;
  const server = createServer(async (request, response) => {
    if (!isUp) {
      refused++;
      if (failure === "answers 500") response.writeHead(500).end();
      if (failure === "hangs up") request.destroy();
      return;
    }
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { to } = JSON.parse(Buffer.concat(parts).toString()) as { to: [string] };
    const isOurs = request.headers.authorization === `Bearer ${TOKEN}`;
    if (isOurs) received.push({ to: to[0], id: String(request.headers["idempotency-key"]) });
    response.writeHead(isOurs ? 200 : 401).end("{}");
  });
  const port = await freePort();
  const listen = () => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  if (failure !== "refuses connections") await listen();
  return {
    settings: {
      MAIL_DRIVER: "http",
      MAIL_HTTP_URL: `http://127.0.0.1:${port}/emails`,
      MAIL_HTTP_TOKEN: TOKEN,
    },
    received,
    refused: () => (failure === "refuses connections" ? undefined : refused),
    async mend() {
      isUp = true;
      if (failure === "refuses connections") await listen();
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A provider with Resend's interface that takes so many mails in any second, and says 429 to the others. */
export async function busyProvider(mailsPerSecond: number): Promise<Provider> {
  const received: ReceivedMail[] = [];
  const takenAt: number[] = [];
  let refused = 0;
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { to } = JSON.parse(Buffer.concat(parts).toString()) as { to: [string] };
    const now = performance.now();
    if (takenAt.filter((at) => at > now - 1_000).length >= mailsPerSecond) {
      refused++;
      response.writeHead(429).end('{"message":"Too many requests"}');
      return;
    }
    takenAt.push(now);
    received.push({ to: to[0], id: String(request.headers["idempotency-key"]) });
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    settings: {
      MAIL_DRIVER: "http",
      MAIL_HTTP_URL: `http://127.0.0.1:${port}/emails`,
      MAIL_HTTP_TOKEN: TOKEN,
    },
    received,
    refused: () => refused,
    mend: async () => {},
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A submission server that wants a password, over TLS from the start or by STARTTLS, and greylists or is not there until it is mended. */
export async function smtpProvider(
  security: "smtps" | "smtp",
  failure: "greylists" | "refuses connections" = "greylists",
): Promise<Provider> {
  const received: ReceivedMail[] = [];
  let isUp = false;
  let refused = 0;
  const server = new SMTPServer({
    secure: security === "smtps",
    key: PRIVATE_KEY,
    cert: CERTIFICATE,
    onAuth({ username, password }, { secure }, done) {
      const isOurs = secure && username === SMTP_USER && password === SMTP_PASSWORD;
      if (isOurs) done(null, { user: username });
      else done(new Error("wrong user or password, or in clear"));
    },
    onRcptTo({ address }, _session, done) {
      if (isUp) return done();
      refused++;
      done(Object.assign(new Error(`${address}: please try again later`), { responseCode: 451 }));
    },
    onData(stream, { envelope }, done) {
      let text = "";
      stream.on("data", (part: Buffer) => {
        text += part.toString();
      });
      stream.on("end", () => {
        const [, id = ""] = /^Message-ID: <([^@]+)@/m.exec(text) ?? [];
        received.push({ to: envelope.rcptTo[0]?.address ?? "", id });
        done();
      });
    },
  });
  server.on("error", () => {}); // a client that hangs up is the client's affair
  const port = await freePort();
  const listen = () => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  if (failure === "greylists") await listen();
  const login = `${encodeURIComponent(SMTP_USER)}:${encodeURIComponent(SMTP_PASSWORD)}`;
  return {
    settings: { MAIL_DRIVER: "smtp", SMTP_URL: `${security}://${login}@localhost:${port}` },
    received,
    refused: () => (failure === "greylists" ? refused : undefined),
    async mend() {
      isUp = true;
      if (failure === "refuses connections") await listen();
    },
    close: () => server.close(),
  };
}
