import { expect, test, vi } from "vitest";
import { AbsentError } from "./absent.ts";
import { findPostgres, findRedis, newestFirst } from "./installed.ts";

test("of several PostgreSQLs the newest is taken, by number and not by letter", () => {
  expect(
    newestFirst(["/usr/lib/postgresql/9.6/bin", "/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/13/bin"]),
  ).toEqual(["/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/13/bin", "/usr/lib/postgresql/9.6/bin"]);
});

test("a server that is not where it was named is absent, and the message says how to get it", () => {
  vi.stubEnv("POSTGRES_BIN", "/nowhere");
  vi.stubEnv("REDIS_SERVER_PATH", "/nowhere/redis-server");
  try {
    expect(findPostgres).toThrow(AbsentError);
    expect(findPostgres).toThrow("apt-get install postgresql");
    expect(findRedis).toThrow(AbsentError);
    expect(findRedis).toThrow("apt-get install redis-server");
  } finally {
    vi.unstubAllEnvs();
  }
});
