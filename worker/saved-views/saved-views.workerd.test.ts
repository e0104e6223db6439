import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { migrateDatabase, person } from "../test-house.ts";
import { officeContext } from "../winner-list/winner-list.fixture.ts";
import { savedViews, TITLE_MAX, VIEWS_MAX } from "./saved-views-live.ts";

const NOW = Date.UTC(2026, 11, 20);
const VIEW = { table: "winners", title: "À valider", query: "status=PENDING" };
let [alice, marie] = ["", ""];
const viewsOf = (id: string) => savedViews(officeContext(id, NOW));

beforeAll(async () => {
  await migrateDatabase();
  [alice, marie] = [(await person("ADMIN")).id, (await person("ADMIN")).id];
});

beforeEach(() => env.DB.exec("DELETE FROM saved_views"));

it("keeps a view for whoever saved it, and shows or deletes it for nobody else", async () => {
  expect(await viewsOf(alice).save(VIEW)).toEqual({ kind: "saved" });
  const [view] = await viewsOf(alice).list();
  expect(view).toMatchObject(VIEW);
  expect(await viewsOf(marie).list()).toEqual([]);
  await viewsOf(marie).remove(view?.id ?? "");
  expect(await viewsOf(alice).list()).toHaveLength(1);
  await viewsOf(alice).remove(view?.id ?? "");
  expect(await viewsOf(alice).list()).toEqual([]);
});

it("replaces one's own view of the same name and table, and no other", async () => {
  await viewsOf(marie).save(VIEW);
  await viewsOf(alice).save({ ...VIEW, table: "users" });
  await viewsOf(alice).save(VIEW);
  await viewsOf(alice).save({ ...VIEW, query: "status=CLAIMED" });
  const queries = (await viewsOf(alice).list()).map(({ table, query }) => [table, query]);
  expect(queries).toEqual([
    ["users", "status=PENDING"],
    ["winners", "status=CLAIMED"],
  ]);
  expect(await viewsOf(marie).list()).toMatchObject([VIEW]);
});

it(`keeps ${VIEWS_MAX} a person and not one more, and still replaces`, async () => {
  for (let index = 0; index < VIEWS_MAX; index++)
    await viewsOf(alice).save({ ...VIEW, title: `Vue ${index}` });
  expect(await viewsOf(alice).save(VIEW)).toEqual({ kind: "too-many", max: VIEWS_MAX });
  expect(await viewsOf(alice).save({ ...VIEW, title: "Vue 7", query: "" })).toEqual({ kind: "saved" });
  expect(await viewsOf(alice).list()).toHaveLength(VIEWS_MAX);
  expect(await viewsOf(marie).save(VIEW)).toEqual({ kind: "saved" });
});

it("refuses a name that is empty or too long", async () => {
  for (const title of ["  ", "x".repeat(TITLE_MAX + 1)])
    expect(await viewsOf(alice).save({ ...VIEW, title })).toEqual({ kind: "invalid" });
  expect(await viewsOf(alice).list()).toEqual([]);
});
