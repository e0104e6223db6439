import { describe, expect, it } from "vitest";
import {
  boardOf,
  deskOf,
  limiterOf,
  mailRoomOf,
  type ObjectBindings,
  redeem,
  shardOf,
  telemetryOf,
} from "./objects.ts";
import { writeOutcome } from "./ticket-shard/outcome.ts";

/** A deployment whose namespaces write down whom they were asked for, each as "CLASS[@jurisdiction] name". */
function deployment(jurisdiction: string) {
  const reached: string[] = [];
  const restrictions: string[] = [];
  function namespace(place: string): object {
    return {
      getByName(name: string) {
        reached.push(`${place} ${name}`);
        return { redeem: async () => writeOutcome({ kind: "unavailable" }) };
      },
      jurisdiction(law: string) {
        restrictions.push(`${place}@${law}`);
        return namespace(`${place}@${law}`);
      },
    };
  }
  const classes = [
    "TICKET_SHARD",
    "CAMPAIGN_DESK",
    "ATTEMPT_LIMITER",
    "MAIL_ROOM",
    "LIVE_BOARD",
    "TELEMETRY",
  ];
  const bindings = {
    ...Object.fromEntries(classes.map((name) => [name, namespace(name)])),
    OBJECT_JURISDICTION: jurisdiction,
  } as unknown as ObjectBindings;
  return { bindings, classes, reached, restrictions };
}

function reachAll(bindings: ObjectBindings): void {
  shardOf(bindings, "demo", 7);
  deskOf(bindings, "demo");
  limiterOf(bindings, "somebody");
  mailRoomOf(bindings);
  boardOf(bindings, "demo");
  telemetryOf(bindings);
}

describe("objects that must stay in the EU", () => {
  it("are reached in its jurisdiction, those of every class", () => {
    const { bindings, classes, reached } = deployment("eu");
    reachAll(bindings);
    expect(reached.map((where) => where.split(" ")[0])).toEqual(classes.map((name) => `${name}@eu`));
    expect(reached[0]).toBe("TICKET_SHARD@eu demo:7");
  });

  it("cost a play nothing more: the jurisdiction is taken once, not at each play", async () => {
    const { bindings, reached, restrictions } = deployment("eu");
    const request = { serial: 7, player: "somebody", idempotencyKey: null };
    for (let shard = 0; shard < 100; shard++) await redeem(bindings, "demo", shard, request);
    expect([reached.length, restrictions]).toEqual([100, ["TICKET_SHARD@eu"]]);
  });
});

it("objects that may be anywhere are reached as they always were", () => {
  const { bindings, classes, reached, restrictions } = deployment("");
  reachAll(bindings);
  expect(reached.map((where) => where.split(" ")[0])).toEqual(classes);
  expect(restrictions).toEqual([]);
});
