import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inRepository } from "../local/paths.ts";
import { judge, type LockedPackage } from "./lockfile.ts";

const INTEGRITY = `sha512-${"A".repeat(86)}==`;
const SOUND: LockedPackage = { version: "1.2.3", integrity: INTEGRITY };

/** A lockfile with one package, sound but for the changes. */
function problemsWith(changes: LockedPackage, manifest: Parameters<typeof judge>[1] = {}) {
  const packages = { "": manifest, "node_modules/tea": { ...SOUND, ...changes } };
  return judge({ lockfileVersion: 3, packages }, manifest).problems;
}

function read(name: string) {
  return JSON.parse(readFileSync(inRepository(name), "utf8"));
}

it("can install from ours, and vouches for all that CI and deployments install", () => {
  const { problems, packageCount } = judge(read("package-lock.json"), read("package.json"));
  expect(problems).toEqual([]);
  expect(packageCount).toBeGreaterThan(500);
});

describe("a package", () => {
  it("with a version and a SHA-512 is installed", () => {
    expect(problemsWith({})).toEqual([]);
  });

  it.each([
    ["without a hash", { integrity: undefined }, "SHA-512"],
    ["with a hash that is too weak", { integrity: "sha1-AAAAAAAAAAAAAAAAAAAAAAAAAAA=" }, "SHA-512"],
    ["of git", { resolved: "git+ssh://git@example.com/tea.git#0123abc" }, "git+ssh"],
    ["of an address", { resolved: "https://example.com/tea-1.2.3.tgz" }, "https://example.com"],
    ["that is a folder", { link: true }, "link"],
    ["without a version", { version: undefined }, "no version"],
    ["that runs a script nobody allowed", { hasInstallScript: true }, "allowScripts"],
    ["that needs one of git", { dependencies: { leaf: "github:example/leaf" } }, "github:example/leaf"],
    ["that needs one of an address", { optionalDependencies: { leaf: "http://example.com/leaf" } }, "http:"],
  ])("%s is not", (_, changes, reason) => {
    const problems = problemsWith(changes as LockedPackage);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(reason);
  });

  it("that runs a script may, once somebody has looked at it and said so, either way", () => {
    const scripted = { hasInstallScript: true };
    expect(problemsWith(scripted, { allowScripts: { tea: true } })).toEqual([]);
    expect(problemsWith(scripted, { allowScripts: { tea: false } })).toEqual([]);
    expect(problemsWith({}, { allowScripts: { tea: true } })).toEqual([
      "allowScripts names tea, which runs no script",
    ]);
  });

  it("without a hash passes, and is named, only when it is optional and of another system", () => {
    const [mac, musl] = [{ os: ["darwin"] }, { os: ["linux"], libc: ["musl"], cpu: ["x64"] }];
    const lockfile = (entry: LockedPackage) => ({
      lockfileVersion: 3,
      packages: { "node_modules/tea": { version: "1.2.3", ...entry } },
    });
    for (const system of [mac, musl])
      expect(judge(lockfile({ optional: true, ...system }), {})).toMatchObject({
        problems: [],
        unsealed: ["tea"],
      });
    expect(judge(lockfile(mac), {}).problems).toHaveLength(1);
    const here = { optional: true, os: ["linux"], libc: ["glibc"], cpu: ["x64"] };
    expect(judge(lockfile(here), {}).problems).toHaveLength(1);
    expect(judge(lockfile({ optional: true }), {}).problems).toHaveLength(1);
  });
});

describe("package.json", () => {
  it.each(["^1.2.3", "latest", "github:example/tea", "1.x"])(
    "with the version %s names no one version",
    (version) => {
      expect(problemsWith({}, { devDependencies: { tea: version } })[0]).toContain("not one exact version");
    },
  );

  it("and the lockfile name the same versions", () => {
    const packages = { "": { devDependencies: { tea: "1.2.3" } }, "node_modules/tea": SOUND };
    const problems = judge({ lockfileVersion: 3, packages }, { devDependencies: { tea: "1.2.4" } }).problems;
    expect(problems).toEqual(["tea is 1.2.4 in package.json and 1.2.3 in the lockfile"]);
  });
});

it("is no lockfile without packages, or of another version", () => {
  expect(judge({}, {}).problems).toHaveLength(2);
});
