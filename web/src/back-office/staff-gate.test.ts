/** Who gets past the one door to the pages of staff: every page of the list, by every way of asking, for everybody. */

import { describe, expect, it } from "vitest";
import type { Account, Counter, Office, Role, Services } from "../../../worker/services.ts";
import { audienceOf, LANGUAGES, PAGE_NAMES, pageAt, pathOf } from "../i18n/pages.ts";
import { passStaffGate } from "./staff-gate.ts";

const STAFF_PAGES = PAGE_NAMES.filter((page) => audienceOf(page) !== "anybody");
const ID = "0197b6f0-0000-7000-8000-000000000000";
const WHO = [null, "CLIENT", "EMPLOYEE", "ADMIN"] as const;

/** The services of one session, whose account has a role now. */
function servicesFor(role: Role | null, mustEnrol = false): Services {
  const account = role === null ? undefined : ({ id: "one", role } as Account);
  const some: Partial<Services> = {
    identify: async (token) => (token === "the-token" ? account : undefined),
    mustEnrol: (who) => mustEnrol && who.role !== "CLIENT",
    counter: (who) => (who.role === "CLIENT" ? undefined : ({ staff: who } as Counter)),
    office: (who) => (who.role === "ADMIN" ? ({ staff: who } as Office) : undefined),
  };
  return some as Services;
}

/** Every way a page is asked for: itself, its data, a form sent to it, with and without what may follow its address. */
const REQUESTS = STAFF_PAGES.flatMap((page) =>
  LANGUAGES.flatMap((language) => {
    const path = pathOf(page, language);
    const paths = [path, `${path}/`, `${path}/q-data.json`, `${path}/${ID}`, `${path}/${ID}/q-data.json`];
    return paths.flatMap((address) =>
      (["GET", "POST", "HEAD"] as const).map((method) => ({ page, address, method })),
    );
  }),
).filter(({ address, page }) => pageAt(address) === page);

async function passed({ address, method }: (typeof REQUESTS)[number], role: Role | null, mustEnrol = false) {
  const url = new URL(address, "https://thetiptop.test");
  const headers = role === null ? {} : { cookie: "__Host-session=the-token" };
  return passStaffGate(new Request(url, { method, headers }), url, servicesFor(role, mustEnrol));
}

describe("the door to the pages of staff", () => {
  it("stands before every page under their addresses", () => {
    expect(STAFF_PAGES.length).toBeGreaterThan(20);
    for (const language of LANGUAGES) {
      const roots = [pathOf("counter", language), pathOf("office", language)];
      const under = PAGE_NAMES.filter((page) =>
        roots.some((root) => `${pathOf(page, language)}/`.startsWith(`${root}/`)),
      );
      expect(under).toEqual(STAFF_PAGES);
    }
  });

  it.each(WHO.map((role) => [role ?? "nobody", role] as const))(
    "opens for %s as the page says",
    async (_, role) => {
      for (const request of REQUESTS) {
        const audience = audienceOf(request.page);
        const answer = await passed(request, role);
        const name = `${request.method} ${request.address}`;
        const mayPass = role === "ADMIN" || (role === "EMPLOYEE" && audience === "counter");
        if (mayPass) expect(answer, name).not.toBeInstanceOf(Response);
        else if (!(answer instanceof Response)) throw new Error(`${name} let ${role} pass`);
        else expect(answer.status, name).toBe(role === null ? 303 : 403);
      }
    },
  );

  it.each(["EMPLOYEE", "ADMIN"] as const)(
    "leads %s to set up a second factor first, where the house asks for one",
    async (role) => {
      for (const request of REQUESTS) {
        const answer = await passed(request, role, true);
        const name = `${request.method} ${request.address}`;
        if (!(answer instanceof Response)) throw new Error(`${name} let ${role} pass`);
        expect(answer.status, name).toBe(303);
        expect(answer.headers.get("location"), name).toMatch(
          /^\/(profil\/double-authentification|en\/profile\/two-factor)\?next=(counter|office)$/,
        );
      }
    },
  );

  it("gives a page of the counter nothing of head office, whoever stands there", async () => {
    for (const request of REQUESTS) {
      const answer = await passed(request, "ADMIN");
      if (answer instanceof Response) throw new Error(request.address);
      expect("office" in answer, request.address).toBe(audienceOf(request.page) === "office");
    }
  });

  it("believes no cookie but a session's that is open now", async () => {
    const url = new URL(pathOf("office", "fr"), "https://thetiptop.test");
    const request = new Request(url, { headers: { cookie: "__Host-session=another" } });
    expect(await passStaffGate(request, url, servicesFor("ADMIN"))).toMatchObject({ status: 303 });
  });

  it("stands before addresses that only begin like one of theirs too, for the router may know them", async () => {
    for (const root of ["saleTicket", "officeUsers"] as const)
      for (const language of LANGUAGES)
        for (const end of ["abc", "q-data.json/q-data.json", ID.toUpperCase()]) {
          const request = { page: root, address: `${pathOf(root, language)}/${end}`, method: "GET" } as const;
          expect(pageAt(request.address)).toBeUndefined();
          expect(await passed(request, null), request.address).toMatchObject({ status: 303 });
          expect(await passed(request, "CLIENT"), request.address).toMatchObject({ status: 403 });
          const employee = await passed(request, "EMPLOYEE");
          expect(employee instanceof Response, request.address).toBe(audienceOf(root) === "office");
        }
    expect(await passed({ page: "home", address: "/comptoirs", method: "GET" }, null)).toEqual({});
  });
});
