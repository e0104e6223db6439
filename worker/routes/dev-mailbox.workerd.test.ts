import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { databaseOf } from "../database.ts";
import { createFetch } from "../http/entry.ts";
import { queueMail } from "../mail/queue.ts";
import { ask, mailsTo, migrateDatabase } from "../test-house.ts";
import { answerMailbox } from "./dev-mailbox.ts";

beforeAll(migrateDatabase);

async function queue(recipient: string): Promise<void> {
  const message = { kind: "address-in-use" } as const;
  const occasion = `address-in-use:${crypto.randomUUID()}`;
  await queueMail(databaseOf(env.DB), { occasion, recipient, language: "fr", userId: null, message });
}

describe("the mailbox of the local server", () => {
  it("delivers what is due before it is read, so nobody reads too early", async () => {
    await queue("zoe@example.com");
    await queue("leo@example.com");
    const [mail, ...others] = await mailsTo("zoe@example.com");
    expect(others).toEqual([]);
    expect(Object.keys(mail ?? {}).sort()).toEqual(["at", "html", "links", "subject", "text", "to"]);
    expect(mail?.to).toBe("zoe@example.com");
    expect(Math.abs(Date.parse(mail?.at ?? "") - Date.now())).toBeLessThan(60_000);
  });

  it("lists the newest first", async () => {
    await queue("first@example.com");
    await mailsTo("");
    await queue("second@example.com");
    const { body } = await ask<{ to: string }[]>("/dev/mailbox.json");
    expect(body.slice(0, 2).map(({ to }) => to)).toEqual(["second@example.com", "first@example.com"]);
  });

  it("is a page that runs nothing and asks nobody for anything", async () => {
    await queue("page@example.com");
    const { status, headers, body } = await ask<string>("/dev/mailbox?to=page@example.com");
    expect(status).toBe(200);
    expect(body).toContain("page@example.com");
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; frame-src 'self'/);
    const [, src = ""] = /<iframe sandbox [^>]*src="([^"]+)"/.exec(body) ?? [];
    const part = await ask<string>(src);
    expect(part.status).toBe(200);
    expect(part.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
  });

  it("is nowhere but on the local server", async () => {
    const fetch = createFetch(async () => new Response("the app", { status: 404 }));
    for (const mode of [undefined, "", "false"]) {
      const elsewhere = {
        ...env,
        MAIL_DRIVER: "http",
        MAIL_HTTP_URL: "https://mail.test",
        MAIL_HTTP_TOKEN: "t",
      };
      const bindings = { ...elsewhere, ...(mode === undefined ? {} : { LOCAL_MODE: mode }) };
      if (mode === undefined) Reflect.deleteProperty(bindings, "LOCAL_MODE");
      for (const path of ["", ".json", "/0197b6f0-0000-7000-8000-000000000000.html"]) {
        const request = new Request(`http://thetiptop.test/dev/mailbox${path}`);
        expect(await answerMailbox(request, bindings)).toBeUndefined();
        const answer = await fetch(request, bindings, createExecutionContext());
        expect([answer.status, await answer.text()]).toEqual([404, "the app"]);
      }
    }
  });

  it.each([
    ["POST", "/dev/mailbox"],
    ["GET", "/dev/mailbox/"],
    ["GET", "/dev/mailboxes"],
    ["GET", "/dev/mailbox/nothing.html"],
    ["GET", "/dev/mailbox/0197b6f0-0000-7000-8000-000000000000.html"],
  ])("%s %s is not found", async (method, path) => {
    expect((await ask(path, { method })).status).toBe(404);
  });
});
