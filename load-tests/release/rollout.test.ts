import { describe, expect, it } from "vitest";
import type { Answered } from "./judgement.ts";
import { type Release, rollOut, type Split } from "./rollout.ts";

const PLAN = { before: "old", next: "new", stepMs: 60_000 };

/** A service whose versions fail as told, under a steady load. */
class Service implements Release {
  readonly deployed: (readonly Split[])[] = [];
  readonly #failing: Readonly<Record<string, number>>;
  readonly #requestsPerStep: number;
  #counted: Answered = { requests: 1_000_000, failures: 100 };
  /** At which percentage of the new version a probe of it fails. */
  probeFailsAt: number | undefined;
  silentFrom = Number.POSITIVE_INFINITY;
  /** What share the new version had each time that its triggers were put up. */
  readonly triggersDeployedAt: number[] = [];
  triggersFail = false;

  /** @param failing share of requests that fail, by version */
  constructor(failing: Readonly<Record<string, number>>, requestsPerStep = 100_000) {
    this.#failing = failing;
    this.#requestsPerStep = requestsPerStep;
  }

  async deploy(splits: readonly Split[]): Promise<void> {
    this.deployed.push(splits);
  }

  async probe(version: string): Promise<string | undefined> {
    const share = this.#live().find((split) => split.version === version)?.percentage;
    return share !== undefined && share === this.probeFailsAt ? "/ answered 500" : undefined;
  }

  async counters(): Promise<Answered | undefined> {
    return this.deployed.length >= this.silentFrom ? undefined : this.#counted;
  }

  async deployTriggers(): Promise<void> {
    if (this.triggersFail) throw new Error("Cloudflare is away");
    this.triggersDeployedAt.push(this.#live()[0]?.percentage ?? 0);
  }

  async pass(): Promise<void> {
    const failures = this.#live().reduce(
      (sum, { version, percentage }) =>
        sum + Math.round((this.#requestsPerStep * percentage * (this.#failing[version] ?? 0)) / 100),
      0,
    );
    this.#counted = {
      requests: this.#counted.requests + this.#requestsPerStep,
      failures: this.#counted.failures + failures,
    };
  }

  #live(): readonly Split[] {
    return this.deployed.at(-1) ?? [{ version: "old", percentage: 100 }];
  }
}

/** `new@5 old@95`, as wrangler is told it. */
function told({ deployed }: Service): string[] {
  return deployed.map((splits) =>
    splits.map(({ version, percentage }) => `${version}@${percentage}`).join(" "),
  );
}

const quietly = () => {};

describe("a rollout", () => {
  it("goes to nobody, 5 %, 25 % and everybody, the new version always named first", async () => {
    const service = new Service({ old: 0.0001, new: 0.0001 });
    expect(await rollOut(service, PLAN, quietly)).toEqual({ kind: "deployed", triggersProblem: undefined });
    expect(told(service)).toEqual(["new@0 old@100", "new@5 old@95", "new@25 old@75", "new@100"]);
  });

  it("puts up the new version's triggers once everybody has it, and never those of one that goes back", async () => {
    const service = new Service({});
    await rollOut(service, PLAN, quietly);
    expect(service.triggersDeployedAt).toEqual([100]);
    const failing = new Service({ new: 0.03 });
    await rollOut(failing, PLAN, quietly);
    expect(failing.triggersDeployedAt).toEqual([]);
  });

  it("says that triggers stayed as they were, and takes no version back for it", async () => {
    const service = new Service({});
    service.triggersFail = true;
    expect(await rollOut(service, PLAN, quietly)).toEqual({
      kind: "deployed",
      triggersProblem: "Error: Cloudflare is away",
    });
    expect(told(service).at(-1)).toBe("new@100");
  });

  it("goes back before any player met a version that cannot answer", async () => {
    const service = new Service({});
    service.probeFailsAt = 0;
    expect(await rollOut(service, PLAN, quietly)).toMatchObject({ kind: "rolled back", at: 0 });
    expect(told(service)).toEqual(["new@0 old@100", "old@100"]);
  });

  it.each([
    [0.03, 5],
    [0.003, 25],
    [0.0008, 100],
  ])("goes back when the new version fails %d of its requests, at %d %%", async (share, at) => {
    const service = new Service({ old: 0.0001, new: share });
    expect(await rollOut(service, PLAN, quietly)).toMatchObject({ kind: "rolled back", at });
    expect(told(service).at(-1)).toBe("old@100");
  });

  it("goes on past failures that the version before has as well", async () => {
    const service = new Service({ old: 0.004, new: 0.004 });
    expect(await rollOut(service, PLAN, quietly)).toEqual({ kind: "deployed", triggersProblem: undefined });
  });

  it("goes back when nobody can tell any more how it is", async () => {
    const service = new Service({});
    service.silentFrom = 2;
    expect(await rollOut(service, PLAN, quietly)).toMatchObject({ because: "/metrics is silent", at: 5 });
    expect(told(service).at(-1)).toBe("old@100");
  });

  it("does not begin when nobody can tell how it is", async () => {
    const service = new Service({});
    service.silentFrom = 0;
    expect(await rollOut(service, PLAN, quietly)).toMatchObject({ kind: "rolled back", at: 0 });
    expect(told(service)).toEqual([]);
  });

  it("waits three times as long where few players are, then trusts its probes", async () => {
    const service = new Service({}, 50);
    const lines: string[] = [];
    expect(await rollOut(service, PLAN, (line) => lines.push(line))).toEqual({
      kind: "deployed",
      triggersProblem: undefined,
    });
    expect(lines.filter((line) => line.startsWith("5 %: only"))).toHaveLength(3);
  });

  it("goes back when a step cannot be deployed", async () => {
    const service = new Service({});
    const deploy = service.deploy.bind(service);
    service.deploy = async (splits) => {
      if (splits[0]?.percentage === 25) throw new Error("Cloudflare is away");
      await deploy(splits);
    };
    expect(await rollOut(service, PLAN, quietly)).toMatchObject({
      at: 25,
      because: "Error: Cloudflare is away",
    });
    expect(told(service).at(-1)).toBe("old@100");
  });
});
