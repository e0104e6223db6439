/** Five SIGKILLs and more under load; fifty by `npm run faults`. */

import { it } from "vitest";
import { newSeed } from "../system/load.ts";
import { expectSound } from "./expect-sound.fixture.ts";
import { kill } from "./scenarios/kill.ts";

it("a server killed five times under load has lost nothing it acknowledged and redeemed nothing twice", async () => {
  await expectSound(kill, newSeed());
});
