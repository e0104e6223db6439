/** What the desk has stored, folded anew by other lines than the desk's own. */

import type { CampaignRecord } from "../../../durable-objects/campaign-desk/campaign-record.ts";
import type { StockEvent } from "../../../durable-objects/campaign-desk/stock-room.ts";
import type { Disk } from "../runtime/disk.ts";

interface Transfer {
  readonly kind: "grant" | "claim";
  readonly shard: number;
  readonly amounts: readonly number[];
}

export class DeskWatch {
  record: CampaignRecord | undefined;
  seed = "";
  /** Units by prize ordinal. */
  stock: number[] = [];
  reserve: number[] = [];
  lowering: number[] = [];
  pending = new Map<string, Transfer>();
  /** Totals of every raise after the first, in order. */
  raises: number[] = [];
  /** The settings version that each shard has acknowledged, as the desk has stored it. */
  acknowledged: number[] = [];
  readonly #disk: Disk;
  #lastSeq = 0;
  #seen = { changes: -1, losses: 0 };

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  /** Reads what is new. @returns whether anything was */
  look(): boolean {
    const { changes, losses } = this.#disk;
    if (changes === this.#seen.changes) return false;
    const isLost = losses !== this.#seen.losses;
    this.#seen = { changes, losses };
    if (isLost) this.#forget();
    if (this.#disk.query("SELECT 1 FROM sqlite_master WHERE name = 'grand_draw'").length === 0) return true;
    const [stored] = this.#disk.query<{ body: string; seed: string }>("SELECT body, seed FROM campaign");
    this.record = stored && (JSON.parse(stored.body) as CampaignRecord);
    this.seed = stored?.seed ?? "";
    const versions = this.#disk.query<{ shard: number; version: number }>("SELECT * FROM shard_version");
    for (const { shard, version } of versions) this.acknowledged[shard] = version;
    const events = this.#disk.query<{ seq: number; body: string }>(
      "SELECT seq, body FROM stock_event WHERE seq > ? ORDER BY seq",
      this.#lastSeq,
    );
    for (const { seq, body } of events) {
      this.#take(JSON.parse(body) as StockEvent, seq);
      this.#lastSeq = seq;
    }
    return true;
  }

  #forget(): void {
    this.record = undefined;
    this.seed = "";
    this.stock = [];
    this.reserve = [];
    this.lowering = [];
    this.raises = [];
    this.acknowledged = [];
    this.pending = new Map();
    this.#lastSeq = 0;
  }

  #take(event: StockEvent, seq: number): void {
    switch (event.kind) {
      case "raised":
        addTo(this.stock, event.amounts);
        addTo(this.reserve, event.amounts);
        if (seq > 1) this.raises.push(event.amounts.reduce((sum, units) => sum + units, 0));
        break;
      case "lowering-asked":
        this.lowering[event.prize] = (this.lowering[event.prize] ?? 0) + event.count;
        break;
      case "lowering-ended":
        this.lowering[event.prize] = 0;
        break;
      case "removed":
        for (const list of [this.stock, this.reserve, this.lowering])
          list[event.prize] = (list[event.prize] ?? 0) - event.count;
        break;
      case "granted":
        addTo(this.reserve, event.amounts, -1);
        this.pending.set(event.id, { kind: "grant", shard: event.shard, amounts: event.amounts });
        break;
      case "claimed":
        this.pending.set(event.id, { kind: "claim", shard: event.shard, amounts: event.amounts });
        break;
      case "settled":
        if (this.pending.get(event.id)?.kind === "claim") addTo(this.reserve, event.amounts);
        this.pending.delete(event.id);
        break;
    }
  }
}

function addTo(sums: number[], amounts: readonly number[], times = 1): void {
  for (const [prize, amount] of amounts.entries()) sums[prize] = (sums[prize] ?? 0) + times * amount;
}
