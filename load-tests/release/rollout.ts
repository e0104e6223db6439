/**
 * A new version's way to all players, in steps: nobody, 5 %, 25 %, everybody. Before the first of them and at each step
 * the new version itself is asked; between steps the service's own counters are watched. Whatever is not right ends it:
 * everything goes back to the version before.
 */

import { type Answered, between, type Judgement, judge } from "./judgement.ts";

/** One version of the Worker, by its id. */
export type Version = string;

export interface Split {
  readonly version: Version;
  readonly percentage: number;
}

/** What a rollout does and sees; `wrangler-release.ts` does it on Cloudflare. */
export interface Release {
  /** Shares traffic out; the first one named is the one whose share rises, so an object changes its version once. */
  deploy(splits: readonly Split[], why: string): Promise<void>;
  /** Asks this version, and no other, for what it must be able to give. @returns what was wrong; undefined when nothing was */
  probe(version: Version): Promise<string | undefined>;
  /** The service's counters now; undefined when it does not say. */
  counters(): Promise<Answered | undefined>;
  /** Puts up what calls the Worker by itself: cron triggers and routes, which no version carries. */
  deployTriggers(): Promise<void>;
  /** Resolves when so much time has passed. */
  pass(milliseconds: number): Promise<void>;
}

export type RolloutOutcome =
  /** `triggersProblem`: why the triggers are as they were; undefined when they are this version's. */
  | { readonly kind: "deployed"; readonly triggersProblem: string | undefined }
  | { readonly kind: "rolled back"; readonly at: number; readonly because: string };

export interface RolloutPlan {
  readonly before: Version;
  readonly next: Version;
  /** How long each step is watched at least, in milliseconds. */
  readonly stepMs: number;
}

/** Nobody first: then the new version answers to probes alone. */
const STEPS = [0, 5, 25, 100];
/** A step with too few requests to tell is watched so many times over; then what there is has to do. */
const PATIENCE = 3;

/**
 * @param say takes one line of progress at a time
 * @throws whatever a deployment throws; going back is tried first
 */
export async function rollOut(
  release: Release,
  plan: RolloutPlan,
  say: (line: string) => void,
): Promise<RolloutOutcome> {
  const { before, next, stepMs } = plan;
  const usual = await watch(release, stepMs);
  if (usual === undefined)
    return { kind: "rolled back", at: 0, because: "/metrics does not say how requests are answered" };
  for (const percentage of STEPS) {
    const because = await problemAt(release, plan, percentage, usual, say).catch(String);
    if (because === undefined) continue;
    const all = [{ version: before, percentage: 100 }];
    await release.deploy(all, `back from ${next} at ${percentage} %: ${because}`.slice(0, MESSAGE_MAX));
    return { kind: "rolled back", at: percentage, because };
  }
  // Last, because triggers are everybody's at once; and no reason to go back: players have a version that answers.
  const triggersProblem = await release.deployTriggers().then(() => undefined, String);
  return { kind: "deployed", triggersProblem };
}

/** What Cloudflare keeps of a deployment's message. */
const MESSAGE_MAX = 100;

/** Takes one step and watches it. @returns why it must be taken back; undefined when all is well */
async function problemAt(
  release: Release,
  { before, next, stepMs }: RolloutPlan,
  percentage: number,
  usual: Answered,
  say: (line: string) => void,
): Promise<string | undefined> {
  const splits = [{ version: next, percentage }, ...restOf(before, percentage)];
  await release.deploy(splits, `${percentage} % to ${next}`);
  say(`${percentage} %: deployed`);
  const wrong = await release.probe(next);
  if (wrong !== undefined) return `the new version, asked itself: ${wrong}`;
  say(`${percentage} %: the new version answers`);
  if (percentage === 0) return undefined;
  let since: Answered = { requests: 0, failures: 0 };
  let judgement: Judgement = judge(usual, since);
  for (let watched = 0; watched < PATIENCE && judgement.kind === "wait"; watched++) {
    const seen = await watch(release, stepMs);
    if (seen === undefined) return "/metrics is silent";
    since = { requests: since.requests + seen.requests, failures: since.failures + seen.failures };
    judgement = judge(usual, since);
    say(`${percentage} %: ${judgement.because}`);
  }
  return judgement.kind === "stop" ? judgement.because : undefined;
}

function restOf(before: Version, percentage: number): Split[] {
  return percentage === 100 ? [] : [{ version: before, percentage: 100 - percentage }];
}

async function watch(release: Release, milliseconds: number): Promise<Answered | undefined> {
  const earlier = await release.counters();
  await release.pass(milliseconds);
  const later = await release.counters();
  return earlier && later && between(earlier, later);
}
