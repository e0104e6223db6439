import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { POLICIES } from "../limits/policies.ts";
import { type Answer, type AnyBody, ask } from "../test-house.ts";
import { brake } from "./brake.ts";

const { limit } = POLICIES["everything-else"];

function from(address: string): { headers: Record<string, string> } {
  return { headers: { "cf-connecting-ip": address } };
}

/** Asks until the brake refuses: its windows lie on the clock's tens of seconds, and one may just have turned. */
async function refusal(path: string, address: string, body?: unknown): Promise<Answer<AnyBody>> {
  for (let asked = 0; asked <= 2 * limit; asked++) {
    const answer = await ask(path, { ...from(address), ...(body !== undefined && { body }) });
    if (answer.status === 429) return answer;
  }
  throw new Error("the brake let twice its limit pass");
}

/** A binding that notes what it was asked. */
function binding(limit: RateLimit["limit"]) {
  const spy = vi.fn(limit);
  return { spy, env: { ...env, BRAKE: { limit: spy } } };
}

describe("the brake", () => {
  it("lets its limit pass, then refuses with the headers of a limit, whatever is asked for", async () => {
    const address = "203.0.113.7";
    const first = await Promise.all(Array.from({ length: limit }, () => ask("/", from(address))));
    expect(new Set(first.map(({ status }) => status))).toEqual(new Set([200]));

    const answers = [
      await refusal("/", address),
      await refusal("/api/game/play", address, {}),
      await refusal("/api/no-such-thing", address),
      await refusal("/openapi.json", address),
    ];
    for (const { headers, body } of answers) {
      expect(body).toEqual({ success: false, error: "Trop de tentatives, réessayez plus tard" });
      expect(headers.get("Retry-After")).toBe("10");
      expect(headers.get("RateLimit-Policy")).toBe('"everything-else";q=500;w=10');
      expect(headers.get("RateLimit")).toBe('"everything-else";r=0;t=10');
      expect(headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect((await ask("/", from("203.0.113.8"))).status).toBe(200);
    expect((await ask("/")).status).toBe(200);
  });

  it("counts an IPv6 address with all of its /64", async () => {
    const { spy, env } = binding(async () => ({ success: true }));
    await brake(new Request("http://thetiptop.test/", from("2001:db8:1:2::1")), env);
    expect(spy).toHaveBeenCalledExactlyOnceWith({ key: "2001:db8:1:2::/64" });
  });

  it("lets everybody pass when the platform's binding fails, and says so in the log", async () => {
    const written = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const { env } = binding(() => Promise.reject(new Error("out of order")));
    const request = new Request("http://thetiptop.test/", from("203.0.113.9"));
    expect(await brake(request, env)).toBeUndefined();
    expect(written.mock.calls.map(([line]) => JSON.parse(line))).toEqual([
      { level: "warn", event: "brake.failed", error: "Error", times: 1 },
    ]);
    written.mockRestore();
  });

  it("does not ask the binding about a request without an address", () => {
    const { spy, env } = binding(async () => ({ success: false }));
    expect(brake(new Request("http://thetiptop.test/"), env)).toBeUndefined();
    expect(spy).not.toHaveBeenCalled();
  });
});
