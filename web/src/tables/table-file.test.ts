import Papa from "papaparse";
import { expect, it } from "vitest";
import type { Office } from "../../../worker/services.ts";
import type { SitePlatform } from "../http/platform.ts";
import { exportTable } from "./table-file.ts";

/** An office whose table of winners has one row, by this name. */
function platformWith(name: string): SitePlatform {
  const row = { code: "1", prize: "Tea", player: { name }, email: "z@example.com", status: "PENDING" };
  const times = {
    playedAt: 0,
    validatedAt: null,
    claimedAt: null,
    store: null,
    claimedStore: null,
    id: "one",
  };
  const office = {
    winnerList: {
      choices: async () => ({ timeZone: "Europe/Paris", prizes: [], stores: [] }),
      filePage: async () => ({ rows: [{ ...row, ...times }], next: null }),
    },
    tableExports: { start: async () => "export", finish: async () => {} },
  } as unknown as Office;
  const request = new Request("https://thetiptop.test/administration/export?table=winners");
  return { request, office, ctx: { waitUntil: () => {} } } as unknown as SitePlatform;
}

it.each([
  "=1+1",
  "+33",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  '=HYPERLINK("https://evil.test")\nZoé', // the library's own rule stops looking at the line break
  "＝1+1",
])("no spreadsheet takes %j for a formula", async (name) => {
  const platform = platformWith(name);
  const text = await (await exportTable(new URL(platform.request.url), platform)).text();
  const [, cells] = Papa.parse<string[]>(text.slice(1)).data;
  expect(cells?.[2]).toBe(`'${name}`);
});
