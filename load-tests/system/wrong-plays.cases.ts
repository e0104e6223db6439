/** Wrong plays: the body, the code, the player or the request is not right. Each would win if it were. */

import type { Player } from "../players.ts";
import type { Ask } from "./http-client.ts";
import { NOT_ACTIVE } from "./plays.ts";

/** What a case may use; see wrong-input.system.test.ts. */
export interface Scene {
  readonly player: Player;
  readonly employee: Player;
  readonly administrator: string;
  /** A token that is right in everything but its signature. */
  readonly forged: string;
  readonly ticketCount: number;
  /** The code of a ticket of any of the campaigns. */
  codeOf(campaign: string, serial: number): string;
  /** A code of the right form that nobody printed. */
  unknownCode(): string;
}

/** `path` is the play's when left out. */
export type WrongAsk = Ask & { readonly path?: string };

/** The status that must come, and how the French sentence must start. */
export type Case = readonly [name: string, status: number, sentence: string, ask: (scene: Scene) => WrongAsk];

export const MEGABYTE = 1_000_000;
export const MY_TICKETS = "/api/game/my-tickets";

export const INVALID_JSON = "Le corps de la requête n'est pas un JSON valide";
export const NOT_AN_OBJECT = "Le corps de la requête doit être un objet JSON";
export const TOO_LARGE = "La requête est trop volumineuse";
export const FORBIDDEN = "Accès refusé";
export const NOT_FOUND = "Ressource non trouvée";
const NOT_JSON = "Le corps de la requête doit être du JSON";
const MISSING = "Le champ ticketCode est requis";
const NO_TEXT = "Le champ ticketCode doit être un texte";
const MALFORMED = "Ce code n'a pas la bonne forme";
const UNKNOWN = "Ce code est inconnu";
const NOT_YET = "Ce code n'est pas encore activé";
const REVOKED = "Ce code a été désactivé";
const UNAUTHENTICATED = "Non authentifié";
const BAD_KEY = "L'en-tête Idempotency-Key doit compter de 1 à 64 caractères imprimables";

/** The serial whose code is right in every case that is wrong elsewhere. */
export const SERIAL = 1;

function rightBody(scene: Scene) {
  return { ticketCode: scene.codeOf("running", SERIAL) };
}

function sending(body: unknown, more: Ask = {}) {
  return ({ player }: Scene): WrongAsk => ({ token: player.token, body, ...more });
}

function right(more: WrongAsk) {
  return (scene: Scene): WrongAsk => ({ token: scene.player.token, body: rightBody(scene), ...more });
}

function withHeader(name: string, value: string) {
  return right({ headers: { [name]: value } });
}

function inCampaign(campaign: string, serial: number) {
  return ({ player, codeOf }: Scene): WrongAsk => {
    return { token: player.token, body: { ticketCode: codeOf(campaign, serial), campaign } };
  };
}

const LARGE = JSON.stringify({ ticketCode: "1".repeat(MEGABYTE) });
const NESTED = "[".repeat(30_000) + "]".repeat(30_000);

export const BODIES: readonly Case[] = [
  ["an empty body", 400, INVALID_JSON, sending("")],
  ["no body at all", 415, NOT_JSON, ({ player }) => ({ method: "POST", token: player.token })],
  ["a body of 1 MB", 413, TOO_LARGE, sending(LARGE)],
  ["a body of 1 MB of unstated length", 413, TOO_LARGE, sending(LARGE, { chunked: true })],
  ["a text that is not JSON", 400, INVALID_JSON, sending("ticketCode=1234567890")],
  ["JSON cut short", 400, INVALID_JSON, sending('{"ticketCode":"12345')],
  ["bytes that are no text", 400, INVALID_JSON, sending(new Uint8Array([0xff, 0xfe, 0x00, 0x80]))],
  ["30,000 nested arrays", 400, NOT_AN_OBJECT, sending(NESTED)],
  ["an empty array", 400, NOT_AN_OBJECT, sending([])],
  [
    "an array around the right body",
    400,
    NOT_AN_OBJECT,
    (scene) => ({ token: scene.player.token, body: [rightBody(scene)] }),
  ],
  ["null", 400, NOT_AN_OBJECT, sending("null")],
  ["a number", 400, NOT_AN_OBJECT, sending("42")],
  ["a text in JSON", 400, NOT_AN_OBJECT, sending('"1234567890"')],
  ["an empty object", 400, MISSING, sending({})],
  ["a code that is null", 400, MISSING, sending({ ticketCode: null })],
  ["an empty code", 400, MISSING, sending({ ticketCode: "" })],
  ["a code that is a number", 400, NO_TEXT, sending({ ticketCode: 1234567890 })],
  ["a code that is true", 400, NO_TEXT, sending({ ticketCode: true })],
  ["a code in an array", 400, NO_TEXT, sending({ ticketCode: ["1234567890"] })],
  ["a code that is an object", 400, NO_TEXT, sending({ ticketCode: { $gt: "" } })],
  ["a body that says it is text", 415, NOT_JSON, withHeader("Content-Type", "text/plain")],
  [
    "a body that says it is a form",
    415,
    NOT_JSON,
    withHeader("Content-Type", "application/x-www-form-urlencoded"),
  ],
];

export const CODES: readonly Case[] = [
  ["a code that is too short", 400, MALFORMED, sending({ ticketCode: "123" })],
  ["a code of 60,000 digits", 400, MALFORMED, sending({ ticketCode: "1".repeat(60_000) })],
  ["a code of letters", 400, MALFORMED, sending({ ticketCode: "ABCDEFGHIJ" })],
  ["a code with SQL in it", 400, MALFORMED, sending({ ticketCode: "1' OR '1'='1" })],
  [
    "a code that nobody printed",
    404,
    UNKNOWN,
    (scene) => ({ token: scene.player.token, body: { ticketCode: scene.unknownCode() } }),
  ],
  [
    "a code of another campaign",
    404,
    UNKNOWN,
    (scene) => ({ token: scene.player.token, body: { ticketCode: scene.codeOf("foreign", SERIAL) } }),
  ],
  ["a campaign nobody made", 404, NOT_FOUND, sending({ ticketCode: "1234567890", campaign: "nowhere" })],
  ["a campaign that is a number", 400, "Entrée invalide", sending({ ticketCode: "1234567890", campaign: 7 })],
  ["a campaign that is a path", 400, "Le nom court", sending({ ticketCode: "1234567890", campaign: "../x" })],
  ["a campaign in draft", 400, NOT_ACTIVE, inCampaign("drafted", SERIAL)],
  ["a campaign not yet open", 400, NOT_ACTIVE, inCampaign("early", SERIAL)],
  ["a campaign on pause", 400, NOT_ACTIVE, inCampaign("paused", SERIAL)],
  ["a campaign past its dates", 400, NOT_ACTIVE, inCampaign("over", SERIAL)],
  ["a closed campaign", 400, NOT_ACTIVE, inCampaign("closed", SERIAL)],
  ["a revoked batch", 400, REVOKED, inCampaign("batches", 500)],
  ["a batch on its way", 400, NOT_YET, inCampaign("batches", 1_500)],
  ["a batch not yet sent", 400, NOT_YET, inCampaign("batches", 2_500)],
  ["a ticket of no batch", 400, NOT_YET, inCampaign("batches", 3_500)],
];

export const REQUESTS: readonly Case[] = [
  ["no token", 401, UNAUTHENTICATED, (scene) => ({ body: rightBody(scene) })],
  ["a token that is a text", 401, UNAUTHENTICATED, right({ token: "hello" })],
  [
    "a token cut short",
    401,
    UNAUTHENTICATED,
    (scene) => ({ token: scene.player.token.slice(0, -2), body: rightBody(scene) }),
  ],
  ["a token of 8,000 characters", 401, UNAUTHENTICATED, right({ token: "x".repeat(8_000) })],
  [
    "a token signed by somebody else",
    401,
    UNAUTHENTICATED,
    (scene) => ({ token: scene.forged, body: rightBody(scene) }),
  ],
  ["another scheme", 401, UNAUTHENTICATED, withHeader("Authorization", "Basic dTpw")],
  [
    "an employee's token",
    403,
    FORBIDDEN,
    (scene) => ({ token: scene.employee.token, body: rightBody(scene) }),
  ],
  [
    "an administrator's token",
    403,
    FORBIDDEN,
    (scene) => ({ token: scene.administrator, body: rightBody(scene) }),
  ],
  ["an empty Idempotency-Key", 400, BAD_KEY, withHeader("Idempotency-Key", "")],
  ["an Idempotency-Key of 65 characters", 400, BAD_KEY, withHeader("Idempotency-Key", "x".repeat(65))],
  ["an Idempotency-Key with an accent", 400, BAD_KEY, withHeader("Idempotency-Key", "clé")],
  ["GET for a play", 404, NOT_FOUND, ({ player }) => ({ method: "GET", token: player.token })],
  ["PUT for a play", 404, NOT_FOUND, right({ method: "PUT" })],
  ["DELETE for a play", 404, NOT_FOUND, right({ method: "DELETE" })],
  ["POST for a list", 404, NOT_FOUND, right({ path: MY_TICKETS })],
];
