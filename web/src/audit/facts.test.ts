import { expect, it } from "vitest";
import type { AuditView } from "../../../worker/audit/audit-log.ts";
import { differencesOf } from "./facts.ts";

function entry(before: AuditView["before"], after: AuditView["after"]): AuditView {
  return {
    id: "i",
    at: 0,
    actor: { id: "a", role: "ADMIN", name: null },
    action: "prize.changed",
    subject: { kind: "prize", id: "p" },
    before,
    after,
  };
}

it("reads a change fact by fact, in the words and figures of the language", () => {
  const changed = entry(
    { state: "open", valueCents: 4_900, claimUntil: "2026-12-24T23:30:00.000Z", isRequired: true },
    { state: "paused", valueCents: 5_000, claimUntil: "2027-01-01T11:00:00.000Z", isRequired: false },
  );
  expect(differencesOf(changed, "fr")).toEqual([
    { name: "état", before: "ouverte", after: "en pause" },
    { name: "valeur", before: "49,00\u00a0€", after: "50,00\u00a0€" },
    {
      name: "fin des retraits",
      before: "25 décembre 2026 à 0\u00a0h\u00a030",
      after: "1er janvier 2027 à 12\u00a0h\u00a000",
    },
    { name: "achat nécessaire", before: "oui", after: "non" },
  ]);
});

it("shows what it has no words for as it was stored, and what was added without a before", () => {
  expect(differencesOf(entry(null, { colour: "red", tags: ["a"] }), "en")).toEqual([
    { name: "colour", before: null, after: "red" },
    { name: "tags", before: null, after: '["a"]' },
  ]);
});
