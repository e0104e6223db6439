/** What must hold for every workflow, whoever adds a step: they hold the keys to production. */

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { inRepository } from "../local/paths.ts";

const FOLDER = inRepository(".github/workflows");

const permissionsSchema = z.record(z.string(), z.enum(["read", "write", "none"]));
const stepSchema = z
  .object({
    uses: z.string().optional(),
    run: z.string().optional(),
    with: z.record(z.string(), z.unknown()).optional(),
    env: z.record(z.string(), z.unknown()).optional(),
  })
  .refine(({ uses, run }) => (uses === undefined) !== (run === undefined), "a step uses or runs");
const workflowSchema = z.object({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: permissionsSchema,
  concurrency: z.object({ group: z.string(), "cancel-in-progress": z.union([z.boolean(), z.string()]) }),
  jobs: z.record(
    z.string(),
    z.object({
      "runs-on": z.string(),
      "timeout-minutes": z.int().min(1),
      environment: z.string().optional(),
      permissions: permissionsSchema.optional(),
      env: z.record(z.string(), z.unknown()).optional(),
      steps: z.array(stepSchema).min(1),
    }),
  ),
});

const PINNED = /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/;
/** The version that a commit is, for people and for whoever brings it up to date. */
const PINNED_LINE = /uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

const files = readdirSync(FOLDER).filter((name) => name.endsWith(".yml"));
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(inRepository("package.json"), "utf8")));
const operations = readFileSync(inRepository("docs/operations.md"), "utf8");

it("there are those of a delivery", () => {
  expect(files).toEqual(
    expect.arrayContaining(["ci.yml", "preview.yml", "production.yml", "rollback.yml", "staging.yml"]),
  );
});

describe.each(files)("%s", (file) => {
  const text = readFileSync(`${FOLDER}/${file}`, "utf8");
  const workflow = workflowSchema.parse(parse(text));
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  it("may write nothing but a comment", () => {
    const granted = [workflow.permissions, ...jobs.map(({ permissions }) => permissions ?? {})];
    const writes = granted.flatMap((permissions) =>
      Object.entries(permissions).flatMap(([name, level]) => (level === "write" ? [name] : [])),
    );
    expect(["pull-requests", undefined]).toContain(writes[0]);
    expect(writes.length).toBeLessThan(2);
  });

  it("gives no library's install script the key to the platform", () => {
    for (const { env, steps: inJob } of jobs)
      for (const step of inJob.filter(({ run }) => run?.startsWith("npm ci")))
        expect({ ...env, ...step.env }["CLOUDFLARE_API_TOKEN"] ?? "").toBe("");
  });

  it("uses actions by their commit, and says which version that is", () => {
    const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    expect(used.filter((action) => !PINNED.test(action))).toEqual([]);
    const lines = text.split("\n").filter((line) => /^\s*-?\s*uses:/.test(line));
    expect(lines).toHaveLength(used.length);
    expect(lines.filter((line) => !PINNED_LINE.test(line))).toEqual([]);
  });

  it("leaves no token behind in the checkout", () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const checkout of checkouts) expect(checkout.with).toMatchObject({ "persist-credentials": false });
  });

  it("runs npm scripts that there are", () => {
    const named = steps.flatMap(({ run = "" }) =>
      [...run.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = ""]) => name),
    );
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it("puts nothing from outside into a shell's text: a title with a backtick would run", () => {
    expect(steps.filter(({ run = "" }) => run.includes("${{"))).toEqual([]);
  });

  it("takes secrets and settings that docs/operations.md names, in an environment that guards them", () => {
    const named = [...text.matchAll(/\$\{\{ (secrets|vars)\.(\w+) \}\}/g)].map(([, , name = ""]) => name);
    expect(text.match(/secrets\./g)?.length ?? 0).toBe(text.match(/\$\{\{ secrets\.\w+ \}\}/g)?.length ?? 0);
    expect(named.filter((name) => !operations.includes(`\`${name}\``))).toEqual([]);
    if (named.length > 0) expect(jobs.filter(({ environment }) => environment === undefined)).toEqual([]);
  });

  it("never runs a stranger's code with our secrets", () => {
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
    if ("pull_request" in workflow.on && text.includes("secrets."))
      for (const job of Object.keys(workflow.jobs))
        expect(parse(text).jobs[job].if).toContain("head.repo.full_name == github.repository");
  });
});

describe("who may touch what", () => {
  const textOf = (file: string) => readFileSync(`${FOLDER}/${file}`, "utf8");

  it("ci.yml brings what tests need and a runner does not have", () => {
    const { jobs } = workflowSchema.parse(parse(textOf("ci.yml")));
    const installed = Object.values(jobs).flatMap(({ steps }) =>
      steps.flatMap(({ run = "" }) => /apt-get install (?:--\S+ )*(.+)$/m.exec(run)?.[1]?.split(" ") ?? []),
    );
    expect(installed).toEqual(expect.arrayContaining(["prometheus", "redis-server"]));
  });

  it("production waits for an approval, and for CI and staging of the same commit", () => {
    const { jobs } = workflowSchema.parse(parse(textOf("production.yml")));
    expect(Object.values(jobs).map(({ environment }) => environment)).toEqual(["production"]);
    expect(textOf("production.yml")).toMatch(/for workflow in ci\.yml staging\.yml/);
  });

  it.each(["preview.yml", "staging.yml", "ci.yml"])("%s names no environment of production", (file) => {
    expect(textOf(file)).not.toMatch(/--env production|environment: production/);
  });

  it("previews are migrated and deployed on their own database alone", () => {
    const text = textOf("preview.yml");
    const remote = text.split("\n").filter((line) => line.includes("--remote"));
    expect(remote).toHaveLength(1);
    expect(remote[0]).toContain("--preview");
    expect(text).not.toMatch(/wrangler (?:deploy|versions)\b|npm run (?:deploy|rollout)/);
  });
});
