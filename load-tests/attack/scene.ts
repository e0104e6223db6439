/** What is attacked: a service of its own with a campaign, two shops, staff, and a player who has won. */

import type { Role } from "../../worker/services.ts";
import { readSecrets } from "../local/secrets.ts";
import type { Player } from "../players.ts";
import { definitionOf, type TestCampaign } from "../system/campaigns.ts";
import { House } from "../system/house.ts";
import { type PlayBody, play } from "../system/plays.ts";
import { openShop, type Shop } from "../system/shops.ts";

const SLUG = "attacked";
const TICKETS = 20_000;
/** From here on tickets are given at the two shops' counters. */
const COUNTER_FROM = 18_000;
const COUNTER_TICKETS = 1_000;
const LEVEL_TIMEOUT_MS = 15_000;
/** RFC 5737: addresses that are nobody's. */
const ADDRESS_PREFIX = "203.0.113.";

export interface Victim extends Player {
  readonly code: string;
  readonly ticketId: string;
  /** Of the open session. */
  readonly sessionId: string;
}

export class Scene {
  readonly house: House;
  readonly campaign: TestCampaign;
  readonly victim: Victim;
  readonly nice: Shop;
  readonly lyon: Shop;
  /** Known to the script alone, to forge what only a leak would allow. */
  readonly sessionSecret: string;
  #serial = 0;
  #address = 0;

  private constructor(
    house: House,
    campaign: TestCampaign,
    victim: Victim,
    shops: readonly [nice: Shop, lyon: Shop],
  ) {
    this.house = house;
    this.campaign = campaign;
    this.victim = victim;
    [this.nice, this.lyon] = shops;
    this.sessionSecret = readSecrets(house.dataDir).sessionSecret;
    this.#serial = 1; // the victim's was the first
  }

  static async set(): Promise<Scene> {
    const house = await House.open(SLUG);
    const [nice, lyon] = [await openShop(house, "nice"), await openShop(house, "lyon")];
    const counter = (store: string, firstSerial: number) => {
      const lastSerial = firstSerial + COUNTER_TICKETS - 1;
      return { label: store, firstSerial, lastSerial, status: "active", store, use: "counter" } as const;
    };
    const campaign = await house.campaign(
      definitionOf(SLUG, TICKETS, undefined, {
        batches: [
          { label: "Paris", firstSerial: 0, lastSerial: COUNTER_FROM - 1, status: "active" },
          counter("nice", COUNTER_FROM),
          counter("lyon", COUNTER_FROM + COUNTER_TICKETS),
        ],
      }),
    );
    const [player] = await house.players(1);
    if (!player) throw new Error("nobody was seeded");
    const code = campaign.codes.codeOf(0);
    const { body } = await play(house, { player, code });
    const ticketId = body.data?.ticket.id;
    if (ticketId === undefined) throw new Error(`the victim has not won: ${JSON.stringify(body)}`);
    await house.untilLevel(SLUG, LEVEL_TIMEOUT_MS);
    const victim = { ...player, code, ticketId, sessionId: sessionIn(player.token) };
    return new Scene(house, campaign, victim, [nice, lyon]);
  }

  /** The code of a ticket that nobody has played. */
  freshCode(): string {
    return this.campaign.codes.codeOf(this.#serial++);
  }

  /** Codes of the right form that no ticket has. */
  unknownCodes(count: number): string[] {
    const found: string[] = [];
    for (let number = 1; found.length < count; number++) {
      const code = String(number).padStart(10, "0");
      if (this.campaign.codes.serialOf(code).kind === "unknown") found.push(code);
    }
    return found;
  }

  /** Somebody new with an open session. */
  async someone(role: Role = "CLIENT"): Promise<Player> {
    const [person] = await this.house.players(1, role);
    if (!person) throw new Error("nobody was seeded");
    return person;
  }

  /** A network address that no other attempt has; the edge would set this header, and replace a client's. */
  somewhere(): Readonly<Record<string, string>> {
    this.#address += 1;
    return { "cf-connecting-ip": `${ADDRESS_PREFIX}${this.#address}` };
  }

  play(player: Player, code: string, key?: string) {
    return play(this.house, { player, code, ...(key !== undefined && { key }) });
  }

  /** Who a bearer token is taken for. */
  whoIs(token: string) {
    return this.house.ask<PlayBody>("/api/auth/me", { token });
  }

  /** The only column of the only row of a statement. */
  async number(sql: string, ...parameters: readonly (string | number)[]): Promise<number> {
    const [row] = await this.house.query<{ n: number }>(sql, ...parameters);
    return row?.n ?? Number.NaN;
  }

  close(): Promise<void> {
    return this.house.close();
  }
}

/** The session that a token names. */
export function sessionIn(token: string): string {
  const [, payload = ""] = token.split(".");
  return String(JSON.parse(Buffer.from(payload, "base64url").toString()).sid);
}
