/** The lists of a person's document, read page by page so that none is held whole. */

/** About 500 kB of document a page; 100,000 wins are 100 questions to D1, of 1,000 a request may ask. */
export const ROWS_A_PAGE = 1_000;

/** A list of the document. Each page has a row at least. */
export interface Section {
  readonly name:
    | "sessions"
    | "links"
    | "mails"
    | "wins"
    | "purchases"
    | "grandDraws"
    | "consultations"
    | "staffActions"
    | "decisions"
    | "failedLookUps"
    | "savedViews"
    | "secondFactor";
  readonly pages: AsyncIterable<readonly object[]>;
}

/** Asks for pages until one is not full. */
export async function* pagesOf<Row extends { readonly key: unknown }>(
  read: (after: Row["key"] | null) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let after: Row["key"] | null = null;
  for (;;) {
    const rows: readonly Row[] = await read(after);
    if (rows.length > 0) yield rows;
    if (rows.length < ROWS_A_PAGE) return;
    after = rows.at(-1)?.key ?? null;
  }
}
