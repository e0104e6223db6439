/** Rises when a reader of today could not read what is written then. 2: rows of the kind `cancelled`. */
export const LEDGER_FORMAT = 2;
