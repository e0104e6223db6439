/**
 * The HTTP contract, clause by clause, against the running server. The number before each sentence is the clause;
 * docs/api.md maps them the other way. Every answer is checked against /openapi.json as well (described-api.ts).
 */

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inRepository } from "../local/paths.ts";
import { adminSection } from "./sections/admin.ts";
import { authenticationSection } from "./sections/authentication.ts";
import { employeeSection } from "./sections/employee.ts";
import { furtherSection } from "./sections/further.ts";
import { gameSection } from "./sections/game.ts";
import { olderCallsSection } from "./sections/older-calls.ts";
import { publicSection } from "./sections/public.ts";
import { shopsSection } from "./sections/shops.ts";
import { userSection } from "./sections/user.ts";
import { Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterAll(() => stage?.close());
const onStage = () => stage;

describe("1. public", () => publicSection(onStage));
describe("2. authentication", () => authenticationSection(onStage));
describe("3. user", () => userSection(onStage));
describe("4. game", () => gameSection(onStage));
describe("5. employee", () => employeeSection(onStage));
describe("6. administration", () => adminSection(onStage));
describe("the brief's older calls", () => olderCallsSection(onStage));
describe("what this service has beyond the contract", () => furtherSection(onStage));
describe("shops, the counter and the grand draw", () => shopsSection(onStage));

/** Paths of the contract that are pages or files for others and no operations of the description. */
const OUTSIDE_THE_DESCRIPTION = ["GET /"];

const CLAUSES = [
  ...["1.1", "1.2", "1.3"],
  ...["2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7"],
  ...["3.1", "3.2", "3.3", "3.4"],
  ...["4.1", "4.2", "4.3", "4.4"],
  ...["5.1", "5.2", "5.3", "5.4"],
  ...["6.1", "6.2", "6.3", "6.4", "6.5", "6.6", "6.7", "6.8", "6.9", "6.10"],
];

describe("the whole", () => {
  it("is described in OpenAPI 3.1, every operation of the contract and more", () => {
    expect(stage.api.version).toMatch(/^3\.1\./);
    expect(stage.api.operations.length).toBeGreaterThanOrEqual(33);
    expect(stage.api.operations).not.toContain(OUTSIDE_THE_DESCRIPTION[0]);
  });

  // Runs last: files run their tests in order.
  it("was walked: every operation with its happy, its invalid and its forbidden case", () => {
    const missing = stage.api.operations.flatMap((operation) =>
      stage.api.unseen(operation).map((facet) => `${operation}: ${facet}`),
    );
    // The local runtime keeps no history of a storage; what happens there is in rewind.workerd.test.ts.
    const notHere = ["POST /api/admin/campaigns/{slug}/shards/{shard}/rewind: happy"];
    expect(missing).toEqual(notHere);
  });

  it("has tests for each clause, and a row in docs/api.md that leads to them", () => {
    const folder = inRepository("load-tests/contract/sections");
    const rows = new Map(
      [...readFileSync(inRepository("docs/api.md"), "utf8").matchAll(/^\| (\d\.\d+) .*`([\w-]+\.ts)`/gm)].map(
        ([, clause, file]) => [clause, file],
      ),
    );
    const lost = CLAUSES.filter((clause) => {
      const file = rows.get(clause);
      const text = file === undefined ? "" : readFileSync(`${folder}/${file}`, "utf8");
      return !text.includes(`("${clause} `);
    });
    expect(lost).toEqual([]);
  });
});
