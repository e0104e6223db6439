/** Runs before every page: hands the nonce to Qwik, reads forms once, and keeps passwords out of the page's state. */

import type { RequestHandler } from "@builder.io/qwik-city";
import { plainPage } from "../http/plain-page.ts";

const SECRET_FIELDS = [
  "password",
  "confirmPassword",
  "currentPassword",
  "newPassword",
  "oneTimeCode",
  "recoveryCode",
];

export const onRequest: RequestHandler = async ({ method, parseBody, platform, send, sharedMap, url }) => {
  sharedMap.set("@nonce", platform.nonce);
  if (method !== "POST") return;
  const body: unknown = await parseBody().catch(() => undefined);
  if (body === null || typeof body !== "object") throw send(plainPage(url, 400, "bad-request"));
  // Qwik City keeps the submitted FormData with the state it may write into the page; actions read the parsed body.
  const form: unknown = sharedMap.get("@actionFormData");
  if (form instanceof FormData) for (const field of SECRET_FIELDS) form.delete(field);
};
