import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HEARTBEAT_MS, STREAM_MS, WATCHERS_MAX, Watchers } from "./watchers.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const FIRST = "data: 1\n\n";

function join(watchers: Watchers): ReadableStream<Uint8Array> {
  const stream = watchers.join(FIRST);
  if (!stream) throw new Error("full");
  return stream;
}

/** Reads on and on. */
function reader(stream: ReadableStream<Uint8Array>): { text: string; isOver: boolean } {
  const read = { text: "", isOver: false };
  void (async () => {
    for await (const chunk of stream) read.text += new TextDecoder().decode(chunk);
    read.isOver = true;
  })();
  return read;
}

describe("those who watch", () => {
  it("get the state at once, then what is told, and a sign of life", async () => {
    const watchers = new Watchers();
    const read = reader(join(watchers));
    watchers.tell("data: 2\n\n");
    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);
    expect(read.text).toBe("retry: 1000\n\ndata: 1\n\ndata: 2\n\nevent: beat\ndata: -\n\n");
  });

  it("are let go after some minutes, to pass the gate again", async () => {
    const watchers = new Watchers();
    const read = reader(join(watchers));
    await vi.advanceTimersByTimeAsync(STREAM_MS - HEARTBEAT_MS);
    expect(read.isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);
    expect(read.isOver).toBe(true);
    expect(watchers.count).toBe(0);
  });

  it("leave nothing behind, no timer either", async () => {
    const watchers = new Watchers();
    const streams = [join(watchers), join(watchers)];
    expect(vi.getTimerCount()).toBe(1);
    for (const stream of streams) await stream.cancel();
    expect(watchers.count).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("are let go when they read nothing, so that nothing piles up", async () => {
    const watchers = new Watchers();
    const [slow, quick] = [join(watchers), reader(join(watchers))];
    for (let event = 0; event < 100; event++) {
      watchers.tell(`data: ${event}\n\n`);
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(watchers.count).toBe(1);
    expect(quick.text).toContain("data: 99");
    let chunks = 0;
    for await (const _ of slow) chunks++;
    expect(chunks).toBeLessThan(30);
  });

  it("are bounded", () => {
    const watchers = new Watchers();
    for (let count = 0; count < WATCHERS_MAX; count++) join(watchers);
    expect(watchers.join(FIRST)).toBeUndefined();
  });
});
