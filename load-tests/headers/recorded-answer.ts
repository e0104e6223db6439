/** An answer as it came from the service, with the two things that the public rules ask for besides it. */

export interface RecordedAnswer {
  /** Where it is reached by the public: https, whatever the local socket speaks. */
  readonly url: URL;
  readonly status: number;
  /** By lower-case name; every line that was sent. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** The text of an HTML answer; empty for all others. */
  readonly html: string;
  /** What OPTIONS for the same address answered to a page of another site. */
  readonly preflight: { readonly origin: string; readonly headers: RecordedAnswer["headers"] };
  /** Where a request over plain http is led: its own address first, then each `Location`. */
  readonly overHttp: readonly URL[];
}

/** The first line of a header; undefined when it was not sent. */
export function headerOf({ headers }: Pick<RecordedAnswer, "headers">, name: string): string | undefined {
  return headers.get(name)?.[0];
}

const HTML = new Set(["text/html", "application/xhtml+xml"]);

/** Whether the answer says that it is a page. */
export function isHtml(answer: Pick<RecordedAnswer, "headers">): boolean {
  return HTML.has((headerOf(answer, "content-type") ?? "").split(";")[0]?.trim() ?? "");
}
