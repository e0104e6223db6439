/**
 * What visitors of the site do, in shares like those of such contests: most read, many play, some look at their prizes,
 * few sign in: the session lasts 7 days, and a password costs the service more than a hundred plays.
 */

import exec from "k6/execution";
import type { RefinedResponse } from "k6/http";
import { Counter, Trend } from "k6/metrics";
import { PLAYER_PASSWORD } from "../../player-password.ts";
import { acknowledge, countFailure } from "../house/answers.ts";
import { ask, formOf } from "../house/ask.ts";
import { TARGET } from "../house/environment.ts";
import { codeOf, inTurn, type Player, players, prizes } from "../house/inputs.ts";
import { optionsOf, steady } from "../house/options.ts";

const page = new Trend("page_duration", true);
const signingIn = new Trend("sign_in_duration", true);
const sitePlay = new Trend("site_play_duration", true);
const myPrizes = new Trend("my_prizes_duration", true);
const ticketRead = new Trend("ticket_read_duration", true);
const won = new Counter("outcome_won_on_site");

/** Of a hundred visits; the rest read pages. */
const SHARES = { signIn: 3, play: 35, prizes: 12 } as const;
const READING = ["/", "/reglement", "/boutiques", "/tirage-verifiable", "/en", "/jouer", "/connexion"];
/** A page is a page: a second and a half and people leave. A sign-in hashes a password on top. */
const PAGE_P99_MS = 1_500;
const SIGN_IN_P99_MS = 4_000;

export const options = optionsOf(
  { journey: steady() },
  {
    page_duration: [`p(99)<${PAGE_P99_MS}`],
    site_play_duration: [`p(99)<${PAGE_P99_MS}`],
    my_prizes_duration: [`p(99)<${PAGE_P99_MS}`],
    sign_in_duration: [`p(99)<${SIGN_IN_P99_MS}`],
  },
);

export default function visit(): void {
  const iteration = exec.scenario.iterationInTest;
  const player = inTurn(players, iteration);
  // By turns and not by chance: two runs of the same length do the same.
  const turn = (iteration * TURN) % HUNDRED;
  if (turn < SHARES.signIn) signIn(player);
  else if (turn < SHARES.signIn + SHARES.play) playOnSite(player, codeOf(iteration));
  else if (turn < SHARES.signIn + SHARES.play + SHARES.prizes)
    ask({
      path: "/mes-gains",
      name: "my prizes",
      headers: cookieOf(player.token),
      status: 200,
      took: myPrizes,
    });
  else ask({ path: inTurn(READING, iteration), name: "page", headers: HTML, status: 200, took: page });
}

const HUNDRED = 100;
/** Has no factor in common with 100, so every share comes evenly spread. */
const TURN = 37;
const HTML = { Accept: "text/html" };

function cookieOf(token: string): Record<string, string> {
  // By hand: the cookie is for https alone, and the local server has none.
  return { ...HTML, Cookie: `__Host-session=${token}` };
}

function signIn(player: Player): void {
  const shown = ask({ path: "/connexion", name: "page", headers: HTML, status: 200, took: page });
  const form = shown && formIn(shown, "/connexion", /<form(?=[^>]*method="post")(?=[^>]*qaction)[^>]*>/);
  if (form === undefined) {
    countFailure("the sign-in page has no form");
    return;
  }
  const body = formOf({ email: player.email, password: PLAYER_PASSWORD });
  const headers = { ...HTML, Origin: TARGET };
  const answer = ask({ path: form.action, name: "sign-in", headers, body, status: 303, took: signingIn });
  if (answer === undefined) return;
  const token = answer.cookies["__Host-session"]?.[0]?.value;
  if (token === undefined) {
    countFailure("signing in set no cookie");
    return;
  }
  ask({ path: "/jouer", name: "page", headers: cookieOf(token), status: 200, took: page });
}

function playOnSite(player: Player, code: string): void {
  const headers = cookieOf(player.token);
  const shown = ask({ path: "/jouer", name: "page", headers, status: 200, took: page });
  const form = shown && formIn(shown, "/jouer", /<form[^>]*id="play-form"[^>]*>/);
  const key = form && /name="key"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="key"/.exec(form.rest);
  if (form === undefined || !key) {
    countFailure("the play page has no form");
    return;
  }
  const body = formOf({ code, key: key[1] ?? key[2] ?? "" });
  const posted = { ...headers, Origin: TARGET };
  const answer = ask({
    path: form.action,
    name: "site play",
    headers: posted,
    body,
    status: 200,
    took: sitePlay,
  });
  if (answer === undefined) return;
  tellOf(player, code);
}

/** What the player won, asked as an app would: the shard that owns the code knows at once. */
function tellOf(player: Player, code: string): void {
  const headers = { Authorization: `Bearer ${player.token}` };
  const read = ask({
    path: `/api/game/ticket/${code}`,
    name: "ticket",
    headers,
    status: 200,
    took: ticketRead,
  });
  if (read === undefined) return;
  const [ticketId, prizeId] = [read.json("data.id"), read.json("data.prize.id")];
  if (typeof ticketId !== "string" || typeof prizeId !== "string") {
    countFailure("the ticket names no prize");
    return;
  }
  won.add(1);
  acknowledge({ code, ticketId, prize: prizes.indexOf(prizeId) }, player.id);
}

interface Form {
  readonly action: string;
  /** The page after the form's opening tag. */
  readonly rest: string;
}

/** A form of a page, by its tag; its action may say no more than the query. */
function formIn({ body }: RefinedResponse<"text">, path: string, tag: RegExp): Form | undefined {
  const found = tag.exec(body ?? "");
  const action = /action="([^"]+)"/.exec(found?.[0] ?? "")?.[1];
  if (found === null || action === undefined) return undefined;
  const address = action.replaceAll("&amp;", "&");
  return {
    action: address.startsWith("?") ? path + address : address,
    rest: (body ?? "").slice(found.index),
  };
}

export { handleSummary } from "../house/options.ts";
