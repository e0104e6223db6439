/** The house under test: the real classes, their real SQL, and nothing of the Cloudflare runtime. */

import { CampaignDesk } from "../../durable-objects/campaign-desk/campaign-desk.ts";
import { LiveBoard } from "../../durable-objects/live-board/live-board.ts";
import type { ObjectBindings } from "../../durable-objects/objects.ts";
import { Telemetry } from "../../durable-objects/telemetry/telemetry.ts";
import { TicketShard } from "../../durable-objects/ticket-shard/ticket-shard.ts";
import { D1 } from "./runtime/d1.ts";
import { stubOf } from "./runtime/network.ts";
import { type MakeObject, ObjectHost } from "./runtime/object-host.ts";
import type { Party, World } from "./runtime/world.ts";

export const CAMPAIGN = "demo";

/** The mail room as others see it: it is woken. What it sends is another matter (its own tests). */
class MailRoomDoor {
  wake(): Promise<void> {
    return Promise.resolve();
  }
}

export class House {
  readonly world: World;
  readonly d1: D1;
  readonly #hosts = new Map<string, ObjectHost>();

  constructor(world: World) {
    this.world = world;
    this.d1 = new D1(world);
  }

  get hosts(): ObjectHost[] {
    return [...this.#hosts.values()];
  }

  get desk(): ObjectHost {
    return this.#host("desk", CAMPAIGN);
  }

  shard(index: number): ObjectHost {
    return this.#host("shard", `${CAMPAIGN}:${index}`);
  }

  /** The host of somebody who acts; undefined for those outside. */
  hostOf(party: Party): ObjectHost | undefined {
    return this.#hosts.get(party.name);
  }

  /** What somebody holds of the others: every call it makes leaves as its own. */
  bindingsOf(self: Party): ObjectBindings {
    const namespace = (kind: Kind) => ({
      getByName: (name: string) => stubOf(this.world, self, this.#host(kind, name)),
    });
    const bindings = {
      CAMPAIGN_DESK: namespace("desk"),
      TICKET_SHARD: namespace("shard"),
      LIVE_BOARD: namespace("board"),
      MAIL_ROOM: namespace("mail-room"),
      TELEMETRY: namespace("telemetry"),
      DB: this.d1.bindingOf(self),
    };
    return bindings as unknown as ObjectBindings; // without the limiter, which counts guesses at the Worker's door
  }

  close(): void {
    this.d1.close();
    for (const host of this.hosts) host.disk.close();
  }

  #host(kind: Kind, name: string): ObjectHost {
    const full = `${kind} ${name}`;
    let host = this.#hosts.get(full);
    if (!host) {
      const make: MakeObject = (state, self) => MAKERS[kind](state, this.bindingsOf(self));
      host = new ObjectHost(this.world, full, make);
      this.#hosts.set(full, host);
    }
    return host;
  }
}

const MAKERS = {
  desk: (state, bindings) => new CampaignDesk(state, bindings),
  shard: (state, bindings) => new TicketShard(state, bindings),
  board: (state, bindings) => new LiveBoard(state, bindings),
  "mail-room": () => new MailRoomDoor(),
  telemetry: (state, bindings) => new Telemetry(state, bindings),
} as const satisfies Record<string, (state: DurableObjectState, bindings: ObjectBindings) => object>;
type Kind = keyof typeof MAKERS;
