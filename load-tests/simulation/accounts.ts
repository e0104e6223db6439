/** The players' accounts in D1, and their end: the Worker's own way of erasing a person. */

import { eraseUser } from "../../worker/accounts/erase.ts";
import type { Cast } from "./cast.ts";

const INSERT = `INSERT INTO users (id, email, password_hash, first_name, last_name, role, is_verified, created_at)
  SELECT value, value || '@example.com', '', 'Zoé', 'Lefèvre', 'CLIENT', 1, 0 FROM json_each(?1)`;

export function createAccounts({ house, scenario }: Cast): void {
  house.d1.query(INSERT, JSON.stringify(scenario.players));
}

/** Plans that some players have themselves erased, while their wins may still be on their way. */
export function planErasures(cast: Cast): void {
  const { scenario, world, bindings } = cast;
  for (let count = 0; count < scenario.erasures; count++) {
    const player = world.dice.oneOf(scenario.players);
    cast.plan(world.dice.upTo(scenario.busyMs), `erase ${player}`, async () => {
      await cast.persist(() => eraseUser(bindings, player));
    });
  }
}
