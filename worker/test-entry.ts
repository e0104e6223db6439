/** The Worker without the site, so that tests in workerd need no web build. */

import { createApp } from "./app.ts";
import { createFetch } from "./http/entry.ts";

export { CampaignDesk } from "../durable-objects/campaign-desk/campaign-desk.ts";
export { TicketShard } from "../durable-objects/ticket-shard/ticket-shard.ts";

export default { fetch: createFetch(createApp(async () => null).fetch) };
