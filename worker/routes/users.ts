/** One's own account (contract, section 3). */

import { changePasswordSchema, profileSchema as profileChangesSchema } from "../accounts/validation.ts";
import { refuse, refuseLimited } from "../http/answer.ts";
import { bearerOf } from "../http/guard.ts";
import { ERROR_ANSWERS, jsonAnswer, jsonBody, route, SIGNED_IN } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import { answerUpdatedProfile, updatedProfileSchema } from "./account-answers.ts";
import { done, messageSchema, PRIVATE, profileSchema, success } from "./schemas.ts";

const readProfile = route(
  SIGNED_IN,
  {
    method: "get",
    path: "/api/users/profile",
    summary: "One's own profile",
    responses: { 200: jsonAnswer("The profile", success(profileSchema)), ...ERROR_ANSWERS },
  },
  async (c) => {
    const data = await createServices(c.env, c.executionCtx, c.req.raw).profile(c.var.account);
    if (!data) return refuse("unauthenticated");
    return c.json({ success: true as const, data }, 200, PRIVATE);
  },
);

const updateProfile = route(
  SIGNED_IN,
  {
    method: "put",
    path: "/api/users/profile",
    summary: "Change one's own profile",
    description: "Only the fields that are there change; null or an empty text clears an optional one.",
    request: {
      body: jsonBody(profileChangesSchema, { address: "2 rue de Lyon", city: "Lyon", postalCode: "69001" }),
    },
    responses: { 200: jsonAnswer("The profile as it is now", updatedProfileSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    return answerUpdatedProfile(c, await services.updateProfile(c.var.account, c.req.valid("json")));
  },
);

const changePassword = route(
  SIGNED_IN,
  {
    method: "post",
    path: "/api/users/change-password",
    summary: "Change one's own password",
    description: "Ends every other session of the account.",
    request: {
      body: jsonBody(changePasswordSchema, {
        currentPassword: "OldPassword123",
        newPassword: "NewPassword123",
        confirmPassword: "NewPassword123",
      }),
    },
    responses: { 200: jsonAnswer("Changed", messageSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    const outcome = await services.changePassword(c.var.account, bearerOf(c.req.raw), c.req.valid("json"));
    switch (outcome.kind) {
      case "limited":
        return refuseLimited(outcome.allowance);
      case "invalid":
        return refuse("invalid-request", outcome.problems);
      case "wrong-password":
        return refuse("wrong-password");
      case "changed":
        return c.json(done("Mot de passe modifié avec succès"), 200);
    }
  },
);

const deleteAccount = route(
  SIGNED_IN,
  {
    method: "delete",
    path: "/api/users/account",
    summary: "Delete one's own account",
    responses: { 200: jsonAnswer("Deleted", messageSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const outcome = await createServices(c.env, c.executionCtx, c.req.raw).deleteAccount(c.var.account);
    switch (outcome.kind) {
      case "last-administrator":
        return refuse("last-administrator");
      case "deleted":
        return c.json(done("Compte supprimé avec succès"), 200);
    }
  },
);

export const userRoutes = [readProfile, updateProfile, changePassword, deleteAccount] as const;
