/**
 * Three rooms of tests: `pure` in Node (modules without a runtime), `workerd` in the real runtime with real
 * objects and D1, `system` against the built server as a process of its own (load, SIGKILL, D1 failing).
 */

import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

const SYSTEM_TIMEOUT_MS = 240_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          include: ["{worker,durable-objects,migrations,load-tests,web}/**/*.test.ts"],
          exclude: ["**/*.workerd.test.ts", "**/*.system.test.ts", "**/node_modules/**"],
          testTimeout: 60_000,
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            main: "./worker/test-entry.ts",
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                TEST_MIGRATIONS: await readD1Migrations("migrations"),
                SESSION_SECRET: "a-session-secret-for-tests-only-0123456789",
                CODE_KEY: "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
                LOCAL_MODE: "true",
                PUBLIC_ORIGIN: "http://thetiptop.test",
                MAIL_DRIVER: "local",
              },
            },
          })),
        ],
        test: {
          name: "workerd",
          include: ["{worker,durable-objects}/**/*.workerd.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "system",
          include: ["load-tests/**/*.system.test.ts"],
          testTimeout: SYSTEM_TIMEOUT_MS,
          hookTimeout: SYSTEM_TIMEOUT_MS,
          // Each file owns a server process and both cores of a small machine: one file at a time.
          fileParallelism: false,
        },
      },
    ],
  },
});
