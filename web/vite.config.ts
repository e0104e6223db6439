/**
 * Builds the site twice from one config: the browser's half into dist/web/client, the Worker's half into
 * dist/web/server. `vite build -c web/vite.config.ts`, then the same with `--ssr src/entry.worker.tsx`.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { qwikVite } from "@builder.io/qwik/optimizer";
import { qwikCity } from "@builder.io/qwik-city/vite";
import { defineConfig, type Plugin } from "vite";
import { voucherFonts } from "./pdf-fonts.ts";
import { pictures } from "./pictures/plugin.ts";
import { DOCS_FILES, DOCS_FOLDER } from "./src/docs/files.ts";
import { ENGLISH_SEGMENTS } from "./src/i18n/pages.ts";
import { typefaces } from "./src/typefaces/typefaces-plugin.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
function out(side: "client" | "server"): string {
  return fileURLToPath(new URL(`../dist/web/${side}`, import.meta.url));
}

/** Puts the viewer of /docs among the built files, under its version: those are kept by browsers for ever. */
function docsViewer(): Plugin {
  const resolve = createRequire(import.meta.url).resolve;
  return {
    name: "docs-viewer",
    apply: (_config, { isSsrBuild }) => isSsrBuild !== true,
    generateBundle() {
      for (const file of DOCS_FILES) {
        const source = readFileSync(resolve(`swagger-ui-dist/${file}`));
        this.emitFile({ type: "asset", fileName: `${DOCS_FOLDER}/${file}`, source });
      }
    },
  };
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
    // What is imported when needed stays apart in the Worker's half too: in one file it would be evaluated at every start.
    ...(isSsrBuild && { rollupOptions: { output: { inlineDynamicImports: false } } }),
    // Nothing is inlined: the content security policy allows no data: scripts, styles or fonts.
    assetsInlineLimit: 0,
  },
  plugins: [
    docsViewer(),
    typefaces(fileURLToPath(new URL("../dist/typefaces", import.meta.url))),
    pictures(),
    voucherFonts(),
    qwikCity({
      trailingSlash: false,
      routesDir: `${here}src/routes`,
      rewriteRoutes: [{ prefix: "en", paths: ENGLISH_SEGMENTS }],
    }),
    qwikVite({
      srcDir: `${here}src`,
      // Links are plain links: what would take them over in the browser is left out.
      experimental: ["noSPA"],
      // Qwik would write small style sheets into the page, which the content security policy refuses.
      optimizerOptions: { inlineStylesUpToBytes: 0 },
      client: { outDir: out("client") },
      ssr: { outDir: out("server") },
    }),
  ],
}));
