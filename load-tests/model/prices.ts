/**
 * What Cloudflare asks beyond the amounts that the paid plan includes, and what it documents one part to be good for.
 * Each with the page it was read on; `npm run charts` prints them beside what is reckoned from them.
 */

export interface Price {
  readonly what: string;
  readonly dollars: number;
  /** Units that so many dollars buy. */
  readonly per: number;
  readonly unit: string;
  /** Units that the plan includes each month. */
  readonly included: number;
  /** The vendor's documentation page. */
  readonly source: string;
}

/** When the pages were read. */
export const READ_ON = "2026-11-22";

const MILLION = 1_000_000;
const WORKERS_PRICING = "Workers › Platform › Pricing";
const OBJECTS_PRICING = "Durable Objects › Platform › Pricing";
const D1_PRICING = "D1 › Platform › Pricing";

export const PRICES = {
  workerRequests: {
    what: "Worker requests",
    dollars: 0.3,
    per: MILLION,
    unit: "requests",
    included: 10 * MILLION,
    source: WORKERS_PRICING,
  },
  workerCpu: {
    what: "Worker processor time",
    dollars: 0.02,
    per: MILLION,
    unit: "ms",
    included: 30 * MILLION,
    source: WORKERS_PRICING,
  },
  objectRequests: {
    what: "Durable Object requests",
    dollars: 0.15,
    per: MILLION,
    unit: "requests",
    included: MILLION,
    source: OBJECTS_PRICING,
  },
  objectDuration: {
    what: "Durable Object duration",
    dollars: 12.5,
    per: MILLION,
    unit: "GB-s",
    included: 400_000,
    source: OBJECTS_PRICING,
  },
  objectRowsWritten: {
    what: "Durable Object rows written",
    dollars: 1,
    per: MILLION,
    unit: "rows",
    included: 50 * MILLION,
    source: OBJECTS_PRICING,
  },
  objectStorage: {
    what: "Durable Object storage",
    dollars: 0.2,
    per: 1,
    unit: "GB-month",
    included: 5,
    source: OBJECTS_PRICING,
  },
  databaseRowsWritten: {
    what: "D1 rows written",
    dollars: 1,
    per: MILLION,
    unit: "rows",
    included: 50 * MILLION,
    source: D1_PRICING,
  },
  databaseRowsRead: {
    what: "D1 rows read",
    dollars: 0.001,
    per: MILLION,
    unit: "rows",
    included: 25_000 * MILLION,
    source: D1_PRICING,
  },
  databaseStorage: {
    what: "D1 storage",
    dollars: 0.75,
    per: 1,
    unit: "GB-month",
    included: 5,
    source: D1_PRICING,
  },
} as const satisfies Record<string, Price>;

/** What one object takes a second, by how much is dared. */
export const OBJECT_RATES = {
  /** Where nobody has reported errors, and the plan of this house. */
  careful: { perSecond: 100, source: "reports of users: below 100 feels right" },
  /** What users report of objects that write: 410 transactions a second in the best documented case. */
  usual: { perSecond: 400, source: "reports of users: 200 to 500" },
  /** The vendor's own word; beyond it calls are refused as overloaded. */
  limit: { perSecond: 1_000, source: "Durable Objects › Platform › Limits: soft limit" },
} as const;

/** What one D1 database is good for. */
export const DATABASE_LIMITS = {
  /** "If your average query takes 1 ms, you can run approximately 1,000 queries per second": one thread. */
  queryMs: 1,
  storageGb: 10,
  source: "D1 › Platform › Limits",
} as const;

/** GB that an object is billed for while it is active, whatever it uses ("Durable Objects › Platform › Pricing"). */
export const OBJECT_MEMORY_GB = 0.128;
