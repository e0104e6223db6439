/** What a new user and an operator read: links that lead somewhere, commands that exist and meet the right Worker. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { inRepository } from "../local/paths.ts";

const documents = [
  "README.md",
  "SECURITY.md",
  ...["docs", "ops", "ops/runbooks"].flatMap((folder) =>
    readdirSync(inRepository(folder))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `${folder}/${name}`),
  ),
];
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(inRepository("package.json"), "utf8")));
const readme = readFileSync(inRepository("README.md"), "utf8");

/** Commands of wrangler that act on a Worker or its database; without `--env` they act on the one named at the top. */
const ON_AN_ENVIRONMENT =
  /npx wrangler (?:secret|d1 (?:execute|export|info|migrations|time-travel)|tail|triggers|deployments|rollback)\b/;

describe.each(documents)("%s", (document) => {
  const text = readFileSync(inRepository(document), "utf8");

  it("links to files that there are", () => {
    const targets = [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g)]
      .map(([, target = ""]) => target)
      .filter((target) => !/^(?:https?|mailto):/.test(target));
    const missing = targets.filter((target) => !existsSync(inRepository(join(dirname(document), target))));
    expect(missing).toEqual([]);
  });

  it("names npm scripts that there are", () => {
    const named = [...text.matchAll(/npm run (?:--silent )?([a-z][\w:-]*)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it("says in its blocks which environment a command of wrangler is for", () => {
    const blocks = [...text.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block = ""]) => block);
    const astray = blocks
      .flatMap((block) => block.replaceAll(/("[^"]*)\n([^"]*")/g, "$1 $2").split("\n"))
      .filter((line) => ON_AN_ENVIRONMENT.test(line) && !line.includes("--env "));
    expect(astray).toEqual([]);
  });
});

describe("README.md", () => {
  /** Those of whoever changes the code. */
  const OF_DEVELOPERS = ["format", "schema"];

  it("has every command", () => {
    const absent = Object.keys(scripts).filter(
      (name) => !new RegExp(`npm (?:run (?:--silent )?)?${name}(?![\\w:-])`).test(readme),
    );
    expect(absent).toEqual(OF_DEVELOPERS);
  });

  it("leads to every document", () => {
    const documented = documents.filter((document) => /^docs\/|^ops\/README/.test(document));
    expect(documented.length).toBeGreaterThan(0);
    expect(documented.filter((document) => !readme.includes(`](${document})`))).toEqual([]);
  });
});
