/** Pages that are files or streams: answered before the site's router would collect them whole. */

import { downloadCodes } from "../batches/printing.ts";
import { answerCertificate } from "../draw-office/certificate-file.ts";
import { answerEntrants } from "../grand-draw/entrants-answer.ts";
import type { PageName } from "../i18n/pages.ts";
import { liveStream } from "../overview/live-stream.ts";
import { downloadData } from "../profile/download.ts";
import { exportTable } from "../tables/table-file.ts";
import type { SitePlatform } from "./platform.ts";

type FileMaker = (url: URL, platform: SitePlatform) => Promise<Response>;

export const FILES: Partial<Record<PageName, FileMaker>> = {
  download: downloadData,
  live: liveStream,
  printing: downloadCodes,
  entrants: answerEntrants,
  certificatePdf: answerCertificate,
  officeExport: exportTable,
};
