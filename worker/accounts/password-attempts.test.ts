import { afterEach, expect, it, vi } from "vitest";
import { inTurn } from "./password-attempts.ts";

const ctx = { waitUntil: vi.fn<(promise: Promise<unknown>) => void>() };

afterEach(() => {
  vi.useRealTimers();
  ctx.waitUntil.mockClear();
});

/** A door that opens when the test says so. */
function door() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

it("lets attempts at one thing wait for each other, in the order in which they came", async () => {
  const first = door();
  const seen: string[] = [];
  const one = inTurn(ctx, "a", async () => {
    seen.push("one starts");
    await first.opened;
    seen.push("one ends");
  });
  const two = inTurn(ctx, "a", async () => {
    seen.push("two starts");
  });
  await inTurn(ctx, "b", async () => {
    seen.push("another thing");
  });
  first.open();
  await Promise.all([one, two]);
  expect(seen).toEqual(["one starts", "another thing", "one ends", "two starts"]);
});

it("hands a failure to its own caller and goes on", async () => {
  const failing = inTurn(ctx, "c", () => Promise.reject(new Error("no")));
  const next = inTurn(ctx, "c", async () => "next");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("next");
});

it("is not blocked for ever by an attempt that never ends, and still lets one at a time past it", async () => {
  vi.useFakeTimers();
  const seen: string[] = [];
  const slow = (name: string) => async () => {
    seen.push(`${name} starts`);
    await new Promise((resolve) => setTimeout(resolve, 700));
    seen.push(`${name} ends`);
  };
  void inTurn(ctx, "d", () => new Promise(() => {}), 1_000);
  const waiting = ["one", "two", "three"].map((name) => inTurn(ctx, "d", slow(name), 1_000));
  await vi.advanceTimersByTimeAsync(999);
  expect(seen).toEqual([]);
  await vi.advanceTimersByTimeAsync(1 + 3 * 700);
  await Promise.all(waiting);
  expect(seen).toEqual(["one starts", "one ends", "two starts", "two ends", "three starts", "three ends"]);
});

it("lets nobody past a long line that moves", async () => {
  vi.useFakeTimers();
  let [running, most] = [0, 0];
  const attempt = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 700));
    running -= 1;
  };
  const line = Array.from({ length: 5 }, () => inTurn(ctx, "e", attempt, 1_000));
  await vi.advanceTimersByTimeAsync(5 * 700);
  await Promise.all(line);
  expect(most).toBe(1);
});

it("has the runtime finish an attempt whose caller hangs up, and does not fail behind it", async () => {
  const failing = inTurn(ctx, "f", () => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  expect(ctx.waitUntil).toHaveBeenCalledOnce();
  await expect(ctx.waitUntil.mock.calls[0]?.[0]).resolves.toBeUndefined();
});
