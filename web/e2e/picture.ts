/** The pictures of the pages in docs/screenshots: documents, no expectation. */

import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import sharp from "sharp";

const FOLDER = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
/** WebP's quality: beyond it the files grow and nobody sees why. */
const QUALITY = 70;
/** Pictures are compared this small, in grey: a date or a code that differs is not seen, a page that changed is. */
const GLANCE = { width: 48, height: 96, fit: "fill" } as const;
/** What is kept of a long page: its end looks like its middle. */
const HEIGHT_MAX = 2_600;
/** Of 255, on average over the glance. Two runs of the same page differ by less than half of it. */
const DIFFERENCE_SEEN = 1;

/** Keeps a picture of the page; one that would look the same stays as it is, so that a run changes no file for nothing. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const file = `${FOLDER}${name}.webp`;
  const whole = await page.screenshot({ fullPage: true, animations: "disabled", caret: "hide" });
  const { width, height } = await sharp(whole).metadata();
  const top = { left: 0, top: 0, width, height: Math.min(height, HEIGHT_MAX) };
  const taken = await sharp(whole).extract(top).toBuffer();
  if (existsSync(file) && (await looksAlike(taken, file))) return;
  await mkdir(FOLDER, { recursive: true });
  await sharp(taken).webp({ quality: QUALITY }).toFile(file);
}

async function looksAlike(taken: Buffer, file: string): Promise<boolean> {
  const [before, after] = await Promise.all([sharp(file).metadata(), sharp(taken).metadata()]);
  if (before.width !== after.width || before.height !== after.height) return false;
  const [known, now] = await Promise.all([glance(file), glance(taken)]);
  const difference = known.reduce((sum, value, index) => sum + Math.abs(value - (now[index] ?? 0)), 0);
  return difference / known.length < DIFFERENCE_SEEN;
}

function glance(picture: Buffer | string): Promise<Buffer> {
  return sharp(picture).greyscale().resize(GLANCE).raw().toBuffer();
}
