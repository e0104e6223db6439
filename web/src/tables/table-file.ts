/** A table as a file: exactly what is filtered, streamed by keyset pages, so that a million rows need no more memory than a thousand. */

import type { Office } from "../../../worker/services.ts";
import type { SitePlatform } from "../http/platform.ts";
import { logTrouble } from "../http/platform.ts";
import { type Language, languageAt } from "../i18n/pages.ts";
import { formatDay } from "../profile/day.ts";
import { TABLE_FILES } from "./table-files.ts";
import { TABLE_NAMES } from "./table-spec.ts";

export type Cell = string | number;

export interface OpenedTable {
  /** For the audit log: without what may name a player. */
  readonly filters: Readonly<Record<string, string>>;
  readonly header: readonly string[];
  page(
    after: string | null,
    limit: number,
  ): Promise<{ readonly rows: readonly (readonly Cell[])[]; readonly next: string | null }>;
}

/** How a table is read for a file; one a table, named in table-files.ts. */
export interface TableFile {
  /** @param url of the export, with the table's own filters and order in it */
  open(office: Office, url: URL, language: Language): Promise<OpenedTable>;
}

/** Rows a page: a statement's worth, some 150 kB of text. */
const ROWS_PER_PAGE = 1_000;
const BYTE_ORDER_MARK = "\ufeff";
/** What a spreadsheet takes for a formula, wide forms too; the library's own rule lets one with a line break in it pass. */
const FORMULA = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/;
const NOT_FOUND = 404;
const METHOD_NOT_ALLOWED = 405;

/** The file that `?table=` and its filters name. */
export async function exportTable(url: URL, { request, office, ctx }: SitePlatform): Promise<Response> {
  if (request.method !== "GET")
    return new Response(null, { status: METHOD_NOT_ALLOWED, headers: { Allow: "GET" } });
  const name = TABLE_NAMES.find((table) => table === url.searchParams.get("table"));
  const file = name && TABLE_FILES[name];
  if (!office || !name || !file) return new Response(null, { status: NOT_FOUND });
  const opened = await file.open(office, url, languageAt(url.pathname));
  const id = await office.tableExports.start({ table: name, filters: opened.filters });
  const { default: papa } = await import("papaparse"); // needed here alone
  const body = streamOf(opened, papa.unparse, (rows, isWhole) => {
    ctx.waitUntil(
      office.tableExports
        .finish(id, name, rows, isWhole)
        .catch((error: unknown) => logTrouble("officeExport", error)),
    );
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="thetiptop-${name}-${formatDay(Date.now())}.csv"`,
    },
  });
}

/** A page is read when the one before has been taken: who reads slowly makes nobody keep rows for them. */
function streamOf(
  opened: OpenedTable,
  unparse: (rows: Cell[][], config: { escapeFormulae: RegExp; newline: string }) => string,
  end: (rows: number, isWhole: boolean) => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  function lines(rows: readonly (readonly Cell[])[]): string {
    const cells = rows.map((row) => [...row]);
    return `${unparse(cells, { escapeFormulae: FORMULA, newline: "\r\n" })}\r\n`;
  }
  let after: string | null = null;
  let count = 0;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        controller.enqueue(encoder.encode(BYTE_ORDER_MARK + lines([opened.header])));
      },
      async pull(controller) {
        try {
          const { rows, next } = await opened.page(after, ROWS_PER_PAGE);
          if (rows.length > 0) controller.enqueue(encoder.encode(lines(rows)));
          count += rows.length;
          after = next;
          if (next !== null) return;
          end(count, true);
          controller.close();
        } catch (error) {
          // A file that breaks off must not look whole: the connection ends in an error.
          logTrouble("officeExport", error);
          end(count, false);
          controller.error(error);
        }
      },
      cancel() {
        end(count, false);
      },
    },
    { highWaterMark: 0 },
  );
}
