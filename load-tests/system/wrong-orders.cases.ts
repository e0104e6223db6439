/** Wrong requests to everything but the play: lists, accounts, the administration of campaigns. */

import { definitionOf } from "./campaigns.ts";
import type { Ask } from "./http-client.ts";
import {
  type Case,
  FORBIDDEN,
  INVALID_JSON,
  MEGABYTE,
  MY_TICKETS,
  NOT_AN_OBJECT,
  NOT_FOUND,
  type Scene,
  TOO_LARGE,
  type WrongAsk,
} from "./wrong-plays.cases.ts";

const WRONG_CREDENTIALS = "Email ou mot de passe incorrect";
const NO_TRANSITION = "Ce changement d'état n'est pas possible";
const CAMPAIGNS = "/api/admin/campaigns";

const WRONG_QUERIES = [
  ...["0", "-1", "1.5", "abc", "1e3", "", "999999999", "%00", "1%27--"].map((page) => `page=${page}`),
  ...["0", "-5", "101", "all"].map((limit) => `limit=${limit}`),
  ...["WON", "pending", "", "%E0%A4%A"].map((status) => `status=${status}`),
];

export const LISTS: readonly Case[] = WRONG_QUERIES.map((query) => [
  `my-tickets?${query}`,
  400,
  `Le paramètre ${query.split("=")[0]} doit être`,
  ({ player }) => ({ path: `${MY_TICKETS}?${query}`, token: player.token }),
]);

const ACCOUNT = {
  email: "nouveau@example.test",
  password: "Password123",
  confirmPassword: "Password123",
  firstName: "Zoé",
  lastName: "Lefèvre",
};

function register(changes: Readonly<Record<string, unknown>>) {
  return (): WrongAsk => ({ path: "/api/auth/register", body: { ...ACCOUNT, ...changes } });
}

function registerBy(body: unknown) {
  return (): WrongAsk => ({ path: "/api/auth/register", body });
}

function logIn(body: unknown) {
  return (): WrongAsk => ({ path: "/api/auth/login", body });
}

const WEAK = { password: "password", confirmPassword: "password" };

export const ACCOUNTS: readonly Case[] = [
  ["registering with nothing", 400, INVALID_JSON, registerBy("")],
  ["registering with an array", 400, NOT_AN_OBJECT, registerBy([ACCOUNT])],
  ["registering with 1 MB", 413, TOO_LARGE, register({ firstName: "x".repeat(MEGABYTE) })],
  ["an address that is none", 400, "L'adresse email n'est pas valide", register({ email: "zoe" })],
  ["an address in an array", 400, "Le champ email doit être un texte", register({ email: ["a@b.fr"] })],
  ["a weak password", 400, "Le mot de passe doit", register(WEAK)],
  ["two passwords", 400, "Les mots de passe", register({ confirmPassword: "Password124" })],
  ["a postal code of letters", 400, "Le code postal", register({ postalCode: "ABCDE" })],
  [
    "a wrong password",
    401,
    WRONG_CREDENTIALS,
    ({ player }) => logIn({ email: player.email, password: "Password124" })(),
  ],
  ["an unknown address", 401, WRONG_CREDENTIALS, logIn({ email: "x@example.test", password: "P" })],
  [
    "a password that is an object",
    400,
    "Le champ password",
    logIn({ email: "x@example.test", password: {} }),
  ],
  ["logging in with null", 400, NOT_AN_OBJECT, logIn("null")],
];

function order(path: string, body?: unknown) {
  return ({ administrator }: Scene): WrongAsk => {
    const ask: Ask = { token: administrator, ...(body !== undefined && { body }) };
    return { path: CAMPAIGNS + path, ...ask };
  };
}

function stock(kind: "raise" | "lower", prize: number, count: number) {
  return order("/running/stock", { kind, prize, count });
}

export const ORDERS: readonly Case[] = [
  [
    "a player reading a campaign's status",
    403,
    FORBIDDEN,
    ({ player }) => ({ path: `${CAMPAIGNS}/running`, token: player.token }),
  ],
  [
    "an employee closing a campaign",
    403,
    FORBIDDEN,
    ({ employee }) => {
      return { path: `${CAMPAIGNS}/running/state`, token: employee.token, body: { state: "closed" } };
    },
  ],
  ["a campaign nobody made", 404, NOT_FOUND, order("/nowhere")],
  ["a state there is none", 400, "Option invalide", order("/running/state", { state: "won" })],
  ["opening what is closed", 400, NO_TRANSITION, order("/closed/state", { state: "open" })],
  ["lowering by less than nothing", 400, "Trop petit", stock("lower", 0, -1)],
  ["raising by half a prize", 400, "Entrée invalide", stock("raise", 0, 0.5)],
  ["raising a prize there is none", 400, "Requête invalide", stock("raise", 40, 1)],
  ["a batch there is none", 404, NOT_FOUND, order("/running/batches/none", { status: "revoked" })],
  ["the ledger of a shard there is none", 404, NOT_FOUND, order("/running/ledger/99")],
  ["a ledger after a word", 400, "Entrée invalide", order("/running/ledger/0?after=abc")],
  [
    "creating a campaign twice",
    400,
    "Une campagne porte déjà ce nom",
    (scene) => order("", definitionOf("running", scene.ticketCount))(scene),
  ],
  ["creating a campaign from an array", 400, "Entrée invalide", order("", [])],
];
