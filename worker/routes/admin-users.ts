/** Administering accounts (contract 6.6 to 6.9). */

import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import {
  employeeSchema,
  olderEmployeeSchema,
  userChangesSchema,
} from "../accounts/administration-schemas.ts";
import { USER_CURSOR } from "../accounts/list-users.ts";
import type { CreateEmployeeOutcome } from "../accounts/outcomes.ts";
import { refuse } from "../http/answer.ts";
import type { AppEnv } from "../http/app-env.ts";
import { officeFor } from "../http/office.ts";
import { isWithinReach, OUT_OF_REACH, pageParameters, paginationSchema } from "../http/pagination.ts";
import { ADMINISTRATORS, ERROR_ANSWERS, jsonAnswer, jsonBody, route } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import { PRIVATE, roleSchema, success, userSchema } from "./schemas.ts";

const LIMIT_DEFAULT = 20; // the contract's

const messageSchema = z.object({ success: z.literal(true), message: z.string() });
const userWithStateSchema = userSchema.extend({ isVerified: z.boolean() });
const params = z.object({ id: z.string() });

const { page, limit, cursor } = pageParameters(LIMIT_DEFAULT);

const listUsers = route(
  ADMINISTRATORS,
  {
    method: "get",
    path: "/api/admin/users",
    summary: "Accounts, newest first",
    request: {
      query: z
        .object({
          page,
          limit,
          cursor: cursor.refine(
            (text) => text === undefined || USER_CURSOR.test(text),
            "Le paramètre cursor n'est pas valide",
          ),
          role: z
            .enum(roleSchema.options, "Le paramètre role doit être CLIENT, EMPLOYEE ou ADMIN")
            .optional(),
        })
        .refine(isWithinReach, OUT_OF_REACH),
    },
    responses: {
      200: jsonAnswer(
        "A page of accounts",
        success(
          z.object({
            users: z.array(userWithStateSchema.extend({ createdAt: z.iso.datetime() })),
            pagination: paginationSchema,
          }),
        ),
      ),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const { users, pagination } = await createServices(c.env, c.executionCtx, c.req.raw).users.list(
      c.req.valid("query"),
    );
    return c.json({ success: true as const, data: { users: [...users], pagination } }, 200, PRIVATE);
  },
);

const EMPLOYEE = jsonAnswer("Created", messageSchema.extend({ data: userSchema }));

const createEmployee = route(
  ADMINISTRATORS,
  {
    method: "post",
    path: "/api/admin/employees",
    summary: "Create an employee, who gets a mail to prove the address",
    request: {
      body: jsonBody(employeeSchema, {
        email: "employee@thetiptop.com",
        password: "TempPassword123",
        firstName: "Marie",
        lastName: "Dupont",
      }),
    },
    responses: { 201: EMPLOYEE, ...ERROR_ANSWERS },
  },
  async (c) => {
    return answerCreation(c, await officeFor(c).employees.create(c.req.valid("json")));
  },
);

/** `POST /users/add-employee` of the brief, in older-users.ts: the same, with one `name`. */
export const addEmployee = route(
  ADMINISTRATORS,
  {
    method: "post",
    path: "/users/add-employee",
    summary: "Create an employee (older call)",
    request: { body: jsonBody(olderEmployeeSchema) },
    responses: { 201: EMPLOYEE, ...ERROR_ANSWERS },
  },
  async (c) => {
    return answerCreation(c, await officeFor(c).employees.create(c.req.valid("json")));
  },
);

function answerCreation(c: Context<AppEnv>, outcome: CreateEmployeeOutcome) {
  switch (outcome.kind) {
    case "created":
      return c.json({ success: true as const, message: "Employé créé avec succès", data: outcome.user }, 201);
    case "address-taken":
      return refuse("address-taken");
    case "invalid":
      return refuse("invalid-request", outcome.problems);
  }
}

const updateUser = route(
  ADMINISTRATORS,
  {
    method: "put",
    path: "/api/admin/users/{id}",
    summary: "Change a role, a name, or whether an address counts as proved",
    request: { params, body: jsonBody(userChangesSchema, { role: "EMPLOYEE", isVerified: true }) },
    responses: {
      200: jsonAnswer("The account after the change", messageSchema.extend({ data: userWithStateSchema })),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const outcome = await officeFor(c).users.change(c.req.valid("param").id, c.req.valid("json"));
    switch (outcome.kind) {
      case "updated": {
        const message = "Utilisateur mis à jour avec succès";
        return c.json({ success: true as const, message, data: outcome.user }, 200);
      }
      case "not-found":
        return refuse("user-not-found");
      case "last-administrator":
        return refuse("last-administrator");
      case "address-taken":
        return refuse("address-taken");
      case "invalid":
        return refuse("invalid-request", outcome.problems);
    }
  },
);

const removeUser = route(
  ADMINISTRATORS,
  {
    method: "delete",
    path: "/api/admin/users/{id}",
    summary: "Erase an account with its tickets, for good",
    request: { params },
    responses: { 200: jsonAnswer("Erased", messageSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const outcome = await officeFor(c).users.erase(c.req.valid("param").id);
    switch (outcome.kind) {
      case "deleted":
        return c.json({ success: true as const, message: "Utilisateur supprimé avec succès" }, 200);
      case "not-found":
        return refuse("user-not-found");
      case "last-administrator":
        return refuse("last-administrator");
    }
  },
);

export const adminUserRoutes = [listUsers, createEmployee, updateUser, removeUser] as const;
