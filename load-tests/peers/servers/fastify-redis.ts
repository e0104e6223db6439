/** Fastify 5 and Redis: one script a play. Whether it is durable before the answer is Redis' setting (appendfsync). */

import { randomInt, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyJwt from "@fastify/jwt";
import fastify, { type FastifyReply } from "fastify";
import { Redis } from "ioredis";
import { REFUSALS, type Refusal, winBody } from "./answers.ts";
import { REDIS_KEYS, type RedisServerConfig } from "./redis-keys.ts";
import { serve } from "./serve.ts";

const RANDOM_BELOW = 2 ** 48 - 1; // the most that randomInt takes
const BODY = {
  type: "object",
  required: ["ticketCode"],
  properties: { ticketCode: { type: "string", maxLength: 40 } },
} as const;
const TEXT = { type: "string" } as const;
/** With a schema Fastify compiles a serialiser, which is faster than JSON.stringify. */
const WIN = {
  type: "object",
  properties: {
    success: { type: "boolean" },
    message: TEXT,
    data: {
      type: "object",
      properties: {
        ticket: {
          type: "object",
          properties: { id: TEXT, code: TEXT, status: TEXT, played_at: TEXT },
        },
        prize: {
          type: "object",
          properties: { id: TEXT, type: TEXT, name: TEXT, description: TEXT, value: TEXT },
        },
      },
    },
  },
} as const;

declare module "@fastify/jwt" {
  interface FastifyJWT {
    readonly payload: { readonly sub: string };
  }
}

await serve<RedisServerConfig>(async ({ secret, address, autoPipelining }) => {
  const redis = new Redis({ ...address, enableAutoPipelining: autoPipelining });
  const script = String(
    await redis.script("LOAD", readFileSync(join(import.meta.dirname, "play.lua"), "utf8")),
  );
  const keys = [REDIS_KEYS.unplayed, REDIS_KEYS.winners, REDIS_KEYS.left];

  const app = fastify();
  // A player's token comes with every play: the library remembers the ones that it has verified.
  await app.register(fastifyJwt, { secret, verify: { algorithms: ["HS256"], cache: true } });
  app.post<{ Body: { ticketCode: string } }>(
    "/api/game/play",
    {
      schema: { body: BODY, response: { 200: WIN } },
      onRequest: async (request, reply) => {
        try {
          await request.jwtVerify();
        } catch {
          return refuse(reply, "unauthenticated");
        }
      },
    },
    async (request, reply) => {
      const code = request.body.ticketCode;
      const { sub: player } = request.user as { readonly sub: string };
      const id = randomUUID();
      const playedAt = new Date();
      const random = randomInt(RANDOM_BELOW);
      const args = [code, player, id, playedAt.toISOString(), random];
      const [outcome, prize] = (await redis.evalsha(script, keys.length, ...keys, ...args)) as [
        string,
        number,
      ];
      if (outcome !== "won") return refuse(reply, refusalOf(outcome));
      return winBody({ id, code, prize, playedAt });
    },
  );
  await app.ready();
  return app.server;
});

function refuse(reply: FastifyReply, refusal: Refusal) {
  const { status, error } = REFUSALS[refusal];
  return reply.code(status).send({ success: false, error });
}

function refusalOf(outcome: string): Refusal {
  if (Object.hasOwn(REFUSALS, outcome)) return outcome as Refusal;
  throw new Error(`the script's outcome ${outcome} is not known`);
}
