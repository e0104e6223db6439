/** Those who watch: server-sent events, each carrying the whole state, so that whoever misses some has lost nothing. */

/** A line now and then: proxies end silent streams, and a watcher who is gone shows when nothing can be sent any more. */
export const HEARTBEAT_MS = 10_000;
/** A stream ends after this and the browser comes back by itself: past the gate again, and to whatever board there is then. */
export const STREAM_MS = 4 * 60_000;
/** Head offices have a handful of screens; some hundred bytes three times a second for each of these is nothing. */
export const WATCHERS_MAX = 100;
/** Events that may wait for a slow reader. The state is whole: beyond this it had better start anew. */
const WAITING_MAX = 20;

/** An event of its own and no comment: a page can tell by it that a silent line is still there. */
const HEARTBEAT = "event: beat\ndata: -\n\n";
const RETRY_MS = 1_000;

interface Watcher {
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
  readonly endsAt: number;
}

export class Watchers {
  readonly #watchers = new Set<Watcher>();
  readonly #encoder = new TextEncoder();
  #heartbeat: ReturnType<typeof setInterval> | undefined;

  get count(): number {
    return this.#watchers.size;
  }

  /** A stream that begins with this event; undefined when there are as many as there may be. */
  join(event: string, now = Date.now()): ReadableStream<Uint8Array> | undefined {
    if (this.#watchers.size >= WATCHERS_MAX) return undefined;
    let joined: Watcher | undefined;
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          joined = { controller, endsAt: now + STREAM_MS };
          this.#watchers.add(joined);
          this.#heartbeat ??= setInterval(() => this.#beat(), HEARTBEAT_MS);
          this.#send(joined, `retry: ${RETRY_MS}\n\n${event}`);
        },
        cancel: () => {
          if (joined) this.#leave(joined);
        },
      },
      new CountQueuingStrategy({ highWaterMark: WAITING_MAX }),
    );
  }

  /** Sends an event to everybody. */
  tell(event: string): void {
    for (const watcher of [...this.#watchers]) this.#send(watcher, event);
  }

  #beat(now = Date.now()): void {
    for (const watcher of [...this.#watchers]) {
      if (now >= watcher.endsAt) this.#end(watcher);
      else this.#send(watcher, HEARTBEAT);
    }
  }

  #send(watcher: Watcher, text: string): void {
    try {
      if ((watcher.controller.desiredSize ?? 0) <= 0) this.#end(watcher);
      else watcher.controller.enqueue(this.#encoder.encode(text));
    } catch {
      this.#leave(watcher); // its reader is gone
    }
  }

  #end(watcher: Watcher): void {
    this.#leave(watcher);
    try {
      watcher.controller.close();
    } catch {
      // It was closed by its reader already.
    }
  }

  #leave(watcher: Watcher): void {
    this.#watchers.delete(watcher);
    if (this.#watchers.size > 0) return;
    clearInterval(this.#heartbeat);
    this.#heartbeat = undefined;
  }
}
