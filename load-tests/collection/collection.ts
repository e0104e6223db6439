/**
 * The Postman collection, made from the API's own description: variables `base_url` and `token`, the bearer token on
 * the whole collection, and the log-in that stores its token, as the contract describes it.
 */

import { writeFileSync } from "node:fs";
import Converter from "openapi-to-postmanv2";
import { createApp } from "../../worker/app.ts";
import { inRepository } from "../local/paths.ts";

const LOG_IN = "/api/auth/login";
/** The contract's own script. */
const KEEP_TOKEN = [
  "if (pm.response.code === 200) {",
  "  var jsonData = pm.response.json();",
  '  pm.environment.set("token", jsonData.token);',
  '  pm.collectionVariables.set("token", jsonData.token);',
  "}",
];

/** What a collection needs here of Postman's format 2.1. */
interface Item {
  name: string;
  item?: Item[];
  request?: { method?: string; url?: { path?: string[] }; auth?: unknown; body?: { raw?: string } };
  response?: unknown;
  event?: unknown;
  id?: string;
}

interface Description {
  readonly paths: Record<
    string,
    Record<string, { requestBody?: { content: Record<string, { example?: unknown }> } }>
  >;
}

export interface Collection {
  info: Record<string, unknown>;
  item: Item[];
  auth?: unknown;
  variable?: unknown;
}

export const COLLECTION_FILE = inRepository("docs/thetiptop.postman_collection.json");

/** The collection as text, the same for the same description. */
export async function collectionText(): Promise<string> {
  const description = await (await createApp(async () => null).request("/openapi.json")).text();
  const collection = await convert(description);
  const examples = examplesOf(JSON.parse(description));
  const { info, item } = collection;
  delete info["_postman_id"];
  const whole: Collection = {
    info: { ...info, name: "The Tip Top API" },
    item: item.map((folder) => prepared(folder, examples)),
    auth: { type: "bearer", bearer: [{ key: "token", value: "{{token}}", type: "string" }] },
    variable: [
      { key: "base_url", value: "http://localhost:8787" },
      { key: "token", value: "" },
    ],
  };
  return `${JSON.stringify(whole, null, 2).replaceAll("{{baseUrl}}", "{{base_url}}")}\n`;
}

/** What the description shows as a body, by `METHOD path` as Postman writes it (`/users/:id`). */
function examplesOf({ paths }: Description): Map<string, unknown> {
  const examples = new Map<string, unknown>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { requestBody }] of Object.entries(methods)) {
      const example = requestBody?.content["application/json"]?.example;
      const key = `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`;
      if (example !== undefined) examples.set(key, example);
    }
  }
  return examples;
}

/** Without ids and made-up answers, which change at every conversion; the log-in with its script. */
function prepared(
  { id: _id, response: _response, ...item }: Item,
  examples: ReadonlyMap<string, unknown>,
): Item {
  if (item.item) return { ...item, item: item.item.map((inner) => prepared(inner, examples)) };
  const { request } = item;
  const path = `/${request?.url?.path?.join("/")}`;
  const isLogIn = path === LOG_IN;
  const example = examples.get(`${request?.method} ${path}`);
  if (request) delete request.auth; // inherited
  if (request?.body && example !== undefined) request.body.raw = JSON.stringify(example, null, 2);
  if (!isLogIn) return item;
  return { ...item, event: [{ listen: "test", script: { type: "text/javascript", exec: KEEP_TOKEN } }] };
}

function convert(data: string): Promise<Collection> {
  // By schema, not by example: where there is no example the converter makes one up, another one each time.
  const options = {
    folderStrategy: "Tags",
    parametersResolution: "Schema",
    requestNameSource: "Fallback",
  } as const;
  return new Promise((resolve, reject) => {
    Converter.convert({ type: "string", data }, options, (error, result) => {
      const collection = result?.output?.[0]?.data;
      if (error || !collection) reject(new Error(`no collection could be made: ${error ?? result?.reason}`));
      else resolve(collection as unknown as Collection);
    });
  });
}

if (import.meta.main) writeFileSync(COLLECTION_FILE, await collectionText());
