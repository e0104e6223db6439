import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { findK6, type K6Surroundings } from "./find-k6.ts";

const K6 = process.platform === "win32" ? "k6.exe" : "k6";
const GO = process.platform === "win32" ? "go.exe" : "go";

/** A machine with these programs and no others. */
function machine(programs: readonly string[], changes: Partial<K6Surroundings> = {}): K6Surroundings {
  return {
    env: { PATH: ["/one", "/two"].join(delimiter) },
    cache: "/cache",
    isProgram: (path) => programs.includes(path),
    build: () => false,
    ...changes,
  };
}

describe("finding k6", () => {
  test("the one that is named comes before all others", () => {
    const there = machine([join("/one", K6), "/named/k6"], { env: { PATH: "/one", K6: "/named/k6" } });
    expect(findK6(() => undefined, there)).toEqual({ kind: "found", path: "/named/k6" });
  });

  test("one that is named and cannot be run is not silently replaced", () => {
    const there = machine([join("/one", K6)], { env: { PATH: "/one", K6: "/nowhere" } });
    expect(findK6(() => undefined, there)).toMatchObject({
      kind: "absent",
      advice: expect.stringContaining("/nowhere"),
    });
  });

  test("then one on PATH, then the one that was built before", () => {
    const built = join("/cache", K6);
    expect(findK6(() => undefined, machine([join("/two", K6), built]))).toEqual({
      kind: "found",
      path: join("/two", K6),
    });
    expect(findK6(() => undefined, machine([built]))).toEqual({ kind: "found", path: built });
  });

  test("where Go is it is built, and said beforehand", () => {
    const built: string[] = [];
    const said: string[] = [];
    const there = machine([join("/two", GO)], {
      isProgram: (path) => path === join("/two", GO) || built.includes(path),
      build: (go, folder) => {
        expect(said).toHaveLength(1);
        built.push(join(folder, K6));
        return go === join("/two", GO);
      },
    });
    expect(findK6((line) => said.push(line), there)).toEqual({ kind: "found", path: join("/cache", K6) });
  });

  test("where nothing is there is one line of advice", () => {
    const found = findK6(() => undefined, machine([]));
    expect(found.kind).toBe("absent");
    expect(found.kind === "absent" && found.advice.split("\n")).toHaveLength(1);
  });
});
