import { describe, expect, it } from "vitest";
import type { CampaignRecord } from "./campaign-record.ts";
import { inState, MAX_PRIZES, MAX_STOCK, newRecord, upToDate } from "./campaign-record.ts";
import type { PrizeChanges } from "./definition.ts";
import type { PrizeDecision, PrizeDeps } from "./prize-decisions.ts";
import { addition, deactivation, edition, figuresOf } from "./prize-decisions.ts";
import { lower, raise } from "./stock-decisions.ts";
import type { StockEvent } from "./stock-room.ts";
import { StockRoom } from "./stock-room.ts";

const WORDING = {
  type: "DISCOUNT",
  name: "Bon",
  nameEn: "Voucher",
  description: "Un bon",
  descriptionEn: "A voucher",
  valueCents: 500,
  oddsPpm: 10,
} as const;

/** A desk on paper: two prizes with 6 and 4 units, one shard that took in what it was granted. */
class Desk {
  readonly room = new StockRoom(1);
  readonly events: StockEvent[] = [];
  record: CampaignRecord;
  #ids = 0;

  constructor() {
    const dates = { opensAt: 0, closesAt: 1, claimUntil: 1 };
    const size = { ticketCount: 10, shardCount: 1, codeFormat: "decimal-10", drawMode: "quota" } as const;
    const prizes = [WORDING, { ...WORDING, nameEn: "Bon" }].map((prize) => ({ ...prize, stock: 0 }));
    const texts = { slug: "paper", name: "Papier", timeZone: "Europe/Paris" };
    this.record = newRecord({ ...texts, ...size, ...dates, prizes, batches: [] }, "00", this.#newId, 7);
    this.#take(raise(this.room, [6, 4], 0, this.#newId));
    this.hear([6, 4]);
  }

  readonly #newId = () => `id-${this.#ids++}`;

  #take(events: readonly StockEvent[]): void {
    for (const event of events) this.room.apply(event);
    this.events.push(...events);
  }

  get deps(): PrizeDeps {
    const removedSince = (after: number, prize: number) =>
      this.events
        .slice(after)
        .reduce(
          (sum, event) => sum + (event.kind === "removed" && event.prize === prize ? event.count : 0),
          0,
        );
    return {
      record: this.record,
      room: this.room,
      lastEvent: this.events.length,
      removedSince,
      newId: this.#newId,
    };
  }

  /** The shard carries out what it was told and has so much left. */
  hear(left: readonly number[], claimed: readonly number[] = []): void {
    for (const { id, kind, amounts } of [...this.room.pending.values()]) {
      this.#take([
        { kind: "settled", id, amounts: kind === "grant" ? amounts : claimed, left, seq: this.events.length },
      ]);
    }
    this.#lower();
  }

  #lower(): void {
    for (let events = lower(this.room, this.#newId); events.length > 0; ) {
      this.#take(events);
      events = lower(this.room, this.#newId);
    }
  }

  follow(decision: PrizeDecision): void {
    if (decision.kind === "invalid") throw new Error(decision.problem);
    this.record = decision.record;
    this.#take(decision.events);
    this.#lower();
  }

  edit(ordinal: number, changes: PrizeChanges, awarded = 0): void {
    this.follow(edition(this.deps, ordinal, changes, awarded));
  }

  left(ordinal: number, awarded = 0): number {
    return figuresOf(this.deps, ordinal, awarded).left;
  }
}

describe("a prize that is added", () => {
  it("is last, active, dated, and shared out", () => {
    const desk = new Desk();
    desk.follow(addition(desk.deps, { ...WORDING, stock: 3 }, 99, null));
    expect(desk.record.prizes[2]).toMatchObject({ ...WORDING, ordinal: 2, isActive: true, createdAt: 99 });
    expect(desk.room.stock).toEqual([6, 4, 3]);
    expect(desk.left(2)).toBe(3);
    expect([...desk.room.pending.values()].map(({ amounts }) => amounts)).toEqual([[0, 0, 3]]);
  });

  it("has its place in the stock even without a unit", () => {
    const desk = new Desk();
    desk.follow(addition(desk.deps, { ...WORDING, stock: 0 }, 99, null));
    expect(desk.room.stock).toEqual([6, 4, 0]);
  });

  it("is remembered by its key", () => {
    const desk = new Desk();
    desk.follow(addition(desk.deps, { ...WORDING, stock: 3 }, 99, "k"));
    expect(desk.record.additions).toEqual([{ key: "k", prize: 2, stock: 3 }]);
  });

  it.each([
    ["a stock below zero", { stock: -1 }],
    ["half a unit", { stock: 0.5 }],
    ["a share over one", { oddsPpm: 1_000_001 }],
    ["a negative value", { valueCents: -1 }],
    ["more than can ever be given", { stock: MAX_STOCK }],
  ])("cannot have %s", (_name, wrong) => {
    const { deps } = new Desk();
    expect(addition(deps, { ...WORDING, stock: 1, ...wrong }, 0, null).kind).toBe("invalid");
  });

  it("comes neither after the close nor past the last place", () => {
    const { deps } = new Desk();
    const closed = { ...deps, record: inState(deps.record, "closed") };
    expect(addition(closed, { ...WORDING, stock: 1 }, 0, null).kind).toBe("invalid");
    const prizes = Array.from({ length: MAX_PRIZES }, () => deps.record.prizes[0] ?? []).flat();
    const full = { ...deps, record: { ...deps.record, prizes } };
    expect(addition(full, { ...WORDING, stock: 1 }, 0, null).kind).toBe("invalid");
  });
});

describe("a prize that is withdrawn", () => {
  it("gives up what is left, and remembers how much that was", () => {
    const desk = new Desk();
    desk.follow(deactivation(desk.deps, 0));
    desk.hear([0, 4], [4]); // two were won on the way
    expect(desk.record.prizes.map(({ isActive }) => isActive)).toEqual([false, true]);
    expect(desk.room.stock).toEqual([2, 4]);
    expect(desk.room.lowering[0]).toBe(0);
    expect(desk.left(0, 2)).toBe(4);
  });

  it("is withdrawn once", () => {
    const desk = new Desk();
    desk.follow(deactivation(desk.deps, 0));
    const before = desk.record;
    expect(deactivation(desk.deps, 0)).toEqual({ kind: "decided", record: before, events: [] });
    desk.edit(0, { isActive: false });
    expect(desk.record).toEqual(before);
  });

  it("comes back with what was withdrawn", () => {
    const desk = new Desk();
    desk.follow(deactivation(desk.deps, 0));
    desk.hear([0, 4], [6]);
    desk.edit(0, { isActive: true });
    expect(desk.record.withdrawals).toEqual([]);
    expect(desk.room.stock).toEqual([6, 4]);
  });

  it("comes back with the stock that is stated, then or before", () => {
    for (const orders of [[{ isActive: true, stock: 2 }], [{ stock: 2 }, { isActive: true }]]) {
      const desk = new Desk();
      desk.follow(deactivation(desk.deps, 0));
      desk.hear([0, 4], [5]); // one was won
      for (const order of orders) desk.edit(0, order, 1);
      expect(desk.left(0, 1)).toBe(2);
      expect(desk.room.stock).toEqual([3, 4]);
    }
  });

  it("takes the contract's own example: withdrawn, with a stock for later", () => {
    const desk = new Desk();
    desk.edit(0, { isActive: false, stock: 250, name: "Nouveau nom" });
    expect(desk.left(0)).toBe(250);
    expect(desk.record.prizes[0]).toMatchObject({ isActive: false, name: "Nouveau nom" });
    desk.hear([0, 4], [6]);
    expect(desk.room.stock).toEqual([0, 4]); // and not a unit of it can be won
  });

  it("does not give back what was to go anyway", () => {
    const desk = new Desk();
    desk.edit(0, { stock: 4 }); // two are to go, and the shard has not heard
    desk.follow(deactivation(desk.deps, 0));
    desk.hear([4, 4], [2]);
    desk.hear([0, 4], [4]);
    expect(desk.room.stock).toEqual([0, 4]);
    expect(desk.left(0)).toBe(4);
  });

  it("comes back before its shard heard that it went: nothing more is lowered", () => {
    const desk = new Desk();
    desk.follow(deactivation(desk.deps, 0));
    desk.edit(0, { isActive: true });
    desk.hear([0, 4], [6]); // the claim was under way
    expect(desk.room.stock).toEqual([6, 4]);
    expect(desk.room.reserve[0]).toBe(6); // from where any shard that runs dry gets it
  });
});

describe("a stock that is stated", () => {
  it("is raised or lowered by the difference with what is still to be given", () => {
    const desk = new Desk();
    desk.edit(0, { stock: 9 }, 2); // 4 of 6 are left
    expect(desk.room.stock).toEqual([11, 4]);
    desk.hear([9, 4]);
    desk.edit(0, { stock: 1 }, 2);
    desk.hear([1, 4], [8]);
    expect(desk.room.stock).toEqual([3, 4]);
    expect(desk.left(0, 2)).toBe(1);
  });

  it("stated twice acts once", () => {
    const desk = new Desk();
    desk.edit(0, { stock: 9 });
    const { length } = desk.events;
    desk.edit(0, { stock: 9 });
    expect(desk.events).toHaveLength(length);
  });

  it("is the last word: an earlier lowering that is still under way does not come on top", () => {
    const desk = new Desk();
    desk.edit(0, { stock: 1 });
    desk.edit(0, { stock: 5 });
    desk.hear([1, 4], [5]);
    desk.hear([1, 4]);
    expect(desk.room.stock).toEqual([5, 4]);
  });

  it("cannot be more than can ever be given", () => {
    const { deps } = new Desk();
    expect(edition(deps, 0, { stock: MAX_STOCK }, 0).kind).toBe("invalid");
  });
});

describe("the words of a prize", () => {
  it("change alone, and the English ones follow where they only repeated them", () => {
    const desk = new Desk();
    desk.edit(0, { name: "Coffret", description: "Thés", valueCents: 6_900 });
    desk.edit(1, { name: "Coffret" });
    expect(desk.record.prizes[0]).toMatchObject({ name: "Coffret", nameEn: "Voucher", valueCents: 6_900 });
    expect(desk.record.prizes[1]).toMatchObject({ name: "Coffret", nameEn: "Coffret" });
    expect(desk.room.stock).toEqual([6, 4]);
  });

  it("change after the close too, and nothing else does", () => {
    const { deps } = new Desk();
    const closed = { ...deps, record: inState(deps.record, "closed") };
    expect(edition(closed, 0, { name: "Coffret", stock: 6, isActive: true, oddsPpm: 10 }, 0)).toMatchObject({
      kind: "decided",
      events: [],
    });
    for (const changes of [{ stock: 5 }, { isActive: false }, { oddsPpm: 11 }]) {
      expect(edition(closed, 0, changes, 0).kind).toBe("invalid");
    }
    expect(deactivation(closed, 0).kind).toBe("invalid");
  });

  it("keep within their bounds", () => {
    const { deps } = new Desk();
    expect(edition(deps, 0, { oddsPpm: -1 }, 0).kind).toBe("invalid");
    expect(edition(deps, 9, { name: "?" }, 0).kind).toBe("invalid");
  });
});

it("a record stored by an earlier version has active prizes as old as its first stock", () => {
  const { record } = new Desk();
  const { withdrawals: _withdrawals, additions: _additions, prizes, ...rest } = record;
  const stored = prizes.map(({ isActive: _isActive, createdAt: _createdAt, ...prize }) => prize);
  expect(upToDate({ ...rest, prizes: stored }, 7)).toEqual(record);
  expect(upToDate(record, 8)).toEqual(record);
});
