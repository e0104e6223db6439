/** A full disk below the local server. Needs Linux and a C compiler; left out, and shown as skipped, without them. */

import { it } from "vitest";
import { newSeed } from "../system/load.ts";
import { expectSound } from "./expect-sound.fixture.ts";
import { disk } from "./scenarios/disk.ts";

const missing = disk.lacks?.();
if (missing !== undefined) console.log(missing);

it.skipIf(missing !== undefined)(
  "a full disk refuses plays and keeps every win that was told, also through a SIGKILL",
  async () => {
    await expectSound(disk, newSeed());
  },
);
