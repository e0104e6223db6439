/** Head office's batches on real bindings. */

import type { OfficeContext } from "../staff-context.ts";
import type { OfficeBatches } from "./batches.ts";
import { changeBatch, createBatches, splitBatch } from "./change-batches.ts";
import { findBatch, listBatches } from "./list-batches.ts";
import { printCodes } from "./print-codes.ts";

export function officeBatches(context: OfficeContext): OfficeBatches {
  const ours = context.env.DEFAULT_CAMPAIGN;
  return {
    list: (query, campaign = ours) => listBatches(context, campaign, query),
    find: (batchId, campaign = ours) => findBatch(context, campaign, batchId),
    create: (asked, campaign = ours) => createBatches(context, campaign, asked),
    change: (asked, campaign = ours) => changeBatch(context, campaign, asked),
    split: (asked, campaign = ours) => splitBatch(context, campaign, asked),
    print: (selection, format, campaign = ours) => printCodes(context, campaign, selection, format),
  };
}
