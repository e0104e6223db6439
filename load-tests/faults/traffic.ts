/** Players under faults: they play, write down what they are told, and send again what got no answer. */

import { appendFileSync } from "node:fs";
import { join } from "node:path";
import type { Player } from "../players.ts";
import { oneOf, shuffled } from "../random.ts";
import type { TestCampaign } from "../system/campaigns.ts";
import type { House } from "../system/house.ts";
import type { Answer } from "../system/http-client.ts";
import { forEachOf } from "../system/load.ts";
import { ALREADY_USED, type PlayBody, play } from "../system/plays.ts";

/** One player in three sends no Idempotency-Key, as the site's simplest client does. */
const UNKEYED_SHARE = 1 / 3;
const AGAIN_AT_ONCE = 32;
const WINS_FILE = "told-wins.txt";
const BUSY = 503;

interface Sent {
  readonly serial: number;
  readonly player: Player;
  readonly key: string | undefined;
}

export interface Told {
  readonly serial: number;
  readonly ticketId: string;
  readonly player: Player;
}

export class Traffic {
  /** Every win that a player was told of, in order; one that was told again is here again. */
  readonly told: Told[] = [];
  /** Plays that got no answer or a 503: nobody knows whether they were stored. */
  readonly doubtful: Sent[] = [];
  /** Plays without a key that turned out, when sent again, to have been won: their players find them in their list. */
  readonly found: Sent[] = [];
  /** Answers that no fault excuses. */
  readonly surprises: string[] = [];
  /** How often each status was answered; 0 is no answer. */
  readonly statuses = new Map<number, number>();
  readonly winsFile: string;
  readonly #house: House;
  readonly #campaign: TestCampaign;
  readonly #players: readonly Player[];
  readonly #random: () => number;
  readonly #tickets: Iterator<number>;

  /** @param tickets how many of the campaign's it may play, from the first on; all when left out */
  constructor(
    house: House,
    campaign: TestCampaign,
    players: readonly Player[],
    random: () => number,
    tickets = campaign.catalogue.ticketCount,
  ) {
    this.#house = house;
    this.#campaign = campaign;
    this.#players = players;
    this.#random = random;
    const serials = Array.from({ length: tickets }, (_, serial) => serial);
    this.#tickets = shuffled(serials, random)[Symbol.iterator]();
    this.winsFile = join(house.dataDir, WINS_FILE);
  }

  /**
   * Plays tickets of all shards, so many at a time, until told to end or, unless `isPatient`, the server is gone.
   * @param isOver asked before each play
   * @param by where they play: the house, or a guest of it
   */
  async play(
    atOnce: number,
    isOver: () => boolean,
    { by = this.#house, isPatient = false }: { by?: Pick<House, "ask">; isPatient?: boolean } = {},
  ): Promise<void> {
    let isGone = false;
    const work = async () => {
      while (!isGone && !isOver()) {
        const sent = this.#next();
        if ((await this.#send(sent, by)) !== undefined) continue;
        this.doubtful.push(sent);
        isGone = !isPatient;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }

  /** One play now; its status. A play without an answer rejects, and is not repeated. */
  async playOne(by: Pick<House, "ask"> = this.#house, player?: Player): Promise<number> {
    const next = this.#next();
    const answer = await this.#send(player ? { ...next, player } : next, by);
    if (!answer) throw new Error("a play got no answer");
    return answer.status;
  }

  /** Sends every play in doubt again, with the key it had, until it has an answer that settles it. */
  async sendAgain(by: Pick<House, "ask"> = this.#house): Promise<void> {
    await forEachOf(this.doubtful.splice(0), AGAIN_AT_ONCE, async (sent) => {
      const answer = await this.#send(sent, by, true);
      if (!answer) throw new Error(`ticket ${sent.serial}, sent again, got no answer`);
      if (answer.status === BUSY) throw new Error(`ticket ${sent.serial}, sent again, got a 503`);
    });
  }

  /** Distinct tickets whose win was told. */
  get acknowledged(): number {
    return new Set(this.told.map(({ serial }) => serial)).size;
  }

  /** Answers with a status so far. */
  count(status: number): number {
    return this.statuses.get(status) ?? 0;
  }

  #next(): Sent {
    const next = this.#tickets.next();
    if (next.done) throw new Error("the campaign is too small for this machine");
    const isKeyed = this.#random() >= UNKEYED_SHARE;
    const player = oneOf(this.#players, this.#random);
    return { serial: next.value, player, key: isKeyed ? `key-${next.value}` : undefined };
  }

  async #send(sent: Sent, by: Pick<House, "ask">, isAgain = false): Promise<Answer<PlayBody> | undefined> {
    const { serial, player, key } = sent;
    const code = this.#campaign.codes.codeOf(serial);
    const answer = await play(by, { player, code, ...(key !== undefined && { key }) }).catch(() => undefined);
    this.statuses.set(answer?.status ?? 0, this.count(answer?.status ?? 0) + 1);
    if (answer?.status === 200) this.note(sent, answer.body);
    else if (answer?.status === BUSY) {
      if (!isContractRefusal(answer.body)) this.#surprise(sent, answer);
      this.doubtful.push(sent);
    } else if (answer && isAgain && key === undefined && answer.body.error === ALREADY_USED)
      this.found.push(sent);
    else if (answer) this.#surprise(sent, answer);
    return answer;
  }

  /** Writes down a win that was told, also of a play that somebody else sent. */
  note({ serial, player }: Pick<Sent, "serial" | "player">, { data }: PlayBody): void {
    if (!data) throw new Error(`ticket ${serial} was won without a prize`);
    const { ticket, prize } = data;
    this.told.push({ serial, ticketId: ticket.id, player });
    const code = this.#campaign.codes.codeOf(serial);
    // Written before anybody is killed for it: what a player was told must outlive the server, not this process.
    appendFileSync(
      this.winsFile,
      `won ${code} ${ticket.id} ${this.#campaign.ordinalOf(prize.id)} ${player.id}\n`,
    );
  }

  #surprise({ serial }: Sent, { status, body }: Answer<PlayBody>): void {
    this.surprises.push(`ticket ${serial}: ${status} ${body.error ?? JSON.stringify(body)}`);
  }
}

/** The contract's envelope of a refusal: `success: false` and a sentence. */
export function isContractRefusal(body: unknown): boolean {
  if (typeof body !== "object" || body === null) return false;
  return Reflect.get(body, "success") === false && typeof Reflect.get(body, "error") === "string";
}
