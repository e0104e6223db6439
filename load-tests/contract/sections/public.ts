/** Contract section 1. */

import { expect, it } from "vitest";
import { INSTANT, type Stage } from "../stage.ts";

export function publicSection(stage: () => Stage): void {
  it("1.1 greets API clients in JSON and browsers with the home page", async () => {
    const { house } = stage();
    const greeting = await house.ask("/", { headers: { Accept: "application/json" } });
    expect(greeting).toMatchObject({
      status: 200,
      body: { message: "✅ API The Tip Top en ligne et opérationnelle -branche dev- !" },
    });
    const page = await house.ask<string>("/", { headers: { Accept: "text/html" } });
    expect(page.headers["content-type"]).toContain("text/html");
    expect(page.body).toContain("<h1");
  });

  it("1.2 says that the database answers, and when", async () => {
    const { body } = await stage().api.ask("GET /db-check");
    expect(body).toEqual({ message: "✅ DB connectée branche dev", time: expect.stringMatching(INSTANT) });
  });

  it("1.3 gives figures in Prometheus' text format", async () => {
    const { headers, body } = await stage().api.ask<string>("GET /metrics");
    expect(headers["content-type"]).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(body).toMatch(/^# HELP thetiptop_/m);
    expect(body).toMatch(/^thetiptop_\w+(\{[^}]*\})? [\d.]+$/m);
  });
}
