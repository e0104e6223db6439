/** The conversation, against a real SMTP server. TLS is tested from workerd (load-tests/system/mail.system.test.ts). */

import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import type { Envelope } from "./driver.ts";
import { SmtpDriver } from "./smtp.ts";
import { parseSmtpUrl } from "./smtp-url.ts";

const MAIL: Envelope = {
  id: "0f8fad5b-d9cb-469f-a165-70867728950e",
  from: { name: "ThéTipTop, le jeu", address: "jeu@thetiptop.example" },
  to: "zoe@example.com",
  subject: "Félicitations 🎉 à vous",
  text: "Bonjour Zoé\n.\nfin",
  html: "<p>é</p>",
  links: [],
};
const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A refusal with a status, as smtp-server takes it. */
function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

async function smtpServer(options: SMTPServerOptions): Promise<number> {
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    ...options,
  });
  server.on("error", () => {}); // clients that hang up are part of the tests
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => server.close());
  return (server.server.address() as AddressInfo).port;
}

async function rawServer(onSocket: (socket: Socket) => void): Promise<number> {
  const server: Server = createServer((socket) => {
    closers.push(() => socket.destroy());
    socket.on("error", () => {});
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

function driverFor(port: number, timeoutMs = 5_000): SmtpDriver {
  return new SmtpDriver(parseSmtpUrl(`smtp://127.0.0.1:${port}?tls=off`), timeoutMs);
}

describe("the SMTP driver", () => {
  it("hands over the mail, with its id and every letter of the sender's name and the subject", async () => {
    let received = "";
    let recipients: string[] = [];
    const port = await smtpServer({
      onData(stream, session, callback) {
        recipients = session.envelope.rcptTo.map(({ address }) => address);
        stream.on("data", (part: Buffer) => {
          received += part.toString();
        });
        stream.on("end", () => callback());
      },
    });
    expect(await driverFor(port).send(MAIL)).toEqual({ kind: "sent" });
    expect(recipients).toEqual(["zoe@example.com"]);
    expect(received).toContain(`Message-ID: <${MAIL.id}@thetiptop.example>`);
    expect(received).toContain("From: =?UTF-8?Q?Th=C3=A9TipTop=2C_le_jeu?= <jeu@thetiptop.example>");
    expect(received).toMatch(/^Subject: =\?UTF-8\?Q\?F=C3=A9licitations_/m);
    expect(received).toContain("Bonjour Zo=C3=A9\r\n.\r\nfin"); // the lone dot ended nothing
  });

  it.each([
    [451, "try-again"],
    [452, "try-again"],
    [550, "refused-for-good"],
    [554, "refused-for-good"],
  ])("takes a %s for the recipient or the message as %s", async (status, kind) => {
    const atRecipient = await smtpServer({ onRcptTo: (_to, _session, done) => done(refusal(status, "no")) });
    const first = await driverFor(atRecipient).send(MAIL);
    expect(first).toMatchObject({ kind, reason: expect.stringContaining(`${status} no`) });
    const atMessage = await smtpServer({
      onData(stream, _session, done) {
        stream.on("data", () => {}).on("end", () => done(refusal(status, "no")));
      },
    });
    expect((await driverFor(atMessage).send(MAIL)).kind).toBe(kind);
  });

  it.each([
    [421, "4.7.0 Too many connections from your host"],
    [450, "4.7.1 you are sending too fast"],
    [451, "4.7.1 sending rate exceeded, slow down"],
    [454, "Throttling failure: Maximum sending rate exceeded."],
  ])("knows from a %s and its words that we are too fast", async (status, words) => {
    const atConnection = await smtpServer({ onConnect: (_session, done) => done(refusal(status, words)) });
    expect(await driverFor(atConnection).send(MAIL)).toMatchObject({ kind: "too-many" });
    const atSender = await smtpServer({
      onMailFrom: (_from, _session, done) => done(refusal(status, words)),
    });
    expect(await driverFor(atSender).send(MAIL)).toMatchObject({
      kind: "too-many",
      reason: expect.stringContaining(words),
    });
    // What is said of one recipient is about one mail, unless the server hangs up (421).
    const atRecipient = await smtpServer({ onRcptTo: (_to, _session, done) => done(refusal(status, words)) });
    expect(await driverFor(atRecipient).send(MAIL)).toMatchObject({
      kind: status === 421 ? "too-many" : "try-again",
    });
  });

  it.each([
    [450, "4.2.0 greylisted, please try again later"],
    [451, "4.3.0 temporary failure, separate your requests"],
    [550, "5.7.1 sending rate exceeded"],
  ])("takes a %s without such words, or for good, for what it was", async (status, words) => {
    const atSender = await smtpServer({
      onMailFrom: (_from, _session, done) => done(refusal(status, words)),
    });
    expect(await driverFor(atSender).send(MAIL)).toMatchObject({ kind: "try-again" });
  });

  it("gives up no mail because the sender or the password is refused: those can be mended", async () => {
    const sender = await smtpServer({ onMailFrom: (_from, _session, done) => done(refusal(550, "not you")) });
    expect(await driverFor(sender).send(MAIL)).toMatchObject({ kind: "try-again" });
    const port = await smtpServer({ onAuth: (_auth, _session, done) => done(refusal(535, "wrong")) });
    const driver = new SmtpDriver(parseSmtpUrl(`smtp://u:p@127.0.0.1:${port}?tls=off`));
    expect(await driver.send(MAIL)).toMatchObject({
      kind: "try-again",
      reason: expect.stringContaining("535"),
    });
  });

  it("never sends a password or a mail in clear when STARTTLS is not offered", async () => {
    const heard: string[] = [];
    const port = await rawServer((socket) => {
      socket.write("220 hello\r\n");
      socket.on("data", (line) => {
        heard.push(line.toString());
        socket.write(line.toString().startsWith("EHLO") ? "250-x\r\n250 AUTH PLAIN\r\n" : "502 no\r\n");
      });
    });
    const driver = new SmtpDriver(parseSmtpUrl(`smtp://u:p@127.0.0.1:${port}`));
    expect(await driver.send(MAIL)).toMatchObject({ kind: "try-again" });
    expect(heard.join("")).toMatch(/^EHLO thetiptop\.example\r\nSTARTTLS\r\n/);
    expect(heard.join("")).not.toMatch(/AUTH|MAIL/);
  });

  it("waits for nobody longer than it may, and hangs up", async () => {
    const hungUp = Promise.withResolvers<void>();
    const silent = await rawServer((socket) => socket.on("close", () => hungUp.resolve()).resume());
    expect(await driverFor(silent, 100).send(MAIL)).toMatchObject({
      kind: "try-again",
      reason: expect.stringContaining("100 ms"),
    });
    await hungUp.promise;
  });

  it("tries again when the line is cut or nobody is there", async () => {
    const cutting = await rawServer((socket) => socket.end("220 hello\r\n"));
    expect(await driverFor(cutting).send(MAIL)).toMatchObject({ kind: "try-again" });
    expect(await driverFor(1).send(MAIL)).toMatchObject({ kind: "try-again" });
  });
});
