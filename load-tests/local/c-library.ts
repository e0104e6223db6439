/** Libraries that a program is started with (`LD_PRELOAD`), built by the machine's own C compiler. */

import { spawnSync } from "node:child_process";

const COMPILER = "cc";
/** A compiler without the C library's headers is what Debian's gcc is by itself. */
const PROBE = "#include <dlfcn.h>\n#include <stdio.h>\n";

/** What a machine needs, in words for whoever has none. */
export const C_LIBRARY_NEEDS = "Linux and a C compiler: `apt-get install gcc libc6-dev`";

/** Whether this machine can build one. @param compiler for its own test */
export function canBuildLibraries(compiler = COMPILER): boolean {
  if (process.platform !== "linux") return false;
  return spawnSync(compiler, ["-x", "c", "-fsyntax-only", "-"], { input: PROBE }).status === 0;
}

/**
 * @param source of the C file
 * @param library where it is put
 * @throws Error with the compiler's words when it cannot be built
 */
export function buildLibrary(source: string, library: string): void {
  const args = ["-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", library, source, "-ldl"];
  const { status, stderr } = spawnSync(COMPILER, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${source} was not compiled:\n${stderr}`);
}
