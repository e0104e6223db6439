/** The built files of the API's documentation. */

import viewer from "swagger-ui-dist/package.json" with { type: "json" };

/** Below /assets, which browsers keep for ever: so its name has the version. */
export const DOCS_FOLDER = `assets/swagger-ui-${viewer.version}`;

export const DOCS_FILES = ["swagger-ui.css", "swagger-ui-bundle.js"] as const;
