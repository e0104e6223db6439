import { expect, test } from "@playwright/test";
import { signUp } from "./visitor.ts";

const HTML = { accept: "text/html" };

test("pages carry their policy with a fresh nonce, and nothing unsafe", async ({ request }) => {
  const policies = new Set<string>();
  for (const path of ["/", "/", "/en", "/inscription", "/connexion", "/jouer", "/nulle-part"]) {
    const answer = await request.get(path, { headers: HTML });
    const policy = answer.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("script-src 'nonce-");
    expect(policy).not.toContain("unsafe");
    policies.add(policy);
    const page = await answer.text();
    expect(page).not.toMatch(/<[^>]+ style=/);
    for (const script of page.match(/<script[^>]*>/g) ?? []) {
      const runs = !/on-document:|on-window:/.test(script);
      if (runs) expect(script).toContain("nonce=");
    }
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
    expect(answer.headers()["cache-control"]).toMatch(/^private/);
  }
  expect(policies.size).toBe(7);
});

const EVERYWHERE = {
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "same-origin",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};
const ON_PAGES = {
  ...EVERYWHERE,
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-opener-policy": "same-origin",
};

test("every kind of answer is protected", async ({ request }) => {
  const pages = ["/", "/en", "/jouer", "/docs", "/nulle-part", "/%ff", "/jouer?qfunc=x"];
  for (const path of pages) {
    const headers = (await request.get(path, { headers: HTML })).headers();
    expect(headers, path).toMatchObject(ON_PAGES);
    expect(headers["permissions-policy"], path).toContain("camera=()");
  }
  const redirect = await request.get("/mes-gains", { headers: HTML, maxRedirects: 0 });
  expect(redirect.status()).toBeGreaterThanOrEqual(300);
  expect(redirect.headers()).toMatchObject(ON_PAGES);
  const refused = await request.post("/connexion", {
    headers: { ...HTML, origin: "https://ailleurs.example" },
  });
  expect(refused.headers()).toMatchObject(ON_PAGES);
  const page = await (await request.get("/", { headers: HTML })).text();
  const style = /href="(\/assets\/[^"]*\.css)"/.exec(page)?.[1] ?? "";
  const others = [
    "/api/campaign",
    "/api/none",
    "/openapi.json",
    "/robots.txt",
    "/sitemap.xml",
    "/favicon.svg",
  ];
  for (const path of [...others, "/assets/none.css", style]) {
    expect((await request.get(path)).headers(), path).toMatchObject(EVERYWHERE);
  }
});

test("browsers keep for a year what has its content's hash in its name, and never its absence", async ({
  request,
}) => {
  const page = await (await request.get("/", { headers: HTML })).text();
  const files = [...page.matchAll(/(?:href|src)="(\/(?:assets|build)\/[^"]*)"/g)].map(
    ([, file = ""]) => file,
  );
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) {
    const answer = await request.get(file);
    expect(answer.status(), file).toBe(200);
    expect(answer.headers()["cache-control"], file).toBe("public, max-age=31536000, immutable");
  }
  const missing = await request.get("/assets/none-12345678.css");
  expect([missing.status(), missing.headers()["cache-control"]]).toEqual([404, "private, no-store"]);
});

test("the browser knows every feature that pages are denied, and says nothing of the rest", async ({
  page,
}) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  for (const path of ["/", "/connexion", "/docs"]) await page.goto(path);
  expect(said).toEqual([]);
});

test("what a client says of its own address stays out of the page", async ({ request }) => {
  const forged = { "x-forwarded-host": "ailleurs.example", "x-forwarded-proto": "gopher", ...HTML };
  for (const path of ["/", "/jouer", "/nulle-part"]) {
    const page = await (await request.get(path, { headers: forged })).text();
    expect(page).not.toMatch(/ailleurs\.example|gopher/);
  }
});

test("private pages and their data are stored nowhere", async ({ page }) => {
  await signUp(page);
  for (const path of ["/jouer", "/mes-gains", "/mes-gains/q-data.json", "/q-data.json", "/"]) {
    const answer = await page.request.get(path, { headers: HTML });
    expect(answer.headers()["cache-control"]).toBe("private, no-store");
  }
});

test("a browser gets the site's own 404 page, in its language", async ({ page }) => {
  const answer = await page.goto("/en/nowhere");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page does not exist");
});

test("a form from elsewhere, an odd body and a huge one are turned away", async ({ request, baseURL }) => {
  const form = { "content-type": "application/x-www-form-urlencoded", ...HTML };
  const origin = new URL(baseURL ?? "").origin;
  async function post(headers: Record<string, string>, data: string): Promise<number> {
    return (
      await request.post("/connexion", { headers: { ...form, ...headers }, data, maxRedirects: 0 })
    ).status();
  }
  expect(await post({ origin: "https://ailleurs.example" }, "email=a")).toBe(403);
  expect(await post({}, "email=a")).toBe(403);
  expect(await post({ origin }, `email=${"a".repeat(20_000)}`)).toBe(413);
  expect(await post({ origin, "content-type": "application/qwik-json" }, "[]")).toBe(415);
  expect(await post({ origin, "content-type": "multipart/form-data" }, "no boundary")).toBe(400);
});

test("signing in can only lead to a page of the site", async ({ page }) => {
  await signUp(page, "/inscription?next=https://ailleurs.example");
  expect(new URL(page.url()).pathname).toBe("/jouer");
});
