import { describe, expect, it } from "vitest";
import { unstable_readConfig } from "wrangler";
import type { Account, Role } from "../services.ts";
import { mustEnrol } from "./policy.ts";

const settingIn = (env?: string) =>
  unstable_readConfig({ config: "wrangler.toml", ...(env !== undefined && { env }) }).vars[
    "STAFF_SECOND_FACTOR"
  ];

const someone = (role: Role, hasSecondFactor: boolean) => ({ role, hasSecondFactor }) as Account;

describe("the house's rule on second factors", () => {
  it("asks one of staff in production, and of nobody where tests bring staff of their own", () => {
    expect([settingIn("production"), settingIn("staging"), settingIn()]).toEqual([
      "required",
      "optional",
      "optional",
    ]);
  });

  it("holds up staff without one alone, where it is required alone", () => {
    const held = (["required", "optional", undefined] as const).map((setting) =>
      (["CLIENT", "EMPLOYEE", "ADMIN"] as const).map((role) =>
        [true, false].map((has) =>
          mustEnrol(setting === undefined ? {} : { STAFF_SECOND_FACTOR: setting }, someone(role, has)),
        ),
      ),
    );
    const [nobody, without] = [
      [false, false],
      [false, true],
    ];
    expect(held).toEqual([
      [nobody, without, without],
      [nobody, nobody, nobody],
      [nobody, nobody, nobody],
    ]);
  });
});
