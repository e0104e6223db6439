/// <reference types="@cloudflare/vitest-plugin/types" />
/** What `env` and `exports` of "cloudflare:workers" are in tests (vitest.config.ts). */
declare namespace Cloudflare {
  interface Env extends Readonly<import("./env.ts").Env> {
    readonly TEST_MIGRATIONS: import("@cloudflare/vitest-plugin").D1Migration[];
  }

  interface GlobalProps {
    mainModule: typeof import("./test-entry.ts");
  }
}
