import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { ROUTES } from "../../worker/app.ts";
import { COLLECTION_FILE, type Collection, collectionText } from "./collection.ts";

const committed = readFileSync(COLLECTION_FILE, "utf8");
const collection: Collection = JSON.parse(committed);

interface Request {
  readonly name: string;
  readonly event?: readonly { readonly script: { readonly exec: readonly string[] } }[];
  readonly request: { readonly method: string; readonly url: { readonly path: readonly string[] } };
}

const requests = collection.item.flatMap((folder) => folder.item ?? []) as unknown as Request[];

describe("the Postman collection", () => {
  it("is what the description makes today (npm run collection writes it anew)", async () => {
    expect(committed).toBe(await collectionText());
  });

  it("has every route once", () => {
    const named = requests.map(({ request }) => `${request.method} /${request.url.path.join("/")}`);
    const routes = ROUTES.map(
      ({ route }) => `${route.method.toUpperCase()} ${route.path.replace(/\{(\w+)\}/g, ":$1")}`,
    );
    expect(named.sort()).toEqual(routes.sort());
  });

  it("keeps the token of a log-in that worked, as the contract's script does", () => {
    const logIn = requests.find(({ request }) => request.url.path.join("/") === "api/auth/login");
    const script = logIn?.event?.[0]?.script.exec.join("\n") ?? "";
    const environment = new Map<string, string>();
    const keep = { set: (key: string, value: string) => void environment.set(key, value) };
    const response = { code: 200, json: () => ({ token: "the-token" }) };
    runInNewContext(script, { pm: { response, environment: keep, collectionVariables: keep } });
    expect(environment.get("token")).toBe("the-token");
    expect(collection.auth).toMatchObject({ bearer: [{ value: "{{token}}" }] });
  });
});
