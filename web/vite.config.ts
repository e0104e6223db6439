/**
 * Builds the site twice from one config: the browser's half into dist/web/client, the Worker's half into
 * dist/web/server. `vite build -c web/vite.config.ts`, then the same with `--ssr src/entry.worker.tsx`.
 */

import { fileURLToPath } from "node:url";
import { qwikVite } from "@builder.io/qwik/optimizer";
import { qwikCity } from "@builder.io/qwik-city/vite";
import { defineConfig } from "vite";
import { ENGLISH_SEGMENTS } from "./src/i18n/pages.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
function out(side: "client" | "server"): string {
  return fileURLToPath(new URL(`../dist/web/${side}`, import.meta.url));
}

export default defineConfig(({ isSsrBuild }) => ({
  root: here,
  // The Worker's half must not depend on node_modules at run time: wrangler bundles one self-contained file.
  ssr: { noExternal: true, target: "webworker" },
  build: {
    emptyOutDir: true,
    outDir: out(isSsrBuild ? "server" : "client"),
    copyPublicDir: !isSsrBuild,
    target: "es2022",
    // Nothing is inlined: the content security policy allows no data: scripts, styles or fonts.
    assetsInlineLimit: 0,
  },
  plugins: [
    qwikCity({
      trailingSlash: false,
      routesDir: `${here}src/routes`,
      rewriteRoutes: [{ prefix: "en", paths: ENGLISH_SEGMENTS }],
    }),
    qwikVite({
      srcDir: `${here}src`,
      // Qwik would write small style sheets into the page, which the content security policy refuses.
      optimizerOptions: { inlineStylesUpToBytes: 0 },
      client: { outDir: out("client") },
      ssr: { outDir: out("server") },
    }),
  ],
}));
