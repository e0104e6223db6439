/** The few API calls that seeding, bench and fault suite need, over HTTP as operations make them. */

import type {
  CampaignCatalogue,
  CampaignDefinition,
  CampaignStatus,
} from "../../durable-objects/campaign-desk/definition.ts";
import type { CampaignState } from "../../durable-objects/ticket-shard/settings.ts";
import type { RegisterInput } from "../../worker/services.ts";

/** Generous for one call of a seeding script; a server that takes longer is not coming back. */
const CALL_TIMEOUT_MS = 30_000;

/** The server refused a call that had to work. The message has the path, the status and the server's sentence. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly status: number;

  constructor(path: string, status: number, answer: string) {
    super(`${path} answered ${status}: ${answer}`);
    this.status = status;
  }
}

interface Call {
  readonly method?: "GET" | "POST" | "PUT";
  readonly token?: string;
  readonly body?: unknown;
}

/**
 * One call; the answer's JSON.
 * @throws ApiError unless the status is 2xx.
 */
export async function call<Answer>(
  url: string,
  path: string,
  { method, token, body }: Call = {},
): Promise<Answer> {
  const response = await fetch(url + path, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "Content-Type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
  });
  if (!response.ok) throw new ApiError(path, response.status, await response.text());
  return (await response.json()) as Answer;
}

/** Registers a player; an address may be registered once only. */
export async function register(url: string, player: RegisterInput): Promise<void> {
  await call(url, "/api/auth/register", { body: player });
}

/** The bearer token of an account. */
export async function logIn(url: string, email: string, password: string): Promise<string> {
  const { token } = await call<{ token: string }>(url, "/api/auth/login", { body: { email, password } });
  return token;
}

/** Creates a campaign as a draft; needs an administrator's token. */
export async function createCampaign(
  url: string,
  token: string,
  definition: CampaignDefinition,
): Promise<CampaignCatalogue> {
  const { data } = await call<{ data: CampaignCatalogue }>(url, "/api/admin/campaigns", {
    token,
    body: definition,
  });
  return data;
}

/** Moves a campaign to another state. */
export async function setCampaignState(
  url: string,
  token: string,
  slug: string,
  state: CampaignState,
): Promise<void> {
  await call(url, `/api/admin/campaigns/${slug}/state`, { token, body: { state } });
}

/** The campaign with its stock equation, outbox and settings lag. */
export async function campaignStatus(url: string, token: string, slug: string): Promise<CampaignStatus> {
  const { data } = await call<{ data: CampaignStatus }>(url, `/api/admin/campaigns/${slug}`, { token });
  return data;
}
