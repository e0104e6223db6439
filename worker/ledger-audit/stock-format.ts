/** Rises when a reader of today could not read what is written then. */
export const STOCK_FORMAT = 1;
