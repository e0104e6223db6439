import { describe, expect, test } from "vitest";
import {
  addCounts,
  countPlaywright,
  countVitest,
  formatCounts,
  NO_TESTS,
  withExitCode,
} from "./test-counts.ts";

const vitestReport = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [],
};

describe("counting tests", () => {
  test("vitest's pending and todo tests are skipped ones", () => {
    expect(countVitest(vitestReport)).toEqual({ passed: 3, failed: 0, skipped: 2 });
  });

  test("a test file that could not be loaded is a failure", () => {
    const testResults = [{ status: "failed", assertionResults: [] }];
    expect(countVitest({ ...vitestReport, testResults }).failed).toBe(1);
  });

  test("a file with a failed test is not counted twice", () => {
    const testResults = [
      { status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] },
    ];
    expect(countVitest({ ...vitestReport, numFailedTests: 1, testResults }).failed).toBe(1);
  });

  test("a browser test that passed only when repeated, and an error outside any test, are failures", () => {
    const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 1 };
    expect(countPlaywright({ stats, errors: ["no such file"] })).toEqual({
      passed: 5,
      failed: 4,
      skipped: 1,
    });
  });

  test("a runner that ended badly without a failed test is a failure", () => {
    expect(withExitCode({ passed: 9, failed: 0, skipped: 0 }, 1).failed).toBe(1);
    expect(withExitCode({ passed: 9, failed: 2, skipped: 0 }, 1).failed).toBe(2);
    expect(withExitCode({ passed: 9, failed: 0, skipped: 0 }, 0).failed).toBe(0);
  });

  test("a run without any test is a failure", () => {
    expect(withExitCode(NO_TESTS, 0).failed).toBe(1);
  });

  test("the closing line names skipped tests only when there are any", () => {
    const counts = addCounts({ passed: 2, failed: 1, skipped: 0 }, { passed: 40, failed: 0, skipped: 0 });
    expect(formatCounts(counts)).toBe("42 passed, 1 failed");
    expect(formatCounts({ ...counts, skipped: 3 })).toBe("42 passed, 1 failed, 3 skipped");
  });
});
