/** What comes while D1 lacks a table: the answers for whatever is not the visitor's doing. */

import type { Kind } from "./kinds.ts";
import { NAVIGATES } from "./recorder.ts";
import type { Stage } from "./stage.ts";

const TABLES = ["sessions", "users", "winners"];

export async function withBrokenDatabase({ house }: Stage, during: () => Promise<void>): Promise<void> {
  for (const table of TABLES) await house.query(`ALTER TABLE ${table} RENAME TO away_${table}`);
  try {
    await during();
  } finally {
    for (const table of TABLES) await house.query(`ALTER TABLE away_${table} RENAME TO ${table}`);
  }
}

export function brokenKinds({ player }: Stage): Kind[] {
  const body = JSON.stringify({ email: "ada@example.com", password: "Wrong1234" });
  return [
    {
      name: "API, database broken",
      visit: {
        path: "/api/auth/login",
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      },
    },
    {
      name: "page, database broken",
      visit: { path: "/mes-gains", headers: { ...NAVIGATES, cookie: `__Host-session=${player.token}` } },
    },
  ];
}
