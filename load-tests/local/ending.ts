/** How a command of ours ends: at once on a signal or when its bootstrap is gone, and with one sentence on trouble. */

import { UserError } from "./user-error.ts";

const SIGINT_EXIT_CODE = 130; // what shells report for a program ended by Ctrl-C

interface Ending {
  readonly lastWords?: string;
  /** 130 when left out; a server's Ctrl-C is no failure, so it says 0. */
  readonly exitCode?: number;
}

/**
 * Ends the process on Ctrl-C, SIGTERM or the end of its parent. To be called before miniflare starts: its handlers
 * then have nothing left to do but end workerd on "exit". Nothing is waited for: what was acknowledged is on disk.
 */
export function endOnSignals({ lastWords = "", exitCode = SIGINT_EXIT_CODE }: Ending = {}): void {
  function end(): void {
    if (lastWords !== "") process.stdout.write(lastWords);
    process.exit(exitCode);
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  process.on("disconnect", end);
}

/** Runs a command; trouble the user can act on is one sentence, all else keeps its stack. Exit code 1 either way. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(error instanceof UserError ? error.message : error);
    process.exit(1);
  }
}
