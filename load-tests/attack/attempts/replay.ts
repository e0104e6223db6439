/** The same thing once more: a code, a session, a link, a delivery. */

import { randomUUID } from "node:crypto";
import { signed } from "../../system/shops.ts";
import { allRefused, family, nothingCameOf, refusedBy } from "../attempt.ts";
import type { Scene } from "../scene.ts";
import { deliver, saleBody } from "../webhook.ts";

const AT_ONCE = 20;

interface Mail {
  readonly to: string;
  readonly links: readonly string[];
}

async function resetToken({ house }: Scene, email: string): Promise<string> {
  await house.ask("/api/auth/forgot-password", { body: { email } });
  const { body } = await house.ask<readonly Mail[]>(`/dev/mailbox.json?to=${encodeURIComponent(email)}`);
  const link = body.flatMap(({ links }) => links).find((one) => one.includes("/nouveau-mot-de-passe/"));
  return /[0-9a-f]{64}/.exec(link ?? "")?.[0] ?? "";
}

function reset({ house }: Scene, token: string, password: string) {
  return house.ask("/api/auth/reset-password", { body: { token, password, confirmPassword: password } });
}

export const replay = family("replay", {
  "one code by twenty players at once, for more than one prize": async (scene) => {
    const code = scene.freshCode();
    const players = await scene.house.players(AT_ONCE);
    const answers = await Promise.all(players.map((player) => scene.play(player, code)));
    const wins = answers.filter(({ status }) => status === 200).length;
    return nothingCameOf(wins === 1, `${wins} of ${AT_ONCE} won`);
  },
  "one's own code again": async (scene) => {
    const [player, code] = [await scene.someone(), scene.freshCode()];
    await scene.play(player, code);
    return refusedBy(await scene.play(player, code), 400);
  },
  "somebody else's code, with and without their idempotency key": async (scene) => {
    const [owner, code, key] = [await scene.someone(), scene.freshCode(), randomUUID()];
    await scene.play(owner, code, key);
    const thief = await scene.someone();
    const answers = [await scene.play(thief, code), await scene.play(thief, code, key)];
    return allRefused(answers.map((answer) => refusedBy(answer, 400)));
  },
  "a session that was logged out": async (scene) => {
    const { token } = await scene.someone();
    await scene.house.ask("/api/auth/logout", { method: "POST", token });
    return refusedBy(await scene.whoIs(token), 401);
  },
  "a staff session after the role was taken": async (scene) => {
    const employee = await scene.someone("EMPLOYEE");
    const token = await scene.house.adminToken();
    const path = `/api/admin/users/${employee.id}`;
    await scene.house.ask(path, { method: "PUT", token, body: { role: "CLIENT" } });
    const asked = await scene.house.ask("/api/employee/pending-tickets", { token: employee.token });
    return refusedBy(asked, 401);
  },
  "a link for a new password a second time, and the sessions of before": async (scene) => {
    const person = await scene.someone();
    const token = await resetToken(scene, person.email);
    const first = await reset(scene, token, "Another123");
    if (first.status !== 200) return nothingCameOf(false, `the first time failed: ${first.status}`);
    const second = refusedBy(await reset(scene, token, "Stolen1234"), 400);
    // This isolate forgets the session with the reset; others within 30 s.
    return allRefused([second, refusedBy(await scene.whoIs(person.token), 401)]);
  },
  "a webhook twenty times at once": async (scene) => {
    const receipt = `REPLAY-${randomUUID().slice(0, 8).toUpperCase()}`;
    const body = saleBody("nice", receipt);
    const headers = signed(scene.nice.webShop, body);
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => deliver(scene, body, headers)));
    const taken = answers.filter(({ status }) => status === 200).length;
    const sold = await scene.number("SELECT count(*) AS n FROM purchases WHERE receipt = ?", receipt);
    return nothingCameOf(taken === 1 && sold === 1, `${taken} of ${AT_ONCE} taken, ${sold} ticket given`);
  },
  "a receipt at the till again, for a second ticket": async (scene) => {
    const body = { receipt: "REPLAY-TILL", amountCents: 5_240 };
    const sell = () => scene.house.ask("/api/purchases", { token: scene.nice.till, body });
    await Promise.all(Array.from({ length: AT_ONCE }, sell));
    const sold = await scene.number("SELECT count(*) AS n FROM purchases WHERE receipt = ?", body.receipt);
    return nothingCameOf(sold === 1, `${sold} ticket given`);
  },
  "a refunded ticket": async (scene) => {
    const body = { receipt: "REFUNDED", amountCents: 5_240 };
    const { nice, house } = scene;
    const sale = await house.ask<{ data: { code: string } }>("/api/purchases", { token: nice.till, body });
    await house.ask("/api/purchases/refunds", { token: nice.till, body: { receipt: body.receipt } });
    return refusedBy(await scene.play(await scene.someone(), sale.body.data.code), 400);
  },
});
