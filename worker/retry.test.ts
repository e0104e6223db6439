import { expect, it, vi } from "vitest";
import { withOneRetry } from "./retry.ts";

const retryable = () => Object.assign(new Error("the object moved"), { retryable: true });

it("does not call twice what worked", async () => {
  const call = vi.fn(async () => "done");
  expect(await withOneRetry(call)).toBe("done");
  expect(call).toHaveBeenCalledTimes(1);
});

it("calls once more when the runtime says that it may help", async () => {
  const call = vi.fn(async () => "done").mockRejectedValueOnce(retryable());
  expect(await withOneRetry(call)).toBe("done");
  expect(call).toHaveBeenCalledTimes(2);
});

it("gives up after the second failure", async () => {
  const call = vi.fn(async () => Promise.reject(retryable()));
  await expect(withOneRetry(call)).rejects.toThrow("the object moved");
  expect(call).toHaveBeenCalledTimes(2);
});

it("leaves an overloaded object alone", async () => {
  const overloaded = Object.assign(retryable(), { overloaded: true });
  const call = vi.fn(async () => Promise.reject(overloaded));
  await expect(withOneRetry(call)).rejects.toBe(overloaded);
  expect(call).toHaveBeenCalledTimes(1);
});
