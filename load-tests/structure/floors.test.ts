/** The house's shape (README, "The house"): floors import downwards only, and no module needs itself to be made. */

import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { ownFiles, readOwn } from "./sources.ts";

const FLOORS: Record<string, number> = { migrations: 1, "durable-objects": 2, worker: 3, web: 4 };
/** An import or re-export that is there when the program runs: types are gone by then. */
const IMPORT = /^(?:import|export)(?! type)\s(?:[^;"']*?\sfrom\s)?"(?<path>\.[^"]+)"/gmu;
const ANY_IMPORT = /^(?:import|export)\s(?:[^;"']*?\sfrom\s)?"(?<path>\.[^"]+)"/gmu;

const sources = ownFiles(/^(?!.*\.(?:test|fixture|spec)\.tsx?$).*\.tsx?$/u).filter(
  (path) => !path.startsWith("web/e2e"),
);

function importsOf(path: string, pattern: RegExp): string[] {
  return [...readOwn(path).matchAll(pattern)].map(({ groups }) =>
    join(dirname(path), groups?.["path"] ?? ""),
  );
}

function floorOf(path: string): number {
  if (path.startsWith("dist/")) return 0; // the built site: how the Worker's entry comes by the pages
  return FLOORS[path.split("/")[0] ?? ""] ?? Number.POSITIVE_INFINITY; // load-tests/ is for nobody but itself
}

/** A way from a module back to itself; undefined where there is none. */
function cycleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  function walk(path: string, way: readonly string[]): readonly string[] | undefined {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const next of graph.get(path) ?? []) {
      const found = walk(next, [...way, path]);
      if (found) return found;
    }
    done.add(path);
    return undefined;
  }
  for (const path of graph.keys()) {
    const found = walk(path, []);
    if (found) return found;
  }
  return undefined;
}

it("imports from the same floor or from one below, types too", () => {
  const upwards = sources.flatMap((path) =>
    importsOf(path, ANY_IMPORT)
      .filter((imported) => floorOf(imported) > floorOf(path))
      .map((imported) => `${path} → ${imported}`),
  );
  expect(sources.length).toBeGreaterThan(500);
  expect(upwards).toEqual([]);
});

it("has no modules that import one another in a circle", () => {
  const graph = new Map(sources.map((path) => [path, importsOf(path, IMPORT)]));
  expect(graph.get("worker/app.ts")?.length).toBeGreaterThan(5);
  expect(cycleIn(graph)).toBeUndefined();
});

it("sees a circle where there is one", () => {
  const graph = new Map([
    ["a", ["b"]],
    ["b", ["c"]],
    ["c", ["b"]],
  ]);
  expect(cycleIn(graph)).toEqual(["b", "c", "b"]);
});
