import { expect, it } from "vitest";
import { inTurn } from "./password-attempts.ts";

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
  const one = inTurn("a", async () => {
    seen.push("one starts");
    await first.opened;
    seen.push("one ends");
  });
  const two = inTurn("a", async () => {
    seen.push("two starts");
  });
  await inTurn("b", async () => {
    seen.push("another thing");
  });
  first.open();
  await Promise.all([one, two]);
  expect(seen).toEqual(["one starts", "another thing", "one ends", "two starts"]);
});

it("hands a failure to its own caller and goes on", async () => {
  const failing = inTurn("c", () => Promise.reject(new Error("no")));
  const next = inTurn("c", async () => "next");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("next");
});
