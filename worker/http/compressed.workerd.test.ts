import { expect, it } from "vitest";
import { compressed } from "./compressed.ts";

function asking(encodings: string): Request {
  return new Request("http://thetiptop.test/", { headers: { "accept-encoding": encodings } });
}

function answer(type: string, body: string | null = "body"): Response {
  return new Response(body, { headers: { "Content-Type": type, Vary: "Accept" } });
}

it.each(["text/html; charset=utf-8", "text/css", "text/javascript", "image/svg+xml", "application/json"])(
  "compresses %s for whoever reads gzip",
  (type) => {
    const { headers } = compressed(asking("gzip, deflate, br"), answer(type));
    expect(headers.get("Content-Encoding")).toBe("gzip");
    expect(headers.get("Vary")).toBe("Accept, Accept-Encoding");
  },
);

it("leaves alone what is compressed already, what is empty and who did not ask", () => {
  for (const left of [
    compressed(asking("gzip"), answer("font/woff2")),
    compressed(asking("gzip"), answer("image/png")),
    compressed(asking("gzip"), answer("text/event-stream")),
    compressed(asking("gzip"), answer("text/html", null)),
    compressed(asking("br"), answer("text/html")),
  ]) {
    expect(left.headers.has("Content-Encoding")).toBe(false);
  }
});
