/** How large the built Worker is, as Cloudflare counts it: compressed. */

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { inRepository } from "./paths.ts";

const KIBIBYTE = 1024;
/** The house's own bound. Cloudflare takes 3 MB even for free; what is smaller starts sooner where nobody asked yet. */
export const WORKER_MAX_BYTES = 1024 * KIBIBYTE;

/** Bytes of the built Worker, compressed. */
export function workerSize(): number {
  return gzipSync(readFileSync(inRepository("dist/worker/index.js"))).byteLength;
}

/** « 816 KiB of 1,024 ». */
export function sizeText(bytes: number): string {
  return `${kibibytes(bytes)} KiB gzipped of ${kibibytes(WORKER_MAX_BYTES)}`;
}

/** Why a Worker of this size is not built; undefined when it may be. */
export function sizeProblem(bytes: number): string | undefined {
  if (bytes <= WORKER_MAX_BYTES) return undefined;
  return `The Worker is too large: ${sizeText(bytes)}. \`wrangler deploy --dry-run --metafile\` tells what it is made of.`;
}

function kibibytes(bytes: number): string {
  return Math.ceil(bytes / KIBIBYTE).toLocaleString("en-GB");
}
