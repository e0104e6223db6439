/** What is asked: a service of its own with an open and a closed campaign, people of every role, and a player's win. */

import type { Player } from "../players.ts";
import { definitionOf, type TestCampaign } from "../system/campaigns.ts";
import { House } from "../system/house.ts";
import { type PlayBody, play } from "../system/plays.ts";
import { openShop } from "../system/shops.ts";
import { Recorder } from "./recorder.ts";

const SLUG = "headers";
const CLOSED = "closed";
const EMPTY = "empty";
const TICKETS = 1_000;
const LEVEL_TIMEOUT_MS = 15_000;
const PUBLIC_ORIGIN = "https://thetiptop.example";
/** As in production: no local mailbox, no ping, and an address that is https. Mails would wait for a provider. */
const AS_DEPLOYED = { LOCAL_MODE: "false", MAIL_DRIVER: "http", PUBLIC_ORIGIN };

export class Stage {
  readonly house: House;
  readonly campaign: TestCampaign;
  readonly closed: TestCampaign;
  /** Has tickets and no prizes. */
  readonly empty: TestCampaign;
  readonly player: Player;
  readonly employee: Player;
  readonly admin: Player;
  readonly ticketId: string;
  /** Of a shop that has no tickets to give. */
  readonly till: string;
  readonly recorder: Recorder;
  readonly #deployed: House;
  #serial = 1; // the first was played

  private constructor(
    houses: readonly [house: House, deployed: House],
    campaigns: readonly [open: TestCampaign, closed: TestCampaign, empty: TestCampaign],
    people: readonly [player: Player, employee: Player, admin: Player],
    ticketId: string,
    till: string,
  ) {
    [this.house, this.#deployed] = houses;
    [this.campaign, this.closed, this.empty] = campaigns;
    [this.player, this.employee, this.admin] = people;
    this.ticketId = ticketId;
    this.till = till;
    this.recorder = new Recorder({
      port: Number(new URL(this.house.url).port),
      publicPort: Number(new URL(this.#deployed.url).port),
      publicOrigin: PUBLIC_ORIGIN,
    });
  }

  static async set(): Promise<Stage> {
    const house = await House.open(SLUG);
    const campaign = await house.campaign(definitionOf(SLUG, TICKETS));
    const [player, employee, admin] = [
      ...(await house.players(1)),
      ...(await house.players(1, "EMPLOYEE")),
      ...(await house.players(1, "ADMIN")),
    ];
    if (!player || !employee || !admin) throw new Error("somebody was not seeded");
    const { body } = await play(house, { player, code: campaign.codes.codeOf(0) });
    const ticketId = (body as PlayBody).data?.ticket.id;
    if (ticketId === undefined) throw new Error(`the player has not won: ${JSON.stringify(body)}`);
    await house.untilLevel(SLUG, LEVEL_TIMEOUT_MS);
    const empty = await house.campaign(definitionOf(EMPTY, TICKETS, []));
    const closed = await house.campaign(definitionOf(CLOSED, TICKETS));
    await house.setState(CLOSED, "closed");
    const { till } = await openShop(house, "nice");
    const deployed = await House.open(SLUG, AS_DEPLOYED);
    return new Stage([house, deployed], [campaign, closed, empty], [player, employee, admin], ticketId, till);
  }

  /** The code of a ticket that nobody has played. */
  freshCode(): string {
    return this.campaign.codes.codeOf(this.#serial++);
  }

  /** Somebody new, who may be signed out or erased. */
  async someone(role: "CLIENT" | "ADMIN"): Promise<Player> {
    const [person] = await this.house.players(1, role);
    if (!person) throw new Error("nobody was seeded");
    return person;
  }

  async close(): Promise<void> {
    await this.house.close();
    await this.#deployed.close();
  }
}
