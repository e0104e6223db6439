/** The codes for a printer: a file, streamed as the reader takes it. */

import { EXPORT_FORMATS, type ExportSelection } from "../../../worker/batches/batches.ts";
import { officeOf } from "../back-office/staff-of.ts";
import { logTrouble, type SitePlatform } from "../http/platform.ts";
import { languageAt, pathOf } from "../i18n/pages.ts";

/** `?batch=…`, or `?store=…`, or neither for the whole campaign; `&format=csv|ndjson`. Whatever it cannot give leads back. */
export async function downloadCodes(url: URL, platform: SitePlatform): Promise<Response> {
  if (platform.request.method !== "GET") return back(url);
  const format = EXPORT_FORMATS.find((known) => known === (url.searchParams.get("format") ?? "csv"));
  if (!format) return back(url);
  try {
    const outcome = await officeOf({ platform }).batches.print(selectionIn(url.searchParams), format);
    switch (outcome.kind) {
      case "ready":
        return new Response(outcome.stream, {
          headers: {
            "Content-Type": outcome.contentType,
            "Content-Disposition": `attachment; filename="${outcome.fileName}"`,
          },
        });
      case "no-campaign":
        return back(url);
      default:
        return back(url, outcome.kind);
    }
  } catch (error) {
    logTrouble("printing", error);
    return back(url, "unavailable");
  }
}

function selectionIn(search: URLSearchParams): ExportSelection {
  const [batchId, store] = [search.get("batch"), search.get("store")];
  if (batchId) return { kind: "batch", batchId };
  return store ? { kind: "store", store } : { kind: "campaign" };
}

function back(url: URL, notice?: "no-batch" | "nothing-to-print" | "unavailable"): Response {
  const path = pathOf("officeBatches", languageAt(url.pathname));
  return new Response(null, {
    status: 303,
    headers: { Location: notice === undefined ? path : `${path}?notice=${notice}` },
  });
}
