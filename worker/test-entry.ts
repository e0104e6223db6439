/** The Worker without the site, so that tests in workerd need no web build. */

import { createApp } from "./app.ts";
import { createFetch } from "./http/entry.ts";
import { scheduled } from "./retention/scheduled.ts";

export { AttemptLimiter } from "../durable-objects/attempt-limiter/attempt-limiter.ts";
export { CampaignDesk } from "../durable-objects/campaign-desk/campaign-desk.ts";
export { LiveBoard } from "../durable-objects/live-board/live-board.ts";
export { MailRoom } from "../durable-objects/mail-room/mail-room.ts";
export { Telemetry } from "../durable-objects/telemetry/telemetry.ts";
export { TicketShard } from "../durable-objects/ticket-shard/ticket-shard.ts";

export default { fetch: createFetch(createApp(async () => null).fetch), scheduled };
