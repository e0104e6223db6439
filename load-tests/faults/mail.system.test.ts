/** Real wins while the mail provider fails; each kind of mail by itself: system/mail.system.test.ts. */

import { it } from "vitest";
import { newSeed } from "../system/load.ts";
import { expectSound } from "./expect-sound.fixture.ts";
import { mail } from "./scenarios/mail.ts";

it("a mail provider that fails stops no play, and every win's mail is sent once when it is back", async () => {
  await expectSound(mail, newSeed());
});
