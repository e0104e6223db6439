import { expect, it } from "vitest";
import { readTableQuery } from "./table-query.ts";

const SPEC = {
  columns: [],
  filters: [
    {
      kind: "choice",
      name: "status",
      label: "État",
      standing: "PENDING",
      options: [
        { value: "PENDING", label: "À valider" },
        { value: "VALIDATED", label: "Prêt" },
      ],
    },
  ],
  sortDefault: { by: "playedAt", direction: "ascending" },
} as const;

it.each([
  ["", {}],
  ["status=PENDING", {}],
  ["status=VALIDATED", { status: "VALIDATED" }],
  ["status=LOST", {}],
])("of what always stands, only another choice filters: %s", (search, filters) => {
  expect(readTableQuery(new URLSearchParams(search), SPEC).filters).toEqual(filters);
});
