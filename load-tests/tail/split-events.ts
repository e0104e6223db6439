/** `wrangler tail --format json` prints one indented JSON object after another: this finds where each ends. Pure. */

/** Longer than the platform lets an event be (it cuts logs at 256 KB): what is longer is no event. */
const EVENT_MAX_LENGTH = 1_000_000;

export class EventSplitter {
  #lines: string[] = [];
  #length = 0;
  #rest = "";

  /** Takes in some output, cut anywhere. @returns the events that are whole now; what is no JSON is left out */
  take(chunk: string): unknown[] {
    const lines = (this.#rest + chunk).split("\n");
    this.#rest = lines.pop() ?? "";
    return lines.flatMap((line) => this.#takeLine(line));
  }

  #takeLine(line: string): unknown[] {
    // Recorded lines may be one event each; wrangler's end where a line is nothing but the brace.
    const isWhole = line.startsWith("{") && line.endsWith("}") && this.#lines.length === 0;
    if (this.#lines.length === 0 && !line.startsWith("{")) return []; // wrangler's own words
    this.#lines.push(line);
    this.#length += line.length;
    if (!isWhole && line !== "}" && this.#length < EVENT_MAX_LENGTH) return [];
    const text = this.#lines.join("\n");
    this.#lines = [];
    this.#length = 0;
    try {
      return [JSON.parse(text)];
    } catch {
      return [];
    }
  }
}
