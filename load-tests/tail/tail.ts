/** `npm run tail -- [errors|plays|slow] [wrangler's own options]`: the deployed Worker's requests, a line each, as they come. */

import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { endOnSignals, runCommand } from "../local/ending.ts";
import { inRepository } from "../local/paths.ts";
import { UserError } from "../local/user-error.ts";
import { FILTERS, type Filter, passes } from "./filters.ts";
import { printEvent } from "./print-event.ts";
import { readEvent } from "./read-event.ts";
import { EventSplitter } from "./split-events.ts";

const USAGE = `Usage: npm run tail -- [${FILTERS.join("|")}] [--from FILE] [options of wrangler tail]
  all      every request (as without a word)
  errors   answers 5xx, exceptions, and whatever logged a warning or an error
  plays    plays through the API and on the site
  slow     requests of a second and more
  --from   reads what \`wrangler tail --format json\` printed into a file
Options for wrangler: --env NAME, --version-id ID, --sampling-rate 0.1, …`;

await runCommand(async () => {
  endOnSignals();
  const { filter, file, others } = readArguments(process.argv.slice(2));
  if (file !== undefined) {
    await show(createReadStream(file), filter).catch((error: NodeJS.ErrnoException) => {
      throw error.syscall === undefined ? error : new UserError(`${file} cannot be read (${error.code}).`);
    });
    process.exit(0); // the bootstrap's channel would keep us
  }
  const wrangler = spawn(
    process.execPath,
    [inRepository("node_modules", "wrangler/bin/wrangler.js"), "tail", "--format", "json", ...others],
    { stdio: ["inherit", "pipe", "inherit"] },
  );
  process.on("exit", () => wrangler.kill());
  const ended = new Promise<number>((resolve) => wrangler.on("close", (code) => resolve(code ?? 1)));
  await show(wrangler.stdout, filter);
  process.exit(await ended);
});

async function show(output: Readable, filter: Filter): Promise<void> {
  const splitter = new EventSplitter();
  const showAll = (values: readonly unknown[]) => {
    for (const value of values) {
      const event = readEvent(value);
      if (!event || !passes(filter, event)) continue;
      for (const line of printEvent(event)) console.log(line);
    }
  };
  for await (const chunk of output.setEncoding("utf8")) showAll(splitter.take(String(chunk)));
  showAll(splitter.take("\n")); // a file's last line may have no end
}

function readArguments(given: readonly string[]): {
  filter: Filter;
  file: string | undefined;
  others: string[];
} {
  if (given.includes("--help")) throw new UserError(USAGE);
  const [first = "", ...rest] = given;
  const filter = FILTERS.find((name) => name === first);
  if (filter === undefined && first !== "" && !first.startsWith("-")) throw new UserError(USAGE);
  const others = filter === undefined ? [...given] : rest;
  const at = others.indexOf("--from");
  if (at < 0) return { filter: filter ?? "all", file: undefined, others };
  const [, file] = others.splice(at, 2);
  if (file === undefined) throw new UserError(USAGE);
  return { filter: filter ?? "all", file, others };
}
