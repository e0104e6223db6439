/** A deployed service, on the files that `prepare` made. Its D1 is out of reach, so its rows are counted by the service. */

import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { campaignStatus } from "../local/api-client.ts";
import { UserError } from "../local/user-error.ts";
import type { Target } from "./target.ts";

const playerSchema = z.object({ id: z.string(), email: z.string(), token: z.string() });
const preparedSchema = z.object({
  campaign: z.string(),
  players: z.array(playerSchema),
  staff: z.array(playerSchema),
  tickets: z.array(z.tuple([z.number(), z.string()])),
});
export type Prepared = z.infer<typeof preparedSchema>;

/**
 * @param url the service's origin
 * @param input the folder that `prepare` wrote, from where npm was called
 * @throws UserError when something of it is missing
 */
export async function deployedTarget(url: string, input: string): Promise<Target> {
  const file = join(resolve(process.env["INIT_CWD"] ?? "", input), "prepared.json");
  if (!existsSync(file)) throw new UserError(`There is no ${file}: \`npm run load -- prepare\` makes it.`);
  const { campaign, players, staff, tickets } = preparedSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const adminToken = process.env["ADMIN_TOKEN"];
  if (adminToken === undefined || adminToken === "")
    throw new UserError(
      "ADMIN_TOKEN must be an administrator's bearer token: the verifier reads the ledgers with it.",
    );
  const { catalogue } = await campaignStatus(url, adminToken, campaign);
  const serials = new Map(tickets.map(([serial, code]) => [code, serial]));
  let taken = 0;
  return {
    name: url,
    url,
    adminToken,
    catalogue,
    players: async (count, role = "CLIENT") => {
      const those = role === "CLIENT" ? players : staff;
      if (those.length < count)
        throw new UserError(
          `This run needs ${count} accounts of the kind ${role}, prepared were ${those.length}.`,
        );
      return those.slice(0, count);
    },
    takeCodes: (count) => {
      if (taken + count > tickets.length)
        throw new UserError(
          `This run needs ${count} codes more, ${tickets.length - taken} are left of those prepared.`,
        );
      taken += count;
      return tickets.slice(taken - count, taken).map(([, code]) => code);
    },
    serialOf: (code) => serials.get(code),
    query: undefined,
    seed: () => undefined,
    runtime: undefined,
    stop: async () => undefined,
  };
}
