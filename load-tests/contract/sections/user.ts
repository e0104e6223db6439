/** Contract section 3. */

import { expect, it } from "vitest";
import { INSTANT, PASSWORD, type Refusal, type Stage } from "../stage.ts";

const PROFILE = "/api/users/profile";

export function userSection(stage: () => Stage): void {
  it("3.1 shows one's profile", async () => {
    const { id, email, token } = await stage().someone();
    const answer = await stage().api.ask(`GET ${PROFILE}`, { token });
    expect(answer.body).toEqual({
      success: true,
      data: {
        id,
        email,
        firstName: "Zoé",
        lastName: "Lefèvre",
        phone: null,
        address: null,
        city: null,
        postalCode: null,
        role: "CLIENT",
        isVerified: true,
        createdAt: expect.stringMatching(INSTANT),
      },
    });
    expect((await stage().api.ask(`GET ${PROFILE}`)).status).toBe(401);
  });

  it("3.2 changes what is named of a profile and nothing else", async () => {
    const { email, token } = await stage().someone();
    const first = await stage().api.ask(`PUT ${PROFILE}`, {
      token,
      body: { address: "2 rue de Lyon", city: "Lyon", postalCode: "69001", role: "ADMIN" },
    });
    const expected = { email, firstName: "Zoé", address: "2 rue de Lyon", city: "Lyon", role: "CLIENT" };
    expect(first).toMatchObject({
      status: 200,
      body: { success: true, message: "Profil mis à jour avec succès", data: expected },
    });
    const second = await stage().api.ask(`PUT ${PROFILE}`, { token, body: { firstName: "John" } });
    expect(second.body).toMatchObject({ data: { ...expected, firstName: "John", postalCode: "69001" } });
    expect((await stage().api.ask(`PUT ${PROFILE}`, { body: {} })).status).toBe(401);
  });

  it("3.2 refuses what a registration would refuse, and then changes nothing", async () => {
    const { token } = await stage().someone();
    const body = { city: "Nice", postalCode: "nice" };
    const answer = await stage().api.ask<Refusal>(`PUT ${PROFILE}`, { token, body });
    expect(answer).toMatchObject({ status: 400, body: { details: [{ field: "postalCode" }] } });
    expect((await stage().api.ask(`GET ${PROFILE}`, { token })).body).toMatchObject({ data: { city: null } });
  });

  it("3.3 changes the password of who knows the present one", async () => {
    const { email, token } = await stage().someone();
    const change = {
      currentPassword: PASSWORD,
      newPassword: "NewPassword123",
      confirmPassword: "NewPassword123",
    };
    const operation = "POST /api/users/change-password";
    const wrong = await stage().api.ask(operation, {
      token,
      body: { ...change, currentPassword: "Wrong1234" },
    });
    expect(wrong).toMatchObject({ status: 400, body: { error: "Le mot de passe actuel est incorrect" } });
    const differing = await stage().api.ask(operation, { token, body: { ...change, confirmPassword: "x" } });
    expect(differing.status).toBe(400);
    expect((await stage().api.ask(operation, { body: change })).status).toBe(401);
    const answer = await stage().api.ask(operation, { token, body: change });
    expect(answer).toMatchObject({
      status: 200,
      body: { success: true, message: "Mot de passe modifié avec succès" },
    });
    const login = await stage().api.ask("POST /api/auth/login", {
      body: { email, password: "NewPassword123" },
    });
    expect(login.status).toBe(200);
  });

  it("3.4 deletes one's account, with its sessions", async () => {
    const { email, token } = await stage().someone();
    const answer = await stage().api.ask("DELETE /api/users/account", { token });
    expect(answer).toMatchObject({
      status: 200,
      body: { success: true, message: "Compte supprimé avec succès" },
    });
    expect((await stage().api.ask("DELETE /api/users/account", { token })).status).toBe(401);
    const login = await stage().api.ask("POST /api/auth/login", { body: { email, password: PASSWORD } });
    expect(login.status).toBe(401);
  });
}
