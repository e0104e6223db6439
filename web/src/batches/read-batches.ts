/** What the page of batches is about: the list, one batch, or why neither can be shown. */

import type { RequestEventLoader } from "@builder.io/qwik-city";
import {
  BATCH_SORTS,
  type BatchSort,
  type BatchStatus,
  type BatchUse,
} from "../../../worker/batches/batches.ts";
import { ERRORS } from "../../../worker/http/errors.ts";
import { officeOf } from "../back-office/staff-of.ts";
import { logTrouble, servicesOf } from "../http/platform.ts";
import { languageAt } from "../i18n/pages.ts";
import { readTableQuery } from "../tables/table-query.ts";
import { batchTable, STATUSES, USES } from "./batch-table.tsx";

export async function readBatches(event: RequestEventLoader) {
  try {
    const { batches } = officeOf(event);
    const stores = (await servicesOf(event).stores()).map(({ id, name }) => ({ id, name }));
    const batchId = event.query.get("batch");
    if (batchId !== null) {
      const outcome = await batches.find(batchId);
      if (outcome.kind !== "found") event.status(ERRORS["not-found"].status);
      return { ...outcome, stores };
    }
    const query = readTableQuery(event.query, batchTable(languageAt(event.url.pathname), stores));
    const { filters, sort, after, before, limit } = query;
    const outcome = await batches.list({
      filters: {
        label: filters["label"],
        store: filters["store"],
        status: oneOf<BatchStatus>(STATUSES, filters["status"]),
        use: oneOf<BatchUse>(USES, filters["use"]),
      },
      sort: { by: oneOf<BatchSort>(BATCH_SORTS, sort.by) ?? "serial", direction: sort.direction },
      after,
      before,
      limit,
    });
    return { ...outcome, stores, query };
  } catch (error) {
    logTrouble("officeBatches", error);
    event.status(ERRORS["temporarily-unavailable"].status);
    return { kind: "unavailable" } as const;
  }
}

function oneOf<Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined {
  return values.find((value) => value === text);
}
