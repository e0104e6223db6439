import { expect, test } from "vitest";
import { described, failuresOfPlaywright, failuresOfVitest } from "./test-failures.ts";

test("a failed test is named by its file, its title and how its message begins, without colours", () => {
  const report = {
    testResults: [
      {
        name: "worker/a.test.ts",
        status: "failed",
        assertionResults: [
          { status: "passed", fullName: "is fine" },
          {
            status: "failed",
            fullName: "adds up",
            failureMessages: ["\u001b[31mexpected 1\u001b[39m to be 2\n\n    at a.ts:3"],
          },
        ],
      },
      { name: "worker/b.test.ts", status: "passed", assertionResults: [] },
    ],
  };
  expect(failuresOfVitest(report)).toEqual([
    "FAILED worker/a.test.ts: adds up\n    expected 1 to be 2\n        at a.ts:3",
  ]);
});

test("a file that could not be loaded is named with its message", () => {
  const testResults = [
    { name: "worker/c.test.ts", status: "failed", message: "no such module", assertionResults: [] },
  ];
  expect(failuresOfVitest({ testResults })).toEqual(["FAILED worker/c.test.ts\n    no such module"]);
});

test("a browser test is found in the depth of its suites, also one that passed only when repeated", () => {
  const spec = (status: string, message?: string) => ({
    title: `ended ${status}`,
    file: "play.spec.ts",
    line: 7,
    tests: [{ status, results: [message === undefined ? {} : { error: { message } }, {}] }],
  });
  const report = {
    errors: [{ message: "no browser" }],
    suites: [
      {
        suites: [{ specs: [spec("expected"), spec("unexpected", "timed out")] }],
        specs: [spec("flaky", "late")],
      },
    ],
  };
  expect(failuresOfPlaywright(report)).toEqual([
    "FAILED outside any test\n    no browser",
    "FAILED play.spec.ts:7: ended flaky\n    late",
    "FAILED play.spec.ts:7: ended unexpected\n    timed out",
  ]);
});

test("a long message is cut", () => {
  expect(described("it", "x".repeat(5_000)).length).toBeLessThan(900);
  expect(described("it", "line\n".repeat(50)).split("\n")).toHaveLength(7);
});
