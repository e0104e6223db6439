/** Tickets for purchases that nobody made. */

import { signed } from "../../system/shops.ts";
import { allRefused, family, nothingCameOf, refusedBy, unlessAnswered } from "../attempt.ts";
import type { Scene } from "../scene.ts";
import { deliver, saleBody } from "../webhook.ts";

const UNAUTHENTICATED = 401;
/** Past the five minutes that a signature holds. */
const TOO_LATE_SECONDS = 301;
const FORGED = "FORGED-1";
const BODY = saleBody("nice", FORGED);

async function refused(scene: Scene, body: string, headers: Readonly<Record<string, string>>) {
  return refusedBy(await deliver(scene, body, headers), UNAUTHENTICATED);
}

export const shops = family(
  "tills and webhooks",
  {
    "a webhook that is not signed": (scene) => refused(scene, BODY, { "content-type": "application/json" }),
    "signed with a key of one's own": (scene) =>
      refused(scene, BODY, signed(`whsec_${Buffer.alloc(32, 7).toString("base64")}`, BODY)),
    "signed with another shop's key": (scene) => refused(scene, BODY, signed(scene.lyon.webShop, BODY)),
    "signed with a till's key": (scene) =>
      refused(scene, BODY, signed(`whsec_${Buffer.from(scene.nice.till).toString("base64")}`, BODY)),
    "signed for another amount": (scene) =>
      refused(scene, BODY.replace("5240", "99999"), signed(scene.nice.webShop, BODY)),
    "signed for another shop": (scene) => {
      const body = saleBody("lyon", FORGED);
      return refused(scene, body, signed(scene.nice.webShop, body));
    },
    "five minutes too old, or too early": async (scene) =>
      allRefused([
        await refused(scene, BODY, signed(scene.nice.webShop, BODY, { atSeconds: -TOO_LATE_SECONDS })),
        await refused(scene, BODY, signed(scene.nice.webShop, BODY, { atSeconds: TOO_LATE_SECONDS })),
      ]),
    "an old delivery under a new id or a new time": async (scene) => {
      const right = signed(scene.nice.webShop, BODY);
      const later = String(Number(right["webhook-timestamp"]) + 1);
      return allRefused([
        await refused(scene, BODY, { ...right, "webhook-id": "msg_another" }),
        await refused(scene, BODY, { ...right, "webhook-timestamp": later }),
      ]);
    },
    "signatures that say nothing": async (scene) => {
      const right = signed(scene.nice.webShop, BODY);
      const empty = ["", "v1,", "v1", "v2,AAAA", "v1,AAAA v1,BBBB", "v".repeat(2_000)];
      return allRefused(
        await Promise.all(
          empty.map((signature) => refused(scene, BODY, { ...right, "webhook-signature": signature })),
        ),
      );
    },
    "a till's door with a player's token, a web shop's secret, or nothing": async (scene) => {
      const body = { receipt: FORGED, amountCents: 5_240 };
      const keys = [scene.victim.token, scene.nice.webShop, await scene.house.adminToken(), undefined];
      const answers = await Promise.all(
        keys.map((token) =>
          scene.house.ask("/api/purchases", { body, ...(token !== undefined && { token }) }),
        ),
      );
      return allRefused(answers.map((answer) => refusedBy(answer, UNAUTHENTICATED)));
    },
    "a till's key for a player's door": async (scene) =>
      refusedBy(await scene.whoIs(scene.nice.till), UNAUTHENTICATED),
    "another shop's purchase, refunded": async (scene) => {
      const receipt = "NICE-ONLY";
      await scene.house.ask("/api/purchases", {
        token: scene.nice.till,
        body: { receipt, amountCents: 5_240 },
      });
      const path = "/api/purchases/refunds";
      return refusedBy(await scene.house.ask(path, { token: scene.lyon.till, body: { receipt } }), 404);
    },
    "a purchase below the minimum, negative, or of a fraction": async (scene) => {
      const amounts = [1, -5_240, 0, 49.5, "5240", 1e308];
      const answers = await Promise.all(
        amounts.map((amountCents, at) =>
          scene.house.ask("/api/purchases", {
            token: scene.nice.till,
            body: { receipt: `AMOUNT-${at}`, amountCents },
          }),
        ),
      );
      return allRefused(answers.map((answer) => refusedBy(answer, 400)));
    },
    "whatever came of all these forgeries": async (scene) => {
      const sold = await scene.number(
        "SELECT count(*) AS n FROM purchases WHERE receipt LIKE 'FORGED%' OR receipt LIKE 'AMOUNT%'",
      );
      return nothingCameOf(sold === 0, `${sold} tickets given`);
    },
  },
  {
    "the shop's own webhook": async (scene) => {
      const body = saleBody("nice", "RIGHT-1");
      return unlessAnswered(await deliver(scene, body, signed(scene.nice.webShop, body)), 200);
    },
  },
);
