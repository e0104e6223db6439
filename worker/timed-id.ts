/** The house's own ids; the objects make some as well, so they live on their floor. */

export { firstIdAt, timedId } from "../durable-objects/timed-id.ts";
