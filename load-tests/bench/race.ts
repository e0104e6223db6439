/** Many players, one code: the attempts at a code follow one another, so that they are under way together. */

import { runLoad } from "./closed-loop.ts";
import type { RacePhase, RaceResult } from "./messages.ts";
import { headsOf } from "./play-request.ts";

const ALREADY_USED = "Ce code a déjà été utilisé";
const NO_PRIZE = "Aucun prix disponible";

interface PlayBody {
  readonly success?: boolean;
  readonly error?: string;
  readonly data?: { readonly ticket: { readonly code: string }; readonly prize: { readonly name: string } };
}

/** Runs one race: every code in turn, by as many different players as there are attempts at it. */
export async function race(phase: RacePhase): Promise<RaceResult> {
  const heads = headsOf(phase);
  const wins: { code: string; prize: string }[] = [];
  let alreadyUsed = 0;
  let noPrize = 0;
  let sent = 0;

  function nextRequest(): string | undefined {
    const code = phase.codes[Math.floor(sent / phase.attemptsPerCode)];
    if (code === undefined) return undefined;
    const body = `{"ticketCode":"${code}","campaign":"${phase.campaign}"}`;
    return `${heads[sent++ % heads.length]}${body.length}\r\n\r\n${body}`;
  }

  function accepts(status: number, latin1: string): boolean {
    const { success, error, data } = bodyOf(latin1);
    if (status === 200 && success && data) wins.push({ code: data.ticket.code, prize: data.prize.name });
    else if (error === ALREADY_USED) alreadyUsed++;
    else if (error === NO_PRIZE) noPrize++;
    else return false;
    return true;
  }

  const result = await runLoad({ ...phase, nextRequest, accepts });
  return { ...result, wins, alreadyUsed, noPrize };
}

/** The body of an answer; one without any of the fields for a text that is no JSON, which is then a failure. */
function bodyOf(latin1: string): PlayBody {
  try {
    return JSON.parse(Buffer.from(latin1, "latin1").toString()) as PlayBody;
  } catch {
    return {};
  }
}
