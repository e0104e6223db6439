/** The generator as the bench sees it: a process of its own, one phase at a time. */

import { type ChildProcess, fork } from "node:child_process";
import { inRepository } from "../local/paths.ts";
import type { LoadResult, Phase, RacePhase, RaceResult } from "./messages.ts";

/**
 * Runs one phase.
 * @throws Error when an answer was not the one expected or the codes ran out: such a figure is worth nothing.
 */
export type RunPhase = (phase: Phase) => Promise<LoadResult>;

/**
 * Runs one race; its requests must all be sent within the phase's time.
 * @throws Error when an answer was none that a race can have, or when the time was too short.
 */
export type RunRace = (race: RacePhase) => Promise<RaceResult>;

/** Starts the generator; it ends with this process. */
export function startGenerator(): RunPhase {
  const ask = startProcess();
  return async function runPhase(phase) {
    const result = (await ask(phase)) as LoadResult;
    assertNoFailures(phase.kind, result);
    if (result.ranOut) throw new Error("the codes ran out before the time did");
    return result;
  };
}

/** Starts a generator for races; it ends with this process. */
export function startRacer(): RunRace {
  const ask = startProcess();
  return async function runRace(race) {
    const result = (await ask(race)) as RaceResult;
    assertNoFailures(race.kind, result);
    if (!result.ranOut) throw new Error("the time of the race was over before its attempts were made");
    return result;
  };
}

function assertNoFailures(kind: string, { failures, failureExample }: LoadResult): void {
  if (failures === 0) return;
  throw new Error(`${failures} of the ${kind} phase's requests failed, one with: ${failureExample}`);
}

function startProcess(): (phase: Phase | RacePhase) => Promise<unknown> {
  const generator: ChildProcess = fork(inRepository("load-tests/bench/generator.ts"));
  process.on("exit", () => generator.kill());
  return (phase) =>
    new Promise((resolve, reject) => {
      generator.removeAllListeners("message").removeAllListeners("exit");
      generator.once("message", resolve);
      generator.once("exit", () => reject(new Error("the generator ended; see its error above")));
      generator.send(phase);
    });
}
