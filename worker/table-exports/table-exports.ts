/** The record of files that head office takes of its tables. */

export interface TableExportStart {
  readonly table: string;
  /** By the filters' names. What was searched for is left out: it may be a player's name, and the log outlives them. */
  readonly filters: Readonly<Record<string, string>>;
}

export interface TableExports {
  /** Written before the first byte leaves. @returns the export's id, for `finish` */
  start(what: TableExportStart): Promise<string>;
  /** How it ended. @param rows that left; @param isWhole false when whoever asked went away before the end */
  finish(id: string, table: string, rows: number, isWhole: boolean): Promise<void>;
}
