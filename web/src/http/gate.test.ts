import { describe, expect, it } from "vitest";
import { turnAway } from "./gate.ts";

const HERE = new URL("https://thetiptop.example/connexion");

/** A form of this site as a browser sends it, with what the test is about changed. */
function form(changes: Record<string, string | null> = {}, method = "POST"): Request {
  const headers = new Headers({
    origin: HERE.origin,
    "content-type": "application/x-www-form-urlencoded",
    "content-length": "20",
  });
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return new Request(HERE, { method, headers });
}

describe("the gate", () => {
  it("lets the site's own forms and every reading request pass", () => {
    expect(turnAway(form(), HERE)).toBeUndefined();
    expect(turnAway(form({ "content-type": "multipart/form-data; boundary=x" }), HERE)).toBeUndefined();
    expect(turnAway(form({ origin: null }, "GET"), HERE)).toBeUndefined();
    expect(turnAway(form({ origin: null }, "HEAD"), HERE)).toBeUndefined();
  });

  it("turns away a form from another site or from nowhere", () => {
    for (const origin of ["https://ailleurs.example", "http://thetiptop.example", "null", null]) {
      expect(turnAway(form({ origin }), HERE)?.status).toBe(403);
    }
  });

  it("turns away what is no form: JSON, remote function calls, no type at all", () => {
    for (const type of ["application/json", "application/qwik-json", "text/plain", null]) {
      expect(turnAway(form({ "content-type": type }), HERE)?.status).toBe(415);
    }
  });

  it("turns away a form of unstated, unreadable or excessive length", () => {
    for (const length of [null, "", "-1", "1e3", "ten"]) {
      expect(turnAway(form({ "content-length": length }), HERE)?.status).toBe(411);
    }
    expect(turnAway(form({ "content-length": String(16 * 1024) }), HERE)).toBeUndefined();
    expect(turnAway(form({ "content-length": String(16 * 1024 + 1) }), HERE)?.status).toBe(413);
  });

  it("turns away addresses that cannot be read, and calls of remote functions", () => {
    for (const path of ["/%ff", "/en/%E0%A4%A"]) {
      expect(turnAway(form({}, "GET"), new URL(path, HERE))?.status).toBe(404);
    }
    expect(turnAway(form({}, "GET"), new URL("/jouer?qfunc=abc", HERE))?.status).toBe(400);
  });

  it("turns away methods that no page has", () => {
    for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"]) {
      expect(turnAway(form({}, method), HERE)?.status).toBe(405);
    }
  });
});
