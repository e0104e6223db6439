/** From the REST protocol's commands to those of a stock Redis, and back from its replies. */

import { createHash } from "node:crypto";
import { RedisError, type Reply } from "./redis-connection.ts";

export type Command = readonly string[];

/** Upstash's scripts may start with `#!lua flags=…`; Redis 7 knows the line, but none of Upstash's own flags. */
const FLAGS_LINE = /^#![^\n]*\n/;

/**
 * Takes the first line off scripts. Clients ask for a script by the hash of its whole text, so this remembers which
 * hash the shortened one has.
 */
export class Scripts {
  readonly #hashes = new Map<string, string>();

  translate(command: Command): Command {
    const [name = "", script = "", ...rest] = command;
    switch (name.toUpperCase()) {
      case "EVAL": {
        const bare = script.replace(FLAGS_LINE, "");
        this.#hashes.set(sha1(script), sha1(bare));
        return [name, bare, ...rest];
      }
      case "EVALSHA":
        return [name, this.#hashes.get(script) ?? script, ...rest];
      default:
        return command;
    }
  }
}

function sha1(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}

/** What the REST protocol says of one command. */
export type Result = { readonly result: unknown } | { readonly error: string };

/** @param isBase64 texts are encoded, as clients ask by `Upstash-Encoding: base64`, all but the bare answer "OK" */
export function resultOf(reply: Reply, isBase64: boolean): Result {
  if (reply instanceof RedisError) return { error: reply.message };
  return { result: reply === "OK" ? reply : encoded(reply, isBase64) };
}

function encoded(reply: Reply, isBase64: boolean): unknown {
  if (Array.isArray(reply)) return reply.map((part) => encoded(part, isBase64));
  if (reply instanceof RedisError) return reply.message;
  return typeof reply === "string" && isBase64 ? Buffer.from(reply).toString("base64") : reply;
}

/** Reads a command: a list of texts and numbers. @throws TypeError when it is something else */
export function commandOf(value: unknown): Command {
  if (!Array.isArray(value) || value.length === 0) throw new TypeError("a command is a list");
  return value.map((part: unknown) => {
    if (typeof part === "string") return part;
    if (typeof part === "number" || typeof part === "boolean") return String(part);
    if (part === null) return "";
    throw new TypeError("a command is a list of texts and numbers");
  });
}
