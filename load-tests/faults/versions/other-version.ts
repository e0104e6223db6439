/** Another commit of this repository, built beside this one. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRepository, repositoryRoot } from "../../local/paths.ts";
import { classesIn } from "../../local/server.ts";
import { UserError } from "../../local/user-error.ts";

const ARCHIVE_MAX_BYTES = 1 << 28; // this repository's is 16 MB

export interface OtherVersion {
  /** Its whole hash. */
  readonly commit: string;
  /** Its own serving process, with its own migrations. */
  readonly program: string;
  /** Its built Worker. */
  readonly script: string;
  /** The classes of objects that it has. */
  classes(): ReadonlySet<string>;
  remove(): void;
}

/**
 * Unpacks and builds it, with the packages of this version.
 * @throws UserError when the commit is not in this clone, or does not build
 */
export function buildVersion(name: string): OtherVersion {
  const commit = git("rev-parse", "--verify", "--end-of-options", `${name}^{commit}`).toString().trim();
  const folder = mkdtempSync(join(tmpdir(), "thetiptop-version-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    execFileSync("tar", ["-x", "-C", folder], { input: git("archive", "--format=tar", commit) });
    symlinkSync(inRepository("node_modules"), join(folder, "node_modules"));
    execFileSync(process.execPath, [join(folder, "load-tests/local/build.ts")], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
  } catch (error) {
    remove();
    throw new UserError(`${name} could not be built: ${error instanceof Error ? error.message : error}`);
  }
  const script = join(folder, "dist/worker/index.js");
  return {
    commit,
    program: join(folder, "load-tests/system/serve.ts"),
    script,
    classes: () => classesIn(script),
    remove,
  };
}

function git(...args: readonly string[]): Buffer {
  try {
    return execFileSync("git", args, {
      cwd: repositoryRoot,
      maxBuffer: ARCHIVE_MAX_BYTES,
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch {
    throw new UserError(
      `git ${args[0]}: this clone does not have that commit. A shallow clone has no history.`,
    );
  }
}
