/** D1 as it fails in production, through the whole built Worker; every write refused for ten seconds: database-down.system.test.ts. */

import { it } from "vitest";
import { newSeed } from "../system/load.ts";
import { expectSound } from "./expect-sound.fixture.ts";
import { database } from "./scenarios/database.ts";

it("a D1 that is slow, fails, or fails after it committed stops no play and leaves nothing twice", async () => {
  await expectSound(database, newSeed());
});
