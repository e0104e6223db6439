/** The generator as the bench sees it: a process of its own, one phase at a time. */

import { fork } from "node:child_process";
import { inRepository } from "../local/paths.ts";
import type { LoadResult, Phase } from "./messages.ts";

/**
 * Runs one phase.
 * @throws Error when an answer was not the one expected or the codes ran out: such a figure is worth nothing.
 */
export type RunPhase = (phase: Phase) => Promise<LoadResult>;

/** Starts the generator; it ends with this process. */
export function startGenerator(): RunPhase {
  const generator = fork(inRepository("load-tests/bench/generator.ts"));
  process.on("exit", () => generator.kill());
  return async function runPhase(phase) {
    const result = await new Promise<LoadResult>((resolve, reject) => {
      generator.removeAllListeners("message").removeAllListeners("exit");
      generator.once("message", (message: LoadResult) => resolve(message));
      generator.once("exit", () => reject(new Error("the generator ended; see its error above")));
      generator.send(phase);
    });
    if (result.failures > 0) {
      throw new Error(
        `${result.failures} of the ${phase.kind} phase's requests failed, one with: ${result.failureExample}`,
      );
    }
    if (result.ranOut) throw new Error("the codes ran out before the time did");
    return result;
  };
}
