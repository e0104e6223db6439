/** What both Express servers share: the app as its users set it up for an API, and the check of the token. */

import { createServer, type Server } from "node:http";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import jwt from "jsonwebtoken";
import { codeIn, REFUSALS, type Refusal, type Win, winBody } from "./answers.ts";

/** A code and a campaign's name; Express reads up to 100 KB otherwise. */
const BODY_LIMIT = "1kb";

export type Played =
  | { readonly kind: "won"; readonly win: Win }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/**
 * An API server with the one route.
 * @param play what a play does; an error of it is answered with 500 by Express
 */
export function expressServer(
  secret: string,
  play: (code: string, player: string) => Promise<Played>,
): Server {
  const app: Express = express();
  app.disable("x-powered-by").disable("etag"); // a hash of each answer, for answers that are never asked for again
  app.use(express.json({ limit: BODY_LIMIT }));
  app.post("/api/game/play", bearer(secret), async (request: Request, response: Response) => {
    const code = codeIn(request.body);
    if (code === undefined) return refuse(response, "invalid-request");
    const played = await play(code, response.locals["player"] as string);
    if (played.kind === "refused") return refuse(response, played.refusal);
    response.json(winBody(played.win));
  });
  return createServer(app);
}

function bearer(secret: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const player = playerOf(request.headers.authorization, secret);
    if (player === undefined) {
      refuse(response, "unauthenticated");
      return;
    }
    response.locals["player"] = player;
    next();
  };
}

/** The player's id in a bearer token that is whole, ours and not expired. */
function playerOf(authorization: string | undefined, secret: string): string | undefined {
  if (!authorization?.startsWith("Bearer ")) return undefined;
  try {
    const claims = jwt.verify(authorization.slice("Bearer ".length), secret, { algorithms: ["HS256"] });
    return typeof claims === "object" ? claims.sub : undefined;
  } catch (error) {
    if (error instanceof jwt.JsonWebTokenError) return undefined;
    throw error;
  }
}

function refuse(response: Response, refusal: Refusal): void {
  const { status, error } = REFUSALS[refusal];
  response.status(status).json({ success: false, error });
}
