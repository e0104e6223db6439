import { expect, it } from "vitest";
import { checkEnv, type Env, missingMailSettings } from "./env.ts";

const COMPLETE = {
  TICKET_SHARD: {},
  CAMPAIGN_DESK: {},
  ATTEMPT_LIMITER: {},
  MAIL_ROOM: {},
  LIVE_BOARD: {},
  TELEMETRY: {},
  DB: {},
  BRAKE: {},
  DEFAULT_CAMPAIGN: "demo",
  OBJECT_JURISDICTION: "",
  PUBLIC_ORIGIN: "https://thetiptop.test",
  SESSION_SECRET: "s".repeat(32),
  CODE_KEY: "0".repeat(64),
  MAIL_DRIVER: "http",
  MAIL_FROM: "jeu@thetiptop.test",
  MAIL_HTTP_URL: "https://mail.test",
  MAIL_HTTP_TOKEN: "secret",
};

/** A deployment's settings: only whether they are there and their text matter here. */
function settings(changes: Readonly<Record<string, string | undefined>> = {}): Env {
  return { ...COMPLETE, ...changes } as unknown as Env;
}

it("lets a complete deployment run, and names nothing", () => {
  expect(() => checkEnv(settings())).not.toThrow();
  expect(missingMailSettings(settings())).toEqual([]);
});

it.each(["DB", "PUBLIC_ORIGIN", "SESSION_SECRET", "CODE_KEY"])("stops a deployment without %s", (name) => {
  expect(() => checkEnv(settings({ [name]: undefined }))).toThrow(name);
});

it.each([
  ["p".repeat(31), "at least 32"],
  [COMPLETE.SESSION_SECRET, "nothing was changed"],
])("stops a deployment whose previous secret is %j", (secret, reason) => {
  const changed = settings({ SESSION_SECRET_PREVIOUS: secret });
  expect(() => checkEnv(changed)).toThrow(reason);
});

it.each([undefined, "", "p".repeat(32)])("lets a deployment run whose previous secret is %j", (secret) => {
  expect(() => checkEnv(settings({ SESSION_SECRET_PREVIOUS: secret }))).not.toThrow();
});

it.each([
  [{ MAIL_DRIVER: undefined }],
  [{ MAIL_DRIVER: "pigeon" }],
  [{ MAIL_DRIVER: "toString" }],
  [{ MAIL_DRIVER: "local" }],
  [{ MAIL_DRIVER: "local", LOCAL_MODE: "false" }],
])("stops a deployment with %j, which is nowhere for mails to go", (changes) => {
  expect(() => checkEnv(settings(changes))).toThrow("MAIL_DRIVER");
});

it.each([
  [{ MAIL_FROM: undefined }, ["MAIL_FROM"]],
  [{ MAIL_HTTP_URL: "" }, ["MAIL_HTTP_URL"]],
  [{ MAIL_HTTP_TOKEN: undefined }, ["MAIL_HTTP_TOKEN"]],
  [{ MAIL_DRIVER: "smtp" }, ["SMTP_URL"]],
  [{ MAIL_DRIVER: "smtp", SMTP_URL: "smtps://host" }, []],
  [{ MAIL_DRIVER: "local", LOCAL_MODE: "true", MAIL_HTTP_TOKEN: undefined }, []],
])("with %j runs, and names what mails wait for", (changes, names) => {
  expect(() => checkEnv(settings(changes))).not.toThrow();
  expect(missingMailSettings(settings(changes))).toEqual(names);
});

it("knows which requests to log, or stops", () => {
  for (const LOG_REQUESTS of [undefined, "problems", "all"]) {
    expect(() => checkEnv(settings({ LOG_REQUESTS }))).not.toThrow();
  }
  expect(() => checkEnv(settings({ LOG_REQUESTS: "none" }))).toThrow("LOG_REQUESTS");
});

it.each(["", "eu"])("takes objects to the jurisdiction %j", (jurisdiction) => {
  expect(() => checkEnv(settings({ OBJECT_JURISDICTION: jurisdiction }))).not.toThrow();
});

it.each([undefined, "EU", "us", "fedramp"])(
  "stops a deployment whose objects would be in %j",
  (jurisdiction) => {
    expect(() => checkEnv(settings({ OBJECT_JURISDICTION: jurisdiction }))).toThrow("OBJECT_JURISDICTION");
  },
);

it.each(["required", "optional"])("takes %s for staff's second factor", (STAFF_SECOND_FACTOR) => {
  expect(() => checkEnv(settings({ STAFF_SECOND_FACTOR }))).not.toThrow();
});

it.each(["", "Required", "yes", "true"])("does not guess what %j for staff's second factor means", (text) => {
  const slip = settings({ STAFF_SECOND_FACTOR: text });
  expect(() => checkEnv(slip)).toThrow("STAFF_SECOND_FACTOR must be optional or required");
});
