/** Pages that are files or streams: answered before the site's router would collect them whole. */

import type { PageName } from "../i18n/pages.ts";
import { downloadData } from "../profile/download.ts";
import { exportTable } from "../tables/table-file.ts";
import type { SitePlatform } from "./platform.ts";

type FileMaker = (url: URL, platform: SitePlatform) => Promise<Response>;

export const FILES: Partial<Record<PageName, FileMaker>> = {
  download: downloadData,
  officeExport: exportTable,
};
