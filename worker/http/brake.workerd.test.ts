import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { POLICIES } from "../limits/policies.ts";
import { type Answer, type AnyBody, ask } from "../test-house.ts";
import { brake } from "./brake.ts";

const { limit, windowSeconds } = POLICIES["everything-else"];

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

/** One look of the brake at a request, and then what it asked the platform. */
async function look(address: string, bindings: typeof env): Promise<Response | undefined> {
  const ctx = createExecutionContext();
  const answer = brake(new Request("http://thetiptop.test/", from(address)), bindings, ctx);
  await waitOnExecutionContext(ctx);
  return answer;
}

/** A binding that notes what it was asked. */
function binding(limit: RateLimit["limit"]) {
  const spy = vi.fn(limit);
  return { spy, env: { ...env, BRAKE: { limit: spy } } };
}

afterEach(() => {
  vi.useRealTimers();
});

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
      const wait = Number(headers.get("Retry-After"));
      expect(wait).toBeGreaterThanOrEqual(1);
      expect(wait).toBeLessThanOrEqual(windowSeconds);
      expect(headers.get("RateLimit-Policy")).toBe('"everything-else";q=500;w=10');
      expect(headers.get("RateLimit")).toBe(`"everything-else";r=0;t=${wait}`);
      expect(headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get("X-Content-Type-Options")).toBe("nosniff"); // a browser shows it as a page
      expect(headers.get("Cache-Control")).toBe("private, no-store");
    }
    expect((await ask("/", from("203.0.113.8"))).status).toBe(200);
    expect((await ask("/")).status).toBe(200);
  });

  it("keeps nobody waiting for the platform's answer, and the request alive for it", () => {
    const { spy, env } = binding(() => new Promise(() => {}));
    const waitUntil = vi.fn();
    const request = new Request("http://thetiptop.test/", from("203.0.113.10"));
    expect(brake(request, env, { waitUntil })).toBeUndefined();
    expect(spy).toHaveBeenCalledOnce();
    expect(waitUntil).toHaveBeenCalledExactlyOnceWith(expect.any(Promise));
  });

  it("refuses for 10 s once the platform said no, without asking again, then asks", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { spy, env } = binding(async () => ({ success: false }));
    const address = "203.0.113.11";
    expect(await look(address, env)).toBeUndefined();
    const at = Date.now();
    for (const [afterMs, wait] of [
      [0, "10"],
      [8_500, "2"],
      [9_999, "1"],
    ] as const) {
      vi.setSystemTime(at + afterMs);
      const refused = await look(address, env);
      expect([refused?.status, refused?.headers.get("Retry-After")]).toEqual([429, wait]);
    }
    expect(await look("203.0.113.12", env)).toBeUndefined();
    expect(spy.mock.calls.map(([{ key }]) => key)).toEqual([address, "203.0.113.12"]);
    vi.setSystemTime(at + 10_000);
    expect(await look(address, env)).toBeUndefined();
    expect(spy).toHaveBeenCalledTimes(3);
    expect((await look(address, env))?.status).toBe(429);
  });

  it("remembers 10,000 refusals: whoever was refused first is asked about again", async () => {
    const { env } = binding(async () => ({ success: false }));
    const address = (number: number) => `10.0.${number >> 8}.${number & 0xff}`;
    for (let number = 0; number <= 10_000; number++) await look(address(number), env);
    expect((await look(address(1), env))?.status).toBe(429);
    expect(await look(address(0), env)).toBeUndefined();
  });

  it("counts an IPv6 address with all of its /64", async () => {
    const { spy, env } = binding(async () => ({ success: true }));
    await look("2001:db8:1:2::1", env);
    expect(spy).toHaveBeenCalledExactlyOnceWith({ key: "2001:db8:1:2::/64" });
  });

  it("lets everybody pass when the platform's binding fails, and says so in the log", async () => {
    const written = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const { env } = binding(() => Promise.reject(new Error("out of order")));
    expect(await look("203.0.113.9", env)).toBeUndefined();
    expect(await look("203.0.113.9", env)).toBeUndefined();
    expect(written.mock.calls.map(([line]) => JSON.parse(line))).toEqual([
      { level: "warn", event: "brake.failed", error: "Error", times: 1 },
    ]);
    written.mockRestore();
  });

  it("does not ask the binding about a request without an address", () => {
    const { spy, env } = binding(async () => ({ success: false }));
    const waitUntil = vi.fn();
    expect(brake(new Request("http://thetiptop.test/"), env, { waitUntil })).toBeUndefined();
    expect(spy).not.toHaveBeenCalled();
    expect(waitUntil).not.toHaveBeenCalled();
  });
});
