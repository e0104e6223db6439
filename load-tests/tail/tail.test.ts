/** The tail's filter, on events in the form in which wrangler 4.156 prints them. */

import { describe, expect, it } from "vitest";
import { FILTERS, type Filter, passes } from "./filters.ts";
import { printEvent } from "./print-event.ts";
import { readEvent } from "./read-event.ts";
import { EventSplitter } from "./split-events.ts";

const AT = Date.UTC(2026, 10, 22, 10, 21, 3, 412);
const ID = "5f0c9a4e-6a5f-4a2e-9a39-3f6f3f1a7f10";

interface Recorded {
  readonly method?: string;
  readonly url?: string;
  readonly status?: number;
  readonly wallTime?: number;
  readonly outcome?: string;
  readonly logs?: readonly { level: string; message: readonly unknown[]; timestamp: number }[];
  readonly exceptions?: readonly { name: string; message: string; timestamp: number }[];
}

function recorded({ method = "GET", url = "https://jeu.example/", status = 200, ...rest }: Recorded = {}) {
  return {
    wallTime: rest.wallTime ?? 12,
    cpuTime: 2,
    truncated: false,
    executionModel: "stateless",
    outcome: rest.outcome ?? "ok",
    scriptName: "thetiptop",
    exceptions: rest.exceptions ?? [],
    logs: rest.logs ?? [],
    eventTimestamp: AT,
    event: {
      request: { url, method, headers: { authorization: "REDACTED" }, cf: { country: "FR", colo: "CDG" } },
      response: { status },
    },
  };
}

function log(level: string, line: object | string) {
  return { level, message: [typeof line === "string" ? line : JSON.stringify(line)], timestamp: AT };
}

const ownLine = {
  level: "info",
  event: "request",
  requestId: ID,
  method: "POST",
  route: "/api/game/play",
  status: 200,
  milliseconds: 34,
  outcome: "won",
  country: "FR",
  colo: "CDG",
};

const play = recorded({
  method: "POST",
  url: "https://jeu.example/api/game/play",
  logs: [log("log", ownLine)],
});
const silentPlay = recorded({ method: "POST", url: "https://jeu.example/api/game/play" });
const page = recorded({ url: "https://jeu.example/en/play?code=0123456789" });
const slow = recorded({ wallTime: 1_200 });
const failed = recorded({ status: 503, logs: [log("error", { level: "error", message: "D1_ERROR: away" })] });
const thrown = recorded({
  status: 500,
  outcome: "exception",
  exceptions: [{ name: "Error", message: "no", timestamp: AT }],
});
const left = recorded({ outcome: "canceled" });
const objectCall = { ...recorded(), entrypoint: "TicketShard", event: { rpcMethod: "redeem" } };
const failedAlarm = {
  ...recorded({ outcome: "exceededMemory" }),
  entrypoint: "MailRoom",
  event: { scheduledTime: "2026-11-22T10:21:03.000Z" },
};
const EVENTS = { play, silentPlay, page, slow, failed, thrown, left, objectCall, failedAlarm };

function shown(event: unknown): string[] {
  const read = readEvent(event);
  if (!read) throw new Error("the event was not read");
  return printEvent(read);
}

describe("an event", () => {
  it("is one line: when, what, how it went, how long, what came of it, from where, and its id", () => {
    expect(shown(play)).toEqual([`10:21:03.412  POST /api/game/play  200  34 ms  won  FR CDG  ${ID}`]);
  });

  it("is told by the platform's words when the Worker left no line", () => {
    expect(shown(silentPlay)).toEqual(["10:21:03.412  POST /api/game/play  200  12 ms  FR CDG"]);
  });

  it.each([
    ["https://jeu.example/en/play?code=0123456789", "/en/play"],
    ["https://jeu.example/0123456789", "/…"],
    ["https://jeu.example/api/employee/tickets/abcdefghijk", "/api/employee/…"],
    ["https://jeu.example/verifier/eyJhbGciOi.x", "/verifier/…"],
    ["no address at all", "/"],
  ])("shows nothing of %s but %s", (url, path) => {
    expect(shown(recorded({ url }))).toEqual([`10:21:03.412  GET ${path}  200  12 ms  FR CDG`]);
  });

  it("brings what was logged and thrown with it, and how the platform ended it", () => {
    expect(shown(thrown)).toEqual([
      "10:21:03.412  GET /  500  12 ms  FR CDG  [exception]",
      "    error  Error: no",
    ]);
    expect(shown(failed)[1]).toContain("D1_ERROR: away");
    expect(shown(failedAlarm)).toEqual(["10:21:03.412  MailRoom.alarm  [exceededMemory]"]);
  });

  it("cannot move the cursor", () => {
    expect(shown(recorded({ logs: [log("warn", "\u001b[2Jgone")] }))[1]).toBe("    warn  �[2Jgone");
  });
});

describe("of these events", () => {
  it.each<[Filter, (keyof typeof EVENTS)[]]>([
    ["all", ["play", "silentPlay", "page", "slow", "failed", "thrown", "left", "failedAlarm"]],
    ["errors", ["failed", "thrown", "failedAlarm"]],
    ["plays", ["play", "silentPlay"]],
    ["slow", ["slow"]],
  ])("%s are %j", (filter, names) => {
    const passing = Object.entries(EVENTS).filter(([, event]) => {
      const read = readEvent(event);
      return read !== undefined && passes(filter, read);
    });
    expect(passing.map(([name]) => name)).toEqual(names);
    expect(FILTERS).toContain(filter);
  });
});

describe("the output of wrangler", () => {
  const indented = Object.values(EVENTS).map((event) => `${JSON.stringify(event, null, 2)}\n`);
  const output = `Successfully created tail\n${indented.join("")}not JSON\n{\n  broken\n}\n${JSON.stringify(play)}\n`;
  const wanted = [...Object.values(EVENTS), play];

  it.each([1, 7, 4_096, output.length])(
    "is split into its events when it comes %i letters at a time",
    (length) => {
      const splitter = new EventSplitter();
      const events: unknown[] = [];
      for (let at = 0; at < output.length; at += length)
        events.push(...splitter.take(output.slice(at, at + length)));
      expect(events).toEqual(wanted);
    },
  );
});
