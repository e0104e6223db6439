/** The hot path: a play answered without router, middleware or schema. */

import type { Env } from "../env.ts";
import { refuse, refuseLimited } from "../http/answer.ts";
import { readJson } from "../http/body.ts";
import { bearerOf } from "../http/guard.ts";
import { REQUEST_ID_HEADER, requestIdOf, withRequestId } from "../http/request-id.ts";
import type { PlayOutcome, PrizeView } from "../services.ts";
import { createServices } from "../services-live.ts";
import { readPlayBody } from "./play-body.ts";

type Won = Extract<PlayOutcome, { kind: "won" }>;

/**
 * Answers `POST /api/game/play`, request id included. The caller has made sure that the body is bounded.
 * @param now milliseconds since the epoch
 * @throws what the services throw; the caller words it
 */
export async function answerPlay(
  request: Request,
  env: Env,
  ctx: Pick<ExecutionContext, "waitUntil">,
  now: number,
): Promise<Response> {
  const requestId = requestIdOf(request);
  const outcome = await playOf(request, env, ctx, now);
  return outcome instanceof Response ? withRequestId(outcome, requestId) : playAnswer(outcome, requestId);
}

/** What became of the play, or the refusal of a request that is none. */
async function playOf(
  request: Request,
  env: Env,
  ctx: Pick<ExecutionContext, "waitUntil">,
  now: number,
): Promise<PlayOutcome | Response> {
  const services = createServices(env, ctx, request, now);
  const account = await services.identify(bearerOf(request));
  if (!account) return refuse("unauthenticated");
  if (account.role !== "CLIENT") return refuse("forbidden"); // before the body, as on every other route
  const body = await readJson(request);
  if (body.kind === "refused") return refuse(body.code);
  const asked = readPlayBody(body.value);
  if (asked.kind === "invalid") return refuse("invalid-request", asked.problems);
  const campaign = asked.campaign ?? env.DEFAULT_CAMPAIGN;
  const key = request.headers.get("idempotency-key");
  return services.playIn(campaign, account, asked.ticketCode, key);
}

/** The answer to a play, request id included. */
export function playAnswer(outcome: PlayOutcome, requestId: string): Response {
  switch (outcome.kind) {
    case "won":
      return winAnswer(outcome, requestId);
    case "refused":
      return withRequestId(refuse(outcome.code), requestId);
    case "limited":
      return withRequestId(refuseLimited(outcome.allowance), requestId);
  }
}

const CONGRATULATIONS = JSON.stringify("🎉 Félicitations! Vous avez gagné!");
/** A campaign has a handful of prizes and shows each a hundred thousand times. */
const prizeTexts = new WeakMap<PrizeView, string>();

/** The contract's body (4.1), put together as text: `Response.json` was 4 % of a play. */
function winAnswer({ ticket, prize }: Won, requestId: string): Response {
  let prizeText = prizeTexts.get(prize);
  if (prizeText === undefined) {
    prizeText = JSON.stringify(prize);
    prizeTexts.set(prize, prizeText);
  }
  // UUID, printed code, status and ISO time hold nothing that JSON would escape.
  const ticketText = `{"id":"${ticket.id}","code":"${ticket.code}","status":"${ticket.status}","played_at":"${ticket.playedAt}"}`;
  const response = new Response(
    `{"success":true,"message":${CONGRATULATIONS},"data":{"ticket":${ticketText},"prize":${prizeText}}}`,
  );
  // One by one: headers given as an object cost the runtime ten times the setting of them.
  response.headers.set("Content-Type", "application/json");
  response.headers.set(REQUEST_ID_HEADER, requestId);
  return response;
}
