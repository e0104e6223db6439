/** Asks for every kind of answer and scores what comes. */

import { brokenKinds, withBrokenDatabase } from "./broken-database.ts";
import {
  apiKinds,
  fileKinds,
  type Kind,
  limitedKinds,
  otherKinds,
  pageKinds,
  refusedKinds,
} from "./kinds.ts";
import { type Score, scoreOf } from "./observatory.ts";
import { headerOf, type RecordedAnswer } from "./recorded-answer.ts";
import type { Stage } from "./stage.ts";

/** What every kind of answer must reach. */
export const SCORE_WANTED = 120;

export interface Scored extends Score {
  readonly kind: Kind;
  readonly answer: RecordedAnswer;
}

/** Every answer, in the order of asking. */
export async function scoreEverything(stage: Stage): Promise<Scored[]> {
  const kinds = [
    ...otherKinds(),
    ...fileKinds(),
    ...pageKinds(stage),
    ...(await apiKinds(stage)),
    ...(await refusedKinds(stage)),
    ...(await limitedKinds(stage)),
  ];
  const scored: Scored[] = [];
  for (const kind of kinds) scored.push(await scoredOf(stage, kind));
  await withBrokenDatabase(stage, async () => {
    for (const kind of brokenKinds(stage)) scored.push(await scoredOf(stage, kind));
  });
  return scored;
}

async function scoredOf({ recorder }: Stage, kind: Kind): Promise<Scored> {
  const answer = await recorder.record(kind.visit);
  return { kind, answer, ...scoreOf(answer) };
}

/** Answers of one name, status and type; the one with the lowest score stands for them. */
export interface Line {
  readonly name: string;
  readonly status: number;
  readonly type: string;
  readonly count: number;
  readonly lowest: Scored;
}

export function linesOf(scored: readonly Scored[]): Line[] {
  const lines = new Map<string, Line>();
  for (const one of scored) {
    const { name } = one.kind;
    const { status } = one.answer;
    const type = typeOf(one.answer);
    const key = `${name}|${status}|${type}`;
    const line = lines.get(key);
    lines.set(key, {
      name,
      status,
      type,
      count: (line?.count ?? 0) + 1,
      lowest: line && line.lowest.score <= one.score ? line.lowest : one,
    });
  }
  return [...lines.values()];
}

/** The media type alone; "-" where there is no body to have one. */
export function typeOf(answer: RecordedAnswer): string {
  return headerOf(answer, "content-type")?.split(";")[0]?.trim() ?? "-";
}
