/** The brief's older calls about accounts: same rules and answers as the contract's, under their old names. */

import { logInSchema, olderProfileSchema, signupSchema } from "../accounts/validation.ts";
import { languageOf } from "../http/language.ts";
import { ERROR_ANSWERS, jsonAnswer, jsonBody, route, SIGNED_IN } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import {
  answerLogIn,
  answerRegistered,
  answerUpdatedProfile,
  loggedInSchema,
  registeredSchema,
  updatedProfileSchema,
} from "./account-answers.ts";
import { addEmployee } from "./admin-users.ts";

const signUp = route(
  "anyone",
  {
    method: "post",
    path: "/users/signup",
    summary: "Register a player, by one name",
    description: "The first word of `name` is the first name, the rest the last name; a single word is both.",
    request: { body: jsonBody(signupSchema) },
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
    path: "/users/login",
    summary: "Log in",
    request: { body: jsonBody(logInSchema) },
    responses: { 200: jsonAnswer("Logged in", loggedInSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const { email, password } = c.req.valid("json");
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    return answerLogIn(c, await services.logIn(email, password));
  },
);

const updateProfile = route(
  SIGNED_IN,
  {
    method: "put",
    path: "/users/update-profile",
    summary: "Change one's own profile, by one name or by the newer fields",
    request: { body: jsonBody(olderProfileSchema) },
    responses: { 200: jsonAnswer("The profile as it is now", updatedProfileSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    return answerUpdatedProfile(c, await services.updateProfile(c.var.account, c.req.valid("json")));
  },
);

export const olderUserRoutes = [signUp, logIn, updateProfile, addEmployee] as const;
