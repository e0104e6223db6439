/** What the contract suite plays on: one running service, its description, a campaign and people of every role. */

import { PLAYER_PASSWORD, type Player } from "../players.ts";
import { definitionOf, type TestCampaign } from "../system/campaigns.ts";
import { House } from "../system/house.ts";
import { DescribedApi } from "./described-api.ts";

const TICKETS = 20_000;
/** From here on tickets are given by the shop in Nice, one a purchase. */
const COUNTER_FROM = 19_000;

/** A mail as the local mailbox shows it. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly links: readonly string[];
  readonly at: string;
}

/** The contract's refusal. */
export interface Refusal {
  readonly success: false;
  readonly error: string;
  readonly details?: readonly { readonly field: string; readonly message: string }[];
}

export class Stage {
  readonly house: House;
  readonly api: DescribedApi;
  readonly campaign: TestCampaign;
  readonly client: Player;
  readonly employee: Player;
  readonly admin: Player;
  #serial = 0;

  private constructor(house: House, api: DescribedApi, campaign: TestCampaign, people: readonly Player[]) {
    const [client, employee, admin] = people;
    if (!client || !employee || !admin) throw new Error("somebody is missing on the stage");
    this.house = house;
    this.api = api;
    this.campaign = campaign;
    this.client = client;
    this.employee = employee;
    this.admin = admin;
  }

  static async set(): Promise<Stage> {
    const house = await House.open("contract");
    const campaign = await house.campaign(
      definitionOf("contract", TICKETS, undefined, {
        batches: [
          { label: "Paris", firstSerial: 0, lastSerial: COUNTER_FROM - 1, status: "active" },
          {
            label: "Nice",
            firstSerial: COUNTER_FROM,
            lastSerial: TICKETS - 1,
            status: "active",
            store: "nice",
            use: "counter",
          },
        ],
      }),
    );
    const people = [
      ...(await house.players(1, "CLIENT")),
      ...(await house.players(1, "EMPLOYEE")),
      ...(await house.players(1, "ADMIN")),
    ];
    return new Stage(house, await DescribedApi.of(house), campaign, people);
  }

  /** The code of a ticket that nobody has played. */
  freshCode(): string {
    return this.campaign.codes.codeOf(this.#serial++);
  }

  async someone(role: "CLIENT" | "EMPLOYEE" | "ADMIN" = "CLIENT"): Promise<Player> {
    const [person] = await this.house.players(1, role);
    if (!person) throw new Error("nobody was seeded");
    return person;
  }

  /** Plays a fresh ticket; its id and code, once staff can see it. */
  async playedTicket(player = this.client): Promise<{ id: string; code: string }> {
    const code = this.freshCode();
    const { body } = await this.api.ask<{ data: { ticket: { id: string; code: string } } }>(
      "POST /api/game/play",
      { token: player.token, body: { ticketCode: code } },
    );
    await this.house.untilLevel(this.campaign.slug, LEVEL_TIMEOUT_MS);
    const { id, code: shown } = body.data.ticket;
    return { id, code: shown };
  }

  /** The mails of an address, newest first. */
  async mailsTo(email: string): Promise<Mail[]> {
    const { body } = await this.house.ask<Mail[]>("/dev/mailbox.json");
    return body.filter(({ to }) => to === email);
  }

  close(): Promise<void> {
    return this.house.close();
  }
}

/** Outboxes drain within a second; this is what a busy machine may take. */
const LEVEL_TIMEOUT_MS = 15_000;

/** The password of everybody seeded. */
export const PASSWORD = PLAYER_PASSWORD;

export const UNKNOWN_ID = "0197b6f0-0000-7000-8000-000000000000";
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
