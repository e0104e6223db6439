/** The orders of the page: read from the form, given to the service, worded as the notice to come back with. */

import type { EntropyProblem, FreezeOutcome, OfficeDraws } from "../../../worker/draws/outcomes.ts";
import type { DrawNotice } from "./draw-office.words.ts";

export type OrderName = "freeze" | "go-on" | "draw" | "notify" | "confirm" | "replace" | "announce";

type Form = Readonly<Record<string, string>>;

/** Orders that cannot be taken back: their box must be ticked. */
const NEEDS_BOX: readonly string[] = ["freeze", "draw", "replace", "announce"];
const HOUR_MS = 3_600_000;

/** Carries out the order that a form names. @param now milliseconds since the epoch */
export async function runOrder(draws: OfficeDraws, form: Form, now: number): Promise<DrawNotice> {
  const { order = "", campaign = "" } = form;
  if (NEEDS_BOX.includes(order) && form["sure"] !== "yes") return "not-sure";
  const place = Number(form["place"] ?? Number.NaN);
  switch (order as OrderName) {
    case "freeze":
      return frozen(await draws.freeze(campaign, settingsOf(form, now)));
    case "go-on":
      return frozen(await draws.goOn(campaign));
    case "draw":
      return drawn(await draws.draw(campaign, entropyOf(form)));
    case "notify":
      return (await draws.notify(campaign, place)).kind;
    case "confirm":
      return (await draws.confirm(campaign, place, form["mayBeNamed"] === "yes")).kind;
    case "replace":
      return (await draws.replace(campaign, place, form["reason"] ?? "")).kind;
    case "announce":
      return (await draws.announce(campaign)).kind;
    default:
      return "not-allowed";
  }
}

/** Notices that tell of something done, not of something refused. */
export function isGood(notice: DrawNotice): boolean {
  return ["frozen", "preparing", "drawn", "changed"].includes(notice);
}

function frozen(outcome: FreezeOutcome): DrawNotice {
  return outcome.kind === "invalid" ? outcome.problem : outcome.kind;
}

function drawn(outcome: Awaited<ReturnType<OfficeDraws["draw"]>>): DrawNotice | EntropyProblem {
  return outcome.kind === "refused" ? outcome.problem : outcome.kind;
}

function settingsOf(form: Form, now: number): Parameters<OfficeDraws["freeze"]>[1] {
  return {
    rule: {
      entriesPer: form["entriesPer"] === "ticket" ? "ticket" : "person",
      needsVerifiedAddress: form["verified"] === "yes",
    },
    alternateCount: Number(form["alternates"] || Number.NaN),
    entropy:
      form["source"] === "drand"
        ? { kind: "drand", at: now + HOUR_MS * (Number(form["drandHours"]) || 0) }
        : { kind: "bailiff-digits", digitCount: Number(form["digitCount"]) },
  };
}

function entropyOf(form: Form): Parameters<OfficeDraws["draw"]>[1] {
  if (form["source"] === "drand") return { kind: "drand", signature: form["signature"] ?? null };
  const { digits = "", digitsAgain = "" } = form;
  return { kind: "bailiff-digits", digits, digitsAgain };
}
