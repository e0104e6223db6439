/** Every kind of answer of a running service, by the rules of the HTTP Observatory and by the house's own. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PAGE_NAMES } from "../../web/src/i18n/pages.ts";
import { ERRORS } from "../../worker/http/errors.ts";
import { builtFiles } from "./built-files.ts";
import { headerOf } from "./recorded-answer.ts";
import { linesOf, SCORE_WANTED, type Scored, scoreEverything, typeOf } from "./scoring.ts";
import { Stage } from "./stage.ts";
import { whyOf } from "./table.ts";

let stage: Stage;
let scored: readonly Scored[];

beforeAll(async () => {
  stage = await Stage.set();
  scored = await scoreEverything(stage);
});
afterAll(() => stage?.close());

it(`gives every kind of answer ${SCORE_WANTED} points or more`, () => {
  const low = linesOf(scored).filter(({ lowest }) => lowest.score < SCORE_WANTED);
  expect(low.map(whyOf)).toEqual([]);
});

describe("nothing is left out:", () => {
  it("every operation that the service describes", async () => {
    const { body } = await stage.house.ask<{ paths: Record<string, object> }>("/openapi.json");
    const described = Object.values(body.paths).reduce(
      (sum, methods) => sum + Object.keys(methods).length,
      0,
    );
    const asked = scored.filter(({ kind }) => kind.name === "API, nobody").length;
    expect(described).toBeGreaterThan(50);
    expect(asked).toBe(described);
  });

  it("every page, for everybody who may ask for one", () => {
    for (const who of ["page, nobody signed in", "page, player", "page, employee", "page, HEAD"]) {
      const asked = scored.filter(({ kind }) => kind.name === who);
      expect(asked.length, who).toBeGreaterThanOrEqual(2 * PAGE_NAMES.length);
    }
  });

  it("every file that was built", () => {
    const asked = scored.filter(({ kind, answer }) => kind.name === "built file" && answer.status === 200);
    expect(asked.length).toBe(builtFiles().length);
    expect(asked.length).toBeGreaterThan(100);
  });

  it("every status that a refusal can have, and the others that are given", () => {
    const seen = new Set(scored.map(({ answer }) => answer.status));
    const wanted = new Set(Object.values(ERRORS).map(({ status }) => status as number));
    for (const other of [200, 303, 304, 405, 500]) wanted.add(other);
    expect([...wanted].filter((status) => !seen.has(status))).toEqual([]);
  });

  it("every type of content", () => {
    const seen = new Set(scored.map(({ answer }) => typeOf(answer)));
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([
        "application/json",
        "application/pdf",
        "application/wasm",
        "application/x-ndjson",
        "font/woff2",
        "image/png",
        "image/svg+xml",
        "text/css",
        "text/csv",
        "text/event-stream",
        "text/html",
        "text/plain",
      ]),
    );
  });
});

describe("besides the public rules,", () => {
  it("what is one person's is kept by nobody else", () => {
    const kept = scored.filter(({ kind, answer }) => {
      const isPlay = kind.visit.path === "/api/game/play"; // a POST's answer, of which nothing says that it may be kept
      const control = headerOf(answer, "cache-control") ?? "";
      return kind.isPersonal && !isPlay && isPersonalAt(answer.url) && !/\bno-store\b/.test(control);
    });
    expect(kept.map(({ kind, answer }) => `${kind.name} ${answer.url.pathname}`)).toEqual([]);
  });

  it("no script may be written into a page, and none is made from text", () => {
    const unsafe = scored.filter(({ answer }) => {
      const policy = headerOf(answer, "content-security-policy") ?? "";
      return !/^\/dev\/mailbox\//.test(answer.url.pathname) && /'unsafe-/.test(policy);
    });
    expect(unsafe.map(({ answer }) => answer.url.pathname)).toEqual([]);
  });

  it("pages stand alone in their process and may use no device that they do not need", () => {
    const pages = scored.filter(
      ({ kind, answer }) => /^page, (?!HEAD)/.test(kind.name) && answer.html !== "",
    );
    expect(pages.length).toBeGreaterThan(100);
    for (const { answer } of pages) {
      expect(headerOf(answer, "cross-origin-opener-policy"), answer.url.pathname).toBe("same-origin");
      expect(headerOf(answer, "permissions-policy"), answer.url.pathname).toContain("geolocation=()");
    }
  });

  it("no page of another site is let in", () => {
    const open = scored.filter(
      ({ answer }) =>
        answer.headers.has("access-control-allow-origin") ||
        answer.preflight.headers.has("access-control-allow-origin"),
    );
    expect(open.map(({ answer }) => answer.url.pathname)).toEqual([]);
  });
});

/** The same for everybody, whoever asks: what the campaign publishes. */
const PUBLIC = /^\/(?:api\/campaign|db-check|api\/stores|\.well-known|openapi|metrics)/;

function isPersonalAt({ pathname }: URL): boolean {
  return !PUBLIC.test(pathname);
}
