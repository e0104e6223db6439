/** Registering and logging in (contract 2.1, 2.2). */

import { z } from "@hono/zod-openapi";
import { logInSchema, registerSchema } from "../accounts/validation.ts";
import { refuse } from "../http/answer.ts";
import { ERROR_ANSWERS, JSON_ROUTE, jsonAnswer, jsonBody, route } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import { userSchema } from "./schemas.ts";

const answerSchema = z.object({ success: z.literal(true), message: z.string() });

export const registerAccount = route(
  {
    method: "post",
    path: "/api/auth/register",
    summary: "Register a player",
    ...JSON_ROUTE,
    request: { body: jsonBody(registerSchema) },
    responses: { 201: jsonAnswer("Registered", answerSchema.extend({ user: userSchema })), ...ERROR_ANSWERS },
  },
  async (c) => {
    const outcome = await createServices(c.env, c.executionCtx).register(c.req.valid("json"));
    if (outcome.kind === "invalid") return refuse("invalid-request", outcome.problems);
    const message = "Inscription réussie. Veuillez vérifier votre email pour activer votre compte.";
    return c.json({ success: true as const, message, user: outcome.user }, 201);
  },
);

export const logIn = route(
  {
    method: "post",
    path: "/api/auth/login",
    summary: "Log in",
    ...JSON_ROUTE,
    request: { body: jsonBody(logInSchema) },
    responses: {
      200: jsonAnswer(
        "Logged in; the token holds for seven days",
        answerSchema.extend({ token: z.string(), user: userSchema.extend({ isVerified: z.boolean() }) }),
      ),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const { email, password } = c.req.valid("json");
    const outcome = await createServices(c.env, c.executionCtx).logIn(email, password);
    if (outcome.kind === "refused") return refuse("wrong-credentials");
    const { token, user } = outcome;
    return c.json({ success: true as const, message: "Connexion réussie", token, user }, 200, {
      "Cache-Control": "no-store",
    });
  },
);
