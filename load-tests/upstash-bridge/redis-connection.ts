/** One connection to Redis in its own protocol (RESP 2): commands go out in order, and so do the replies come in. */

import { connect, type Socket } from "node:net";

/** What Redis says. An error is a value: in a pipeline the others still count. */
export type Reply = string | number | null | RedisError | Reply[];

export class RedisError extends Error {
  override name = "RedisError";
}

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

export class RedisConnection {
  readonly #socket: Socket;
  #waiting: Waiting[] = [];
  #received = Buffer.alloc(0);

  /** Connects to a port on the loopback address. Commands may be sent at once. */
  constructor(port: number) {
    this.#socket = connect({ host: "127.0.0.1", port, noDelay: true });
    this.#socket.on("data", (chunk: Buffer) => this.#read(chunk));
    this.#socket.on("error", (error) => this.#end(error));
    this.#socket.on("close", () => this.#end(new Error("the connection to Redis is closed")));
  }

  get isOpen(): boolean {
    return !this.#socket.destroyed;
  }

  /** Sends one command. @throws Error when the connection ends before its reply has come */
  send(command: readonly string[]): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (!this.isOpen) {
        reject(new Error("the connection to Redis is closed"));
        return;
      }
      this.#waiting.push({ resolve, reject });
      const parts = command.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`);
      this.#socket.write(`*${command.length}\r\n${parts.join("")}`);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const parsed = parse(this.#received, 0);
      if (!parsed) return;
      this.#received = this.#received.subarray(parsed.end);
      this.#waiting.shift()?.resolve(parsed.reply);
    }
  }

  #end(error: Error): void {
    for (const { reject } of this.#waiting) reject(error);
    this.#waiting = [];
  }
}

interface Parsed {
  readonly reply: Reply;
  /** Where the next reply starts. */
  readonly end: number;
}

/** The reply that starts at `start`; undefined when it is not all there yet. */
function parse(bytes: Buffer, start: number): Parsed | undefined {
  const lineEnd = bytes.indexOf("\r\n", start);
  if (lineEnd === -1) return undefined;
  const line = bytes.toString("utf8", start + 1, lineEnd);
  const next = lineEnd + 2;
  const type = bytes.toString("latin1", start, start + 1);
  switch (type) {
    case "+":
      return { reply: line, end: next };
    case "-":
      return { reply: new RedisError(line), end: next };
    case ":":
      return { reply: Number(line), end: next };
    case "$":
      return parseText(bytes, next, Number(line));
    case "*":
      return parseList(bytes, next, Number(line));
    default:
      throw new Error(`Redis sent a reply of type ${type}`);
  }
}

function parseText(bytes: Buffer, start: number, length: number): Parsed | undefined {
  if (length === -1) return { reply: null, end: start };
  const end = start + length + 2;
  return bytes.length < end ? undefined : { reply: bytes.toString("utf8", start, end - 2), end };
}

function parseList(bytes: Buffer, start: number, length: number): Parsed | undefined {
  if (length === -1) return { reply: null, end: start };
  const reply: Reply[] = [];
  let end = start;
  for (let i = 0; i < length; i++) {
    const parsed = parse(bytes, end);
    if (!parsed) return undefined;
    reply.push(parsed.reply);
    end = parsed.end;
  }
  return { reply, end };
}
