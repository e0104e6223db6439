/** What the platform sees: the handlers of requests and of the hourly job, and the object classes. */

import renderPage from "../dist/web/server/entry.worker.js";
import { createApp } from "./app.ts";
import { createFetch } from "./http/entry.ts";
import { scheduled } from "./retention/scheduled.ts";

export { AttemptLimiter } from "../durable-objects/attempt-limiter/attempt-limiter.ts";
export { CampaignDesk } from "../durable-objects/campaign-desk/campaign-desk.ts";
export { LiveBoard } from "../durable-objects/live-board/live-board.ts";
export { MailRoom } from "../durable-objects/mail-room/mail-room.ts";
export { Telemetry } from "../durable-objects/telemetry/telemetry.ts";
export { TicketShard } from "../durable-objects/ticket-shard/ticket-shard.ts";

export default { fetch: createFetch(createApp(renderPage).fetch), scheduled };
