/**
 * `npm run packages`: whether the lockfile installs only what was reviewed, and what the registry's advisories say of
 * it. The first needs no network; where the registry offers no advisories this says so, and that nothing is known.
 */

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { inRepository, repositoryRoot } from "../local/paths.ts";
import { advisoriesOf, SEVERITIES, STOPPING } from "./advisories.ts";
import { judge } from "./lockfile.ts";

/** An answer takes seconds; a registry that is silent is one that offers nothing. */
const AUDIT_TIMEOUT_MS = 60_000;

const isSound = checkLockfile();
const isClean = askForAdvisories();
process.exitCode = isSound && isClean ? 0 : 1;

function checkLockfile(): boolean {
  const { problems, packageCount, unsealed } = judge(readJson("package-lock.json"), readJson("package.json"));
  for (const problem of problems) console.log(`✗ ${problem}`);
  if (problems.length === 0)
    console.log(
      `lockfile: ${packageCount - unsealed.length} packages, by name from the registry, each with its SHA-512.`,
    );
  if (unsealed.length > 0)
    console.log(
      `  Without one: ${unsealed.length} more, optional and of other systems (${unsealed.slice(0, 3).join(", ")}, …). ` +
        "Linux with glibc installs none of them; elsewhere run `npm install --package-lock-only` on a registry that has them.",
    );
  return problems.length === 0;
}

function askForAdvisories(): boolean {
  const advisories = advisoriesOf(npmAudit());
  if (advisories.kind === "not-offered") {
    console.log(
      `advisories: not offered by this registry, so nothing is known of them here (${advisories.reason}).`,
    );
    return true;
  }
  const sorted = advisories.findings.toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
  for (const { name, severity, title } of sorted) console.log(`${severity}: ${name} ${title}`);
  const stopping = sorted.filter(({ severity }) => STOPPING.includes(severity)).length;
  console.log(`advisories: ${sorted.length} packages, ${stopping} of them ${STOPPING.join(" or ")}.`);
  return stopping === 0;
}

/** npm's own words, whichever way it ended. */
function npmAudit(): string {
  const ourNpm = process.env["npm_execpath"] ?? ""; // the npm that started us, when one did
  const [program, first] = /npm-cli\.c?js$/.test(ourNpm) ? [process.execPath, [ourNpm]] : ["npm", []];
  const { stdout, stderr, error } = spawnSync(program, [...first, "audit", "--json"], {
    cwd: repositoryRoot,
    encoding: "utf8",
    timeout: AUDIT_TIMEOUT_MS,
  });
  return stdout?.trim() || stderr?.trim() || (error?.message ?? "");
}

function readJson(name: string) {
  return JSON.parse(readFileSync(inRepository(name), "utf8"));
}
