import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  driver: "d1-http",
  schema: "./migrations/schema.ts",
  out: "./migrations",
  // wrangler's own bookkeeping table lives in the same database and is not ours to drop.
  tablesFilter: ["!d1_migrations", "!_cf_*"],
});
