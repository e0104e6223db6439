/** Answers that the contract's routes and the brief's older ones share. */

import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type {
  FinishLogInOutcome,
  LogInOutcome,
  RegisterOutcome,
  UpdateProfileOutcome,
} from "../accounts/outcomes.ts";
import { refuse, refuseLimited } from "../http/answer.ts";
import type { AppEnv } from "../http/app-env.ts";
import { messageSchema, PRIVATE, profileSchema, userSchema } from "./schemas.ts";

export const registeredSchema = messageSchema.extend({ user: userSchema });

export function answerRegistered(c: Context<AppEnv>, outcome: RegisterOutcome) {
  switch (outcome.kind) {
    case "limited":
      return refuseLimited(outcome.allowance);
    case "invalid":
      return refuse("invalid-request", outcome.problems);
    case "registered": {
      const message = "Inscription réussie. Veuillez vérifier votre email pour activer votre compte.";
      return c.json({ success: true as const, message, user: outcome.user }, 201);
    }
  }
}

export const loggedInSchema = messageSchema.extend({
  token: z.string(),
  user: userSchema.extend({ isVerified: z.boolean() }),
});

export function answerLogIn(c: Context<AppEnv>, outcome: LogInOutcome | FinishLogInOutcome) {
  switch (outcome.kind) {
    case "limited":
      return refuseLimited(outcome.allowance);
    case "refused":
      return refuse("wrong-credentials");
    case "second-factor":
      return refuse("second-factor-required", [], { challenge: outcome.challenge });
    case "wrong-code":
      return refuse("wrong-second-factor");
    case "challenge-over":
      return refuse("challenge-over");
    case "logged-in": {
      const { id, email, firstName, lastName, role, isVerified } = outcome.user;
      const user = { id, email, firstName, lastName, role, isVerified };
      const { token } = outcome;
      return c.json({ success: true as const, message: "Connexion réussie", token, user }, 200, {
        "Cache-Control": "no-store",
      });
    }
  }
}

/** The contract leaves these two out of the answer to a change (3.2). */
export const updatedProfileSchema = messageSchema.extend({
  data: profileSchema.omit({ isVerified: true, createdAt: true }),
});

export function answerUpdatedProfile(c: Context<AppEnv>, outcome: UpdateProfileOutcome) {
  switch (outcome.kind) {
    case "invalid":
      return refuse("invalid-request", outcome.problems);
    case "gone":
      return refuse("unauthenticated");
    case "updated": {
      const { isVerified: _, createdAt: __, ...data } = outcome.profile;
      const message = "Profil mis à jour avec succès";
      return c.json({ success: true as const, message, data }, 200, PRIVATE);
    }
  }
}
