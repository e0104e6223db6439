/**
 * SMTP submission. Nodemailer composes the message and speaks the protocol; the socket is opened here, by host name:
 * the runtime checks a certificate against the name it connected to, while Nodemailer connects to an address that it
 * looked up itself, and TLS on port 465 then always fails.
 */

import { connect as connectPlain, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { within } from "../../within.ts";
import { type Envelope, type MailDriver, SEND_TIMEOUT_MS, type SendOutcome, wordsOf } from "./driver.ts";
import type { SmtpSettings } from "./smtp-url.ts";

export class SmtpDriver implements MailDriver {
  readonly #settings: SmtpSettings;
  readonly #timeoutMs: number;

  constructor(settings: SmtpSettings, timeoutMs = SEND_TIMEOUT_MS) {
    this.#settings = settings;
    this.#timeoutMs = timeoutMs;
  }

  async send(mail: Envelope): Promise<SendOutcome> {
    let socket: Socket | undefined;
    try {
      socket = openSocket(this.#settings);
      await within(this.#timeoutMs, submit(socket, this.#settings, mail));
      return { kind: "sent" };
    } catch (error) {
      return outcomeOf(error);
    } finally {
      socket?.destroy(); // whatever still waits in there ends with it
    }
  }
}

function openSocket({ host, port, security }: SmtpSettings): Socket {
  return security === "tls" ? connectTls({ host, port, servername: host }) : connectPlain({ host, port });
}

/** The whole conversation. Rejects with Nodemailer's error, which names the command and the server's reply. */
async function submit(socket: Socket, settings: SmtpSettings, mail: Envelope): Promise<void> {
  const { host, port, security, credentials } = settings;
  await opened(socket, security === "tls" ? "secureConnect" : "connect");
  const [, domain = host] = mail.from.address.split("@");
  const connection = new SMTPConnection({
    host,
    port,
    connection: socket,
    secure: security === "tls",
    secured: security === "tls",
    requireTLS: security === "starttls", // or whoever sits between could strike it from the server's offer
    ignoreTLS: security === "none",
    name: domain,
  });
  const broken = new Promise<never>((_, reject) => {
    connection.on("error", reject);
    // Nodemailer says so before it hands over the reply (421, and why) that came with it: that one goes first.
    connection.on("end", () => setImmediate(() => reject(new Error("the server closed the connection"))));
  });
  async function converse(): Promise<void> {
    await called((done) => connection.connect(done));
    if (credentials) {
      const { user, password } = credentials;
      await called((done) => connection.login({ credentials: { user, pass: password } }, done));
    }
    const message = await composed(mail, domain);
    await called((done) => connection.send({ from: mail.from.address, to: [mail.to] }, message, done));
    connection.quit(); // a courtesy: the mail is theirs already
  }
  try {
    await Promise.race([converse(), broken]);
  } finally {
    connection.close(); // and with it its timers, which would keep the object awake
  }
}

function opened(socket: Socket, event: "connect" | "secureConnect"): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, () => resolve());
    socket.once("error", reject);
  });
}

/** A call that takes a callback, as a promise. */
function called(call: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => (error ? reject(error) : resolve()));
  });
}

/** The message as it goes over the line. Its id is the queue's, so that a mail which comes twice is seen to be one. */
function composed({ id, from, to, subject, text, html }: Envelope, domain: string): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: from.name, address: from.address },
    to: { name: "", address: to },
    subject,
    text,
    html,
    messageId: `<${id}@${domain}>`,
    headers: { "Auto-Submitted": "auto-generated" }, // RFC 3834: no out-of-office answers, please
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** The commands whose refusal is about this mail. Any other (log-in, sender, TLS) is about the set-up, which can be mended. */
const ABOUT_THE_MAIL: ReadonlySet<unknown> = new Set(["RCPT TO", "DATA"]);
const PERMANENT = 500;
/**
 * How servers say that we are too fast; SMTP has no status of its own for it. Without such words a passing refusal is
 * about the mail (greylisting has the same statuses).
 */
const RATE_WORDS =
  /too many|too fast|too quickly|throttl|\brate\b|(?:connections?|sending|hourly|daily) limit|(?:message|sending) quota/i;
/** What is said of a recipient may be its own limit or full mailbox, and must not hold up everybody else's mails. */
const ABOUT_THE_RECIPIENT = "RCPT TO";

function outcomeOf(error: unknown): SendOutcome {
  const reason = wordsOf(error);
  if (!(error instanceof Error)) return { kind: "try-again", reason };
  const status: unknown = Reflect.get(error, "responseCode");
  const command: unknown = Reflect.get(error, "command");
  if (typeof status !== "number") return { kind: "try-again", reason };
  if (status >= PERMANENT) {
    return { kind: ABOUT_THE_MAIL.has(command) ? "refused-for-good" : "try-again", reason };
  }
  const isTooMany = command !== ABOUT_THE_RECIPIENT && RATE_WORDS.test(reason);
  return { kind: isTooMany ? "too-many" : "try-again", reason };
}
