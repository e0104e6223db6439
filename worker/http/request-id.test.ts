import { expect, it } from "vitest";
import { requestIdOf, withRequestId } from "./request-id.ts";

function requestWith(id: string): Request {
  return new Request("http://thetiptop.test/", { headers: { "X-Request-Id": id } });
}

it("takes over an id that looks like one", () => {
  expect(requestIdOf(requestWith("trace-0123.abc_DEF"))).toBe("trace-0123.abc_DEF");
});

it.each(["short", "x".repeat(65), 'a","level":"fake', "has space in it", "<script>alert(1)</script>"])(
  "makes its own instead of %j",
  (id) => {
    expect(requestIdOf(requestWith(id))).toMatch(/^[0-9a-f-]{36}$/);
  },
);

it("puts the id on answers whose headers cannot be changed", async () => {
  const immutable = Response.redirect("http://thetiptop.test/jouer", 303);
  const answer = withRequestId(immutable, "request-1");
  expect(answer.status).toBe(303);
  expect(answer.headers.get("X-Request-Id")).toBe("request-1");
  expect(answer.headers.get("Location")).toBe("http://thetiptop.test/jouer");
});
