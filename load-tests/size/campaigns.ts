/** The campaigns that are compared: created by the API as operations would, and their codes computed. */

import type { CampaignDefinition } from "../../durable-objects/campaign-desk/definition.ts";
import { type CampaignCodes, createCampaignCodes } from "../../worker/tickets/codes/codes.ts";
import { demoCampaign } from "../local/demo.ts";
import { readSecrets } from "../local/secrets.ts";
import { seedCampaign } from "../local/seed.ts";
import type { LocalServer } from "../local/server.ts";
import type { Arm } from "./arms.ts";

export interface SizedCampaign {
  readonly slug: string;
  readonly codes: CampaignCodes;
}

export interface CreatedArm {
  readonly campaigns: readonly SizedCampaign[];
  /** How long the creation of each took over HTTP, in turn. */
  readonly creationMs: readonly number[];
}

/** Creates and opens `count` campaigns of one size. */
export async function createArm(
  server: LocalServer,
  dataDir: string,
  adminToken: string,
  arm: Arm,
  count: number,
  name: string,
): Promise<CreatedArm> {
  const campaigns: SizedCampaign[] = [];
  const creationMs: number[] = [];
  for (let index = 0; index < count; index++) {
    const slug = `${name}-${index}`;
    const tookMs = await seedCampaign(server, adminToken, definitionOf(slug, arm));
    if (tookMs === undefined) throw new Error(`${slug} was there already`);
    creationMs.push(tookMs);
    const { codeKey: rootKey } = readSecrets(dataDir);
    const { codeFormat: format, tickets: ticketCount, shards: shardCount } = arm;
    campaigns.push({
      slug,
      codes: createCampaignCodes({ rootKey, campaign: slug, format, ticketCount, shardCount }),
    });
  }
  return { campaigns, creationMs };
}

/** The demo's prizes; stock is apportioned from their shares. */
function definitionOf(slug: string, { tickets, shards, codeFormat }: Arm): CampaignDefinition {
  const demo = demoCampaign(Date.now());
  return {
    ...demo,
    slug,
    name: slug,
    codeFormat,
    ticketCount: tickets,
    shardCount: shards,
    prizes: demo.prizes.map(({ stock: _, ...prize }) => prize),
    batches: [{ label: slug, firstSerial: 0, lastSerial: tickets - 1, status: "active" }],
  };
}
