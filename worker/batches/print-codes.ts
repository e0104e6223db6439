/** The printer's export. */

import { ticketsIn } from "../../durable-objects/campaign-desk/batch-ranges.ts";
import type { Batch } from "../../durable-objects/ticket-shard/settings.ts";
import { readCampaign } from "../campaigns/known-campaigns.ts";
import type { OfficeContext } from "../staff-context.ts";
import { recordExport } from "./batch-audit.ts";
import type { ExportFormat, ExportOutcome, ExportSelection } from "./batches.ts";
import { PRINTED_TYPES, printedFile, streamOf } from "./printed-file.ts";

/** The longest part of a file's name that comes from a batch's. */
const NAME_PART_MAX_LENGTH = 60;

/** The codes of printed batches that are not revoked, to be streamed; audited before the first of them is made. */
export async function printCodes(
  context: OfficeContext,
  slug: string,
  selection: ExportSelection,
  format: ExportFormat,
): Promise<ExportOutcome> {
  const { env } = context;
  const campaign = await readCampaign(env, slug);
  if (!campaign) return { kind: "no-campaign" };
  const selected = campaign.catalogue.batches.filter((batch) => isSelected(batch, selection));
  if (selection.kind === "batch" && selected.length === 0) return { kind: "no-batch" };
  const ranges = selected.filter(({ use, status }) => use === "printed" && status !== "revoked");
  if (ranges.length === 0) return { kind: "nothing-to-print" };
  await recordExport(context, slug, {
    what: selection.kind,
    ...(selection.kind === "store" && { store: selection.store }),
    format,
    tickets: ranges.reduce((sum, range) => sum + ticketsIn(range), 0),
    batches: ranges.map(({ label, firstSerial, lastSerial }) => `${label} ${firstSerial}–${lastSerial}`),
  });
  const file = { codes: campaign.codes, ranges, origin: env.PUBLIC_ORIGIN, format };
  return {
    kind: "ready",
    fileName: `${fileNameOf(slug, selection, ranges)}.${format}`,
    contentType: PRINTED_TYPES[format],
    stream: streamOf(printedFile(file)),
  };
}

function isSelected(batch: Batch, selection: ExportSelection): boolean {
  switch (selection.kind) {
    case "batch":
      return batch.id === selection.batchId;
    case "store":
      return batch.store === selection.store;
    case "campaign":
      return true;
  }
}

/** Says campaign and batch, in letters that every system takes. */
function fileNameOf(slug: string, selection: ExportSelection, [first]: readonly Batch[]): string {
  switch (selection.kind) {
    case "batch":
      return `codes-${slug}-${plain(first?.label ?? "")}-${first?.firstSerial}-${first?.lastSerial}`;
    case "store":
      return `codes-${slug}-${plain(selection.store)}`;
    case "campaign":
      return `codes-${slug}`;
  }
}

function plain(text: string): string {
  const ascii = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return (
    ascii
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, NAME_PART_MAX_LENGTH) || "sans-nom"
  );
}
