/**
 * The way of the desk's audit entries to D1. An entry is stored at the desk in the commit of the change it tells of,
 * and leaves only once D1 has it; it has its id from the start, so one that goes twice arrives once.
 */

/** One statement's worth: an entry is 3 kB at most (two descriptions of 1,000 letters), a value of D1's 2 MB. */
export const MAX_ENTRIES_PER_DRAIN = 100;
/** First pause after a failure; doubles up to the longest. */
const RETRY_FIRST_MS = 2_000;
const RETRY_LONGEST_MS = 5 * 60_000;

/** A row of D1's audit log, as the desk stores it. */
export interface AuditRow {
  readonly id: string;
  readonly at: number;
  readonly actorId: string;
  readonly actorRole: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before: object | null;
  readonly after: object | null;
}

export interface AuditOutboxDeps {
  /** The oldest stored entries, up to so many. */
  readonly read: (limit: number) => readonly AuditRow[];
  /** Writes rows to D1; rejects when D1 may not have taken them. */
  readonly deliver: (rows: readonly AuditRow[]) => Promise<void>;
  /** Removes entries that D1 has. */
  readonly remove: (ids: readonly string[]) => void;
  /** Hears of each delivery that failed; neither waits nor throws. */
  readonly noteFailure: () => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export class AuditOutbox {
  readonly #deps: AuditOutboxDeps;
  #failures = 0;
  #notBefore = 0;
  #draining: Promise<void> | undefined;

  constructor(deps: AuditOutboxDeps) {
    this.#deps = deps;
  }

  /** When to try next, in milliseconds since the epoch; null while nothing waits. */
  nextAt(): number | null {
    if (this.#deps.read(1).length === 0) return null;
    return Math.max(this.#deps.now() + RETRY_FIRST_MS, this.#notBefore);
  }

  /** Sends all that waits. Never throws: what D1 did not take stays for the next time. */
  drain(): Promise<void> {
    this.#draining ??= this.#drain().finally(() => {
      this.#draining = undefined;
    });
    return this.#draining;
  }

  async #drain(): Promise<void> {
    const { read, deliver, remove, noteFailure, now } = this.#deps;
    try {
      for (let rows = read(MAX_ENTRIES_PER_DRAIN); rows.length > 0; rows = read(MAX_ENTRIES_PER_DRAIN)) {
        await deliver(rows);
        remove(rows.map(({ id }) => id));
      }
      this.#failures = 0;
    } catch (error) {
      this.#failures++;
      const pauseMs = Math.min(RETRY_FIRST_MS * 2 ** (this.#failures - 1), RETRY_LONGEST_MS);
      this.#notBefore = now() + pauseMs;
      noteFailure();
      const { length } = read(MAX_ENTRIES_PER_DRAIN);
      console.error(
        JSON.stringify({ event: "desk.audit-undelivered", waiting: length, pauseMs, error: String(error) }),
      );
    }
  }
}

/** One parameter, whatever the number of rows; an entry that is there already stays as it is. */
const INSERT_ROWS = `
  INSERT INTO audit_log (id, at, actor_id, actor_role, action, subject_kind, subject_id, "before", "after")
  SELECT value->>'id', value->>'at', value->>'actorId', value->>'actorRole', value->>'action',
    value->>'subjectKind', value->>'subjectId', value->>'before', value->>'after' FROM json_each(?1) WHERE true
  ON CONFLICT DO NOTHING`;

/** Inserts rows into D1's audit log; a repetition changes nothing. Rejects when D1 fails. */
export async function insertAuditRows(db: D1Database, rows: readonly AuditRow[]): Promise<void> {
  await db
    .prepare(INSERT_ROWS)
    .bind(JSON.stringify(rows.map((row) => ({ ...row, ...texts(row) }))))
    .run();
}

/** The log keeps JSON as text: a string inside the parameter, so that null stays SQL's null. */
function texts({ before, after }: AuditRow) {
  return { before: before && JSON.stringify(before), after: after && JSON.stringify(after) };
}
