/**
 * A reporter of vitest that writes down errors which belong to no test: they make a run fail, and vitest's JSON report
 * does not name them. The file is named by `UNHANDLED_ERRORS_FILE` and holds a JSON list of texts.
 */

import { writeFileSync } from "node:fs";
import type { Reporter } from "vitest/node";
import { described } from "./test-failures.ts";

export default class UnhandledErrors implements Reporter {
  onTestRunEnd: NonNullable<Reporter["onTestRunEnd"]> = (_modules, errors) => {
    const path = process.env.UNHANDLED_ERRORS_FILE;
    if (path === undefined) return;
    const texts = errors.map(({ name, message, stack }) =>
      described("outside any test", stack ?? `${name ?? "Error"}: ${message}`),
    );
    writeFileSync(path, JSON.stringify(texts));
  };
}
