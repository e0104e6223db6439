import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Batch, BatchStatus } from "../ticket-shard/settings.ts";
import { activate, addBatches, batchMayBecome, packBetween, split, transition } from "./batch-decisions.ts";
import type { NewBatch } from "./batch-outcomes.ts";
import { cut, gapsOf, joined } from "./batch-ranges.ts";
import { MAX_BATCHES } from "./campaign-record.ts";

const TICKETS = 1_000;
const STATUSES = ["prepared", "sent", "active", "revoked"] as const;

function batch(
  id: string,
  firstSerial: number,
  lastSerial: number,
  status: BatchStatus,
  changes: Partial<Batch> = {},
): Batch {
  return { id, label: id, firstSerial, lastSerial, status, store: "nice", use: "printed", ...changes };
}

function recordOf(...batches: Batch[]) {
  return { batches, ticketCount: TICKETS };
}

function newIds(): () => string {
  let made = 0;
  return () => `new-${++made}`;
}

const rangesOf = (batches: readonly Batch[]) =>
  batches.map(({ firstSerial, lastSerial, status }) => [firstSerial, lastSerial, status]);

const wanted = (label: string, serials: NewBatch["serials"]): NewBatch => ({
  label,
  store: null,
  use: "printed",
  serials,
});

describe("the states of a batch", () => {
  it("lead from prepared by sent to active, and from each to revoked, which is final", () => {
    const allowed = STATUSES.flatMap((from) =>
      STATUSES.filter((to) => batchMayBecome(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(allowed).toEqual([
      "prepared → sent",
      "prepared → revoked",
      "sent → active",
      "sent → revoked",
      "active → revoked",
    ]);
  });

  it("are refused by name where they do not lead", () => {
    const record = recordOf(batch("a", 0, 9, "revoked"));
    expect(transition(record, "a", "active")).toEqual({ kind: "not-allowed", from: "revoked", to: "active" });
    expect(transition(record, "z", "active")).toEqual({ kind: "no-batch" });
  });

  it("are not changed by an order that says what is so already", () => {
    const record = recordOf(batch("a", 0, 9, "revoked"));
    expect(transition(record, "a", "revoked")).toMatchObject({ kind: "decided", batches: record.batches });
  });

  it("are not changed for other serials than whoever asks was shown", () => {
    const record = recordOf(batch("a", 250, 999, "sent"));
    const shown = { firstSerial: 0, lastSerial: 999 };
    expect(transition(record, "a", "revoked", shown)).toMatchObject({ kind: "range-changed" });
  });
});

describe("new batches", () => {
  it("take the lowest serials that are free in a row, one after the other", () => {
    const record = recordOf(batch("a", 5, 9, "active"), batch("b", 20, 29, "active"));
    const asked = [wanted("c", { count: 10 }), wanted("d", { count: 5 }), wanted("e", { count: 10 })];
    const decision = addBatches(record, asked, newIds());
    expect(decision).toMatchObject({
      kind: "decided",
      added: [
        { label: "c", firstSerial: 10, lastSerial: 19, status: "prepared" },
        { label: "d", firstSerial: 0, lastSerial: 4 },
        { label: "e", firstSerial: 30, lastSerial: 39 },
      ],
    });
  });

  it.each([
    ["a name that is taken", wanted("a", { count: 1 }), "label-taken"],
    ["no name", wanted("", { count: 1 }), "no-label"],
    ["more serials than are free in a row", wanted("z", { count: 991 }), "none-free"],
    ["serials of another", wanted("z", { firstSerial: 9, lastSerial: 12 }), "overlaps"],
    ["serials past the last ticket", wanted("z", { firstSerial: 990, lastSerial: 1_000 }), "not-a-range"],
    ["serials back to front", wanted("z", { firstSerial: 30, lastSerial: 20 }), "not-a-range"],
    ["half a serial", wanted("z", { firstSerial: 20.5, lastSerial: 30 }), "not-a-range"],
  ])("are refused with %s, all of them", (_name, asked, problem) => {
    const record = recordOf(batch("a", 0, 9, "active"));
    const decision = addBatches(record, [wanted("fine", { count: 1 }), asked], newIds());
    expect(decision).toEqual({ kind: "invalid", problem, label: asked.label });
  });

  it("are refused beyond as many as there may be", () => {
    const full = Array.from({ length: MAX_BATCHES }, (_, n) => batch(`${n}`, n, n, "active"));
    const asked = [wanted("one more", { count: 1 })];
    expect(addBatches(recordOf(...full), asked, newIds())).toMatchObject({ problem: "too-many-batches" });
  });
});

describe("a part of a batch", () => {
  it("becomes a batch of its own under its own name, and the rest stays", () => {
    const range = { firstSerial: 10, lastSerial: 19 };
    const decision = split(recordOf(batch("a", 0, 99, "active")), "a", range, "stolen", newIds());
    expect(decision).toMatchObject({
      kind: "decided",
      batch: { label: "stolen", ...range, status: "active", store: "nice" },
      batches: [
        { id: "a", label: "a", firstSerial: 0, lastSerial: 9 },
        { label: "stolen" },
        { label: "a", firstSerial: 20, lastSerial: 99 },
      ],
    });
  });

  it.each([
    ["its own name", { firstSerial: 10, lastSerial: 19 }, "a", "label-taken"],
    ["the whole of it", { firstSerial: 0, lastSerial: 99 }, "s", "whole-batch"],
    ["serials outside it", { firstSerial: 90, lastSerial: 100 }, "s", "outside"],
    ["no range", { firstSerial: 9, lastSerial: 8 }, "s", "not-a-range"],
  ])("is not made of %s", (_name, range, label, problem) => {
    const decision = split(recordOf(batch("a", 0, 99, "active")), "a", range, label, newIds());
    expect(decision).toEqual({ kind: "invalid", problem });
  });

  it("is not made of a revoked one", () => {
    const range = { firstSerial: 1, lastSerial: 2 };
    expect(split(recordOf(batch("a", 0, 9, "revoked")), "a", range, "s", newIds())).toMatchObject({
      problem: "revoked",
    });
  });
});

describe("a pack", () => {
  const sent = recordOf(batch("a", 0, 999, "sent"));

  it("is activated between its first and last code, in either order, and the rest stays sent", () => {
    for (const [one, other] of [
      [250, 499],
      [499, 250],
    ] as const) {
      const decision = activate(sent, one, other, "nice", newIds());
      expect(decision.kind).toBe("decided");
      if (decision.kind !== "decided") continue;
      expect(rangesOf(decision.batches)).toEqual([
        [0, 249, "sent"],
        [250, 499, "active"],
        [500, 999, "sent"],
      ]);
    }
  });

  it("is joined with its neighbours, so that a batch activated pack by pack is one again", () => {
    let record = sent;
    const newId = newIds();
    for (const first of [250, 750, 0, 500]) {
      const decision = activate(record, first, first + 249, "nice", newId);
      if (decision.kind !== "decided") throw new Error(decision.kind);
      record = recordOf(...decision.batches);
    }
    expect(rangesOf(record.batches)).toEqual([[0, 999, "active"]]);
  });

  it.each<[string, Batch[], [number, number], string]>([
    ["codes of no batch", [batch("a", 0, 9, "sent")], [5, 10], "unassigned"],
    ["codes of two batches", [batch("a", 0, 9, "sent"), batch("b", 10, 19, "sent")], [5, 10], "two-batches"],
    ["codes that are not sent", [batch("a", 0, 9, "prepared")], [0, 9], "not-sent"],
    ["revoked codes", [batch("a", 0, 9, "revoked")], [0, 9], "revoked"],
    ["codes of another shop", [batch("a", 0, 9, "sent", { store: "lyon" })], [0, 9], "other-store"],
    ["codes that are active", [batch("a", 0, 9, "active")], [9, 0], "already-active"],
    [
      "codes of which some are active",
      [batch("a", 0, 4, "active", { label: "x" }), batch("b", 5, 9, "sent", { label: "x" })],
      [0, 9],
      "partly-active",
    ],
  ])("is refused with %s", (_name, batches, [one, other], kind) => {
    expect(activate(recordOf(...batches), one, other, "nice", newIds())).toMatchObject({ kind });
  });

  it("of no shop is anybody's, and somebody of no shop may activate any", () => {
    const shopless = recordOf(batch("a", 0, 9, "sent", { store: null }));
    expect(packBetween(shopless, 0, 9, "nice").kind).toBe("pack");
    expect(packBetween(recordOf(batch("a", 0, 9, "sent")), 0, 9, null).kind).toBe("pack");
  });

  it("is refused where the cut would make more batches than there may be", () => {
    const full = Array.from({ length: MAX_BATCHES }, (_, n) => batch(`${n}`, n * 3, n * 3 + 2, "sent"));
    expect(activate(recordOf(...full), 1, 1, null, newIds())).toEqual({ kind: "too-many-batches" });
  });

  it("activated twice is activated once", () => {
    const first = activate(sent, 0, 249, "nice", newIds());
    if (first.kind !== "decided") throw new Error(first.kind);
    const again = activate(recordOf(...first.batches), 0, 249, "nice", newIds());
    expect(again).toMatchObject({ kind: "already-active", batch: { firstSerial: 0, lastSerial: 249 } });
  });
});

describe("random histories of batches", () => {
  const serial = fc.nat(119);
  const pick = fc.nat(20);
  const step = fc.oneof(
    fc.record({ do: fc.constant("add" as const), count: fc.integer({ min: 1, max: 30 }), store: fc.nat(2) }),
    fc.record({ do: fc.constant("move" as const), pick, to: fc.constantFrom(...STATUSES) }),
    fc.record({ do: fc.constant("split" as const), pick, first: serial, last: serial }),
    fc.record({ do: fc.constant("pack" as const), first: serial, last: serial, store: fc.nat(3) }),
  );
  const COUNT = 120;
  const STORES = ["nice", "lyon", null] as const;

  /** What is known of every serial: what the list says, ticket by ticket. */
  function bySerial(batches: readonly Batch[]) {
    return Array.from({ length: COUNT }, (_, one) => {
      const owners = batches.filter(({ firstSerial, lastSerial }) => firstSerial <= one && one <= lastSerial);
      expect(owners.length).toBeLessThanOrEqual(1);
      const owner = owners[0];
      return owner && `${owner.label} ${owner.store} ${owner.use} ${owner.status}`;
    });
  }

  it("keep the list sorted, without overlaps and with every id once, and change no serial that was not meant", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let record = { batches: [] as readonly Batch[], ticketCount: COUNT };
        const newId = newIds();
        let names = 0;
        for (const one of steps) {
          const before = bySerial(record.batches);
          let meant: { first: number; last: number } | undefined;
          const picked = "pick" in one ? record.batches[one.pick % (record.batches.length || 1)] : undefined;
          if (one.do === "add") {
            const asked = {
              ...wanted(`b${++names}`, { count: one.count }),
              store: STORES[one.store] ?? null,
            };
            const decision = addBatches(record, [asked], newId);
            if (decision.kind !== "decided") continue;
            const [added] = decision.added;
            meant = { first: added?.firstSerial ?? 0, last: added?.lastSerial ?? -1 };
            record = { ...record, batches: decision.batches };
          } else if (one.do === "pack") {
            const decision = activate(record, one.first, one.last, STORES[one.store] ?? null, newId);
            if (decision.kind !== "decided") continue;
            meant = { first: decision.range.firstSerial, last: decision.range.lastSerial };
            expect(before.slice(meant.first, meant.last + 1).every((text) => text?.endsWith(" sent"))).toBe(
              true,
            );
            record = { ...record, batches: decision.batches };
          } else if (picked && one.do === "move") {
            const decision = transition(record, picked.id, one.to);
            if (decision.kind !== "decided") continue;
            meant = { first: picked.firstSerial, last: picked.lastSerial };
            record = { ...record, batches: decision.batches };
          } else if (picked && one.do === "split") {
            const range = { firstSerial: one.first, lastSerial: one.last };
            const decision = split(record, picked.id, range, `b${++names}`, newId);
            if (decision.kind !== "decided") continue;
            meant = { first: one.first, last: one.last };
            record = { ...record, batches: decision.batches };
          }
          const after = bySerial(record.batches);
          for (const [at, text] of after.entries()) {
            if (meant && meant.first <= at && at <= meant.last) {
              // Revoked is final, whatever is asked.
              if (before[at]?.endsWith(" revoked")) expect(text).toBe(before[at]);
            } else expect(text).toBe(before[at]);
          }
          const starts = record.batches.map(({ firstSerial }) => firstSerial);
          expect(starts).toEqual([...starts].sort((a, b) => a - b));
          expect(new Set(record.batches.map(({ id }) => id)).size).toBe(record.batches.length);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("leave what was cut and joined again as it was", () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(99), (one, other) => {
        const whole = batch("a", 0, 99, "sent");
        const range = { firstSerial: Math.min(one, other), lastSerial: Math.max(one, other) };
        expect(joined(cut([whole], whole, range, {}, newIds()))).toEqual([whole]);
      }),
    );
  });
});

it("the gaps between batches are what no batch has", () => {
  expect(gapsOf([], 10)).toEqual([{ firstSerial: 0, lastSerial: 9 }]);
  expect(gapsOf([batch("a", 0, 9, "sent")], 10)).toEqual([]);
  expect(gapsOf([batch("a", 2, 3, "sent"), batch("b", 6, 7, "sent")], 9)).toEqual([
    { firstSerial: 0, lastSerial: 1 },
    { firstSerial: 4, lastSerial: 5 },
    { firstSerial: 8, lastSerial: 8 },
  ]);
});
