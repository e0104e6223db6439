/** Registering, logging in and out, and the links in mails (contract, section 2). */

import { z } from "@hono/zod-openapi";
import {
  forgotPasswordSchema,
  logInSchema,
  registerSchema,
  resetPasswordSchema,
  secondFactorSchema,
} from "../accounts/validation.ts";
import { refuse, refuseLimited } from "../http/answer.ts";
import { bearerOf } from "../http/guard.ts";
import { languageOf } from "../http/language.ts";
import { ERROR_ANSWERS, jsonAnswer, jsonBody, route, SIGNED_IN } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import { answerLogIn, answerRegistered, loggedInSchema, registeredSchema } from "./account-answers.ts";
import { done, messageSchema, PRIVATE, profileSchema } from "./schemas.ts";

const registerAccount = route(
  "anyone",
  {
    method: "post",
    path: "/api/auth/register",
    summary: "Register a player",
    description:
      "The same answer whether the address is known or not. `Accept-Language` decides the language of the mails.",
    request: {
      body: jsonBody(registerSchema, {
        email: "user@example.com",
        password: "Password123",
        confirmPassword: "Password123",
        firstName: "John",
        lastName: "Doe",
        phone: "0612345678",
        address: "1 rue de Paris",
        city: "Paris",
        postalCode: "75001",
      }),
    },
    responses: { 201: jsonAnswer("Registered", registeredSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    return answerRegistered(c, await services.register(c.req.valid("json"), languageOf(c.req.raw)));
  },
);

const logIn = route(
  "anyone",
  {
    method: "post",
    path: "/api/auth/login",
    summary: "Log in",
    description:
      "An account with a second factor gets 401 with `code: second_factor_required` and a `challenge` for POST /api/auth/second-factor.",
    request: { body: jsonBody(logInSchema, { email: "user@example.com", password: "Password123" }) },
    responses: {
      200: jsonAnswer("Logged in; the token holds for seven days", loggedInSchema),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const { email, password } = c.req.valid("json");
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    return answerLogIn(c, await services.logIn(email, password));
  },
);

const finishLogIn = route(
  "anyone",
  {
    method: "post",
    path: "/api/auth/second-factor",
    summary: "Finish a log-in by a code",
    description:
      "For accounts with a second factor: the log-in answered 401 with `code: second_factor_required` and a `challenge`, which holds for five minutes. `code` is the authenticator's, or a recovery code.",
    request: {
      body: jsonBody(secondFactorSchema, { challenge: "challenge-from-the-log-in", code: "123456" }),
    },
    responses: {
      200: jsonAnswer("Logged in, as by the log-in alone", loggedInSchema),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const { challenge, code } = c.req.valid("json");
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    return answerLogIn(c, await services.finishLogIn(challenge, code));
  },
);

const verifyEmail = route(
  "anyone",
  {
    method: "get",
    path: "/api/auth/verify-email/{token}",
    summary: "Prove an address by the link in its mail",
    request: { params: z.object({ token: z.string() }) },
    responses: { 200: jsonAnswer("Proved; the second time as well", messageSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    const outcome = await services.verifyEmail(c.req.valid("param").token);
    switch (outcome.kind) {
      case "limited":
        return refuseLimited(outcome.allowance);
      case "invalid-link":
        return refuse("invalid-link");
      case "verified":
        return c.json(
          done("Email vérifié avec succès! Vous pouvez maintenant vous connecter."),
          200,
          PRIVATE,
        );
    }
  },
);

const forgotPassword = route(
  "anyone",
  {
    method: "post",
    path: "/api/auth/forgot-password",
    summary: "Ask for a mail with a link to a new password",
    request: { body: jsonBody(forgotPasswordSchema, { email: "user@example.com" }) },
    responses: { 200: jsonAnswer("The same for any address", messageSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    const outcome = await services.forgotPassword(c.req.valid("json").email);
    switch (outcome.kind) {
      case "limited":
        return refuseLimited(outcome.allowance);
      case "invalid":
        return refuse("invalid-request", outcome.problems);
      case "taken":
        return c.json(done("Si cet email existe, un lien de réinitialisation a été envoyé."), 200);
    }
  },
);

const resetPassword = route(
  "anyone",
  {
    method: "post",
    path: "/api/auth/reset-password",
    summary: "Set a new password by the link in a mail, once",
    request: {
      body: jsonBody(resetPasswordSchema, {
        token: "reset-token-from-email",
        password: "NewPassword123",
        confirmPassword: "NewPassword123",
      }),
    },
    responses: { 200: jsonAnswer("Set; every session is ended", messageSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const outcome = await createServices(c.env, c.executionCtx, c.req.raw).resetPassword(c.req.valid("json"));
    switch (outcome.kind) {
      case "limited":
        return refuseLimited(outcome.allowance);
      case "invalid":
        return refuse("invalid-request", outcome.problems);
      case "invalid-link":
        return refuse("invalid-link");
      case "reset":
        return c.json(
          done("Mot de passe réinitialisé avec succès. Vous pouvez maintenant vous connecter."),
          200,
        );
    }
  },
);

const logOut = route(
  SIGNED_IN,
  {
    method: "post",
    path: "/api/auth/logout",
    summary: "End this session",
    responses: { 200: jsonAnswer("Ended", messageSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    await createServices(c.env, c.executionCtx, c.req.raw).logOut(bearerOf(c.req.raw));
    return c.json(done("Déconnexion réussie"), 200);
  },
);

const me = route(
  SIGNED_IN,
  {
    method: "get",
    path: "/api/auth/me",
    summary: "Who is signed in",
    responses: {
      200: jsonAnswer("The account", z.object({ success: z.literal(true), user: profileSchema })),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const user = await createServices(c.env, c.executionCtx, c.req.raw).profile(c.var.account);
    if (!user) return refuse("unauthenticated");
    return c.json({ success: true as const, user }, 200, PRIVATE);
  },
);

export const authRoutes = [
  registerAccount,
  logIn,
  finishLogIn,
  verifyEmail,
  forgotPassword,
  resetPassword,
  logOut,
  me,
] as const;
