import { DrizzleQueryError } from "drizzle-orm/errors";
import { HTTPException } from "hono/http-exception";
import { afterEach, describe, expect, it, vi } from "vitest";
import { codeOfThrown, logThrown, mayRetry } from "./unexpected.ts";

afterEach(() => vi.restoreAllMocks());

const retryable = Object.assign(new Error("the object moved"), { retryable: true });
/** What callers see of an object that ended itself by `ctx.abort`. */
const startedAnew = Object.assign(new Error("ticket shard starts anew"), { durableObjectReset: true });
const overloaded = Object.assign(new Error("too many requests queued"), {
  overloaded: true,
  retryable: true,
});

describe("what was thrown", () => {
  it.each([
    ["a retryable object error", retryable, "temporarily-unavailable"],
    ["an object that started anew", startedAnew, "temporarily-unavailable"],
    ["an overloaded object", overloaded, "temporarily-unavailable"],
    [
      "the runtime's own failure below an object, such as a full disk",
      new Error("internal error; reference = tqvf5171ead5jc6btlmb2nbn"),
      "temporarily-unavailable",
    ],
    ["an exception that only speaks of one", new Error("an internal error; reference = x"), "internal-error"],
    ["a D1 error", new Error("D1_ERROR: Network connection lost"), "temporarily-unavailable"],
    [
      "a D1 error through Drizzle",
      new DrizzleQueryError("select 1", [], new Error("x")),
      "temporarily-unavailable",
    ],
    ["a body that is no JSON", new HTTPException(400), "invalid-json"],
    ["a body of another type", new HTTPException(415), "unsupported-media-type"],
    ["a bug", new TypeError("x is undefined"), "internal-error"],
    ["an object's own failure", Object.assign(new Error("boom"), { remote: true }), "internal-error"],
    ["something that is no error", "text", "internal-error"],
  ])("%s becomes %s", (_name, error, code) => {
    expect(codeOfThrown(error)).toBe(code);
  });

  it("may be retried when the runtime says so, never on an overloaded object", () => {
    expect(mayRetry(retryable)).toBe(true);
    expect(mayRetry(startedAnew)).toBe(true);
    expect(mayRetry(overloaded)).toBe(false);
    expect(mayRetry(new Error("boom"))).toBe(false);
    expect(mayRetry({ retryable: true })).toBe(false);
  });
});

describe("the log line of an exception", () => {
  it("is one line of JSON with the request's id, and without the query's parameters", () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const error = new DrizzleQueryError(
      "insert into users",
      ["zoe@example.com"],
      new Error("D1_ERROR: disk full"),
    );
    logThrown(error, { requestId: "request-1", method: "POST", route: "/api/auth/register" });
    const [line] = log.mock.calls[0] ?? [];
    expect(line).not.toContain("zoe@example.com");
    expect(line).not.toContain("\n");
    expect(JSON.parse(String(line))).toMatchObject({
      level: "error",
      requestId: "request-1",
      method: "POST",
      route: "/api/auth/register",
      message: "D1_ERROR: disk full",
    });
  });
});
