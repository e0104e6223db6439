/** A walk that makes the Worker ask its objects for about everything it ever asks them, with the recorder listening. */

import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { unstable_readConfig } from "wrangler";
import { inRepository } from "../../local/paths.ts";
import { PLAYER_PASSWORD } from "../../player-password.ts";
import { definitionOf } from "../../system/campaigns.ts";
import { House } from "../../system/house.ts";
import { play } from "../../system/plays.ts";
import { CALLS_PATH, type RecordedCall } from "./recorder.ts";

export const WALKED = "walked";
const TICKETS = 20_000;
/** The recording is read years later: the campaign is open then as well. */
const ALWAYS = { opensAt: 1_700_000_000_000, closesAt: 4_000_000_000_000, claimUntil: 4_050_000_000_000 };
const LEVEL_TIMEOUT_MS = 20_000;

/** Modules that stand before a built Worker. @param classes of objects that it exports */
export function recorderModules(classes: readonly string[]): Readonly<Record<string, string>> {
  const entry = [
    'import * as built from "./index.js";',
    'import { workerWithRecorder } from "./recorder.js";',
    "export default workerWithRecorder(built.default);",
    ...classes.map((name) => `export const ${name} = built.${name};`),
  ].join("\n");
  const source = readFileSync(inRepository("load-tests/faults/versions/recorder.ts"), "utf8");
  return { "entry.js": entry, "recorder.js": stripTypeScriptTypes(source) };
}

/** The classes of objects in wrangler.toml. */
export function ownClasses(): string[] {
  const { durable_objects: objects } = unstable_readConfig({ config: inRepository("wrangler.toml") });
  return objects.bindings.map(({ class_name }: { readonly class_name: string }) => class_name);
}

/** Opens a house that listens. @param script the built Worker; this version's when left out */
export function listeningHouse(classes: readonly string[], script?: string): Promise<House> {
  const before = recorderModules(classes);
  return House.open(WALKED, {}, { before, ...(script !== undefined && { script }) });
}

/** Walks. @returns what the Worker asked, in order */
export async function walk(house: House): Promise<readonly RecordedCall[]> {
  const campaign = await house.campaign(definitionOf(WALKED, TICKETS, undefined, ALWAYS));
  const [ada, bob] = await house.players(2);
  if (!ada || !bob) throw new Error("no players were seeded");
  const admin = await house.adminToken();
  const { codes, catalogue } = campaign;
  const post = (path: string, body: unknown) => house.ask(path, { token: admin, body });
  const orders = `/api/admin/campaigns/${WALKED}`;

  await play(house, { player: ada, code: codes.codeOf(0), key: "a-key" });
  await play(house, { player: ada, code: codes.codeOf(0), key: "a-key" });
  await play(house, { player: ada, code: codes.codeOf(0) });
  await play(house, { player: bob, code: codes.codeOf(0) });
  await play(house, { player: bob, code: codes.codeOf(7) });
  await play(house, { player: bob, code: String((Number(codes.codeOf(1)) + 1) % 1e10).padStart(10, "0") });
  await house.ask("/api/auth/login", { body: { email: ada.email, password: PLAYER_PASSWORD } });
  await house.ask("/api/auth/login", { body: { email: ada.email, password: "not it at all" } });
  await house.ask("/api/auth/forgot-password", { body: { email: ada.email } });
  await house.ask("/api/game/my-tickets", { token: ada.token });
  await house.ask(`/api/game/ticket/${codes.codeOf(0)}`, { token: ada.token });
  await post(`${orders}/stock`, { kind: "raise", prize: 0, count: 10 });
  await post(`${orders}/stock`, { kind: "move", prize: 0, count: 1, fromShard: 0, toShard: 1 });
  await post(`${orders}/state`, { state: "paused" });
  await play(house, { player: bob, code: codes.codeOf(9) });
  await post(`${orders}/state`, { state: "open" });
  for (let shard = 0; shard < 2; shard++) await house.ledger(WALKED, shard);
  await house.ask(`${orders}/batches`, { token: admin });
  await house.ask(`/api/admin/prizes`, { token: admin });
  await house.ask("/api/admin/stats", { token: admin });
  await house.ask("/api/employee/search", { token: admin });
  await house.ask("/", { headers: { Accept: "text/html" } });
  await house.ask("/metrics");
  await house.untilLevel(WALKED, LEVEL_TIMEOUT_MS);
  await post(`${orders}/state`, { state: "closed" });
  await house.ask("/api/campaign/ledger");
  if (catalogue.slug !== WALKED) throw new Error("another campaign was made");
  return (await house.ask<readonly RecordedCall[]>(CALLS_PATH)).body;
}

/** Makes a call as it was recorded. */
export async function repeat(
  house: House,
  call: RecordedCall,
): Promise<{ answer?: unknown; problem?: string }> {
  return (await house.ask<{ answer?: unknown; problem?: string }>(CALLS_PATH, { body: call })).body;
}
