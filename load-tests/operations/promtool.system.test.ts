/** What Prometheus' own tool says of ops/prometheus. */

import { describe, expect, it } from "vitest";
import { inRepository } from "../local/paths.ts";
import { HOW_TO_GET, isInstalled, promtool } from "./debian-tools.ts";
import { RULE_FILES, RULE_TEST_FILES } from "./ops-files.ts";

describe.skipIf(!isInstalled("promtool"))(`promtool accepts ${HOW_TO_GET}`, () => {
  it.each(RULE_FILES)("%s", (path) => {
    const { exitCode, output } = promtool(["check", "rules", inRepository(path)]);
    expect([exitCode, output]).toEqual([0, expect.stringContaining("SUCCESS")]);
  });

  it("the example configuration", () => {
    const path = inRepository("ops/prometheus/prometheus.yml");
    const { exitCode, output } = promtool(["check", "config", "--syntax-only", path]);
    expect([exitCode, output]).toEqual([0, expect.stringContaining("SUCCESS")]);
  });

  it.each(RULE_TEST_FILES)("%s: every alert fires when it should and not when it should not", (path) => {
    const { exitCode, output } = promtool(["test", "rules", inRepository(path)]);
    expect([exitCode, output]).toEqual([0, expect.stringContaining("SUCCESS")]);
  });
});
