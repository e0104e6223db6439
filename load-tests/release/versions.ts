/** What wrangler says of versions, read. Pure. */

import { z } from "zod";
import { UserError } from "../local/user-error.ts";
import type { Split, Version } from "./rollout.ts";

const deploymentSchema = z.object({
  versions: z.array(z.object({ version_id: z.uuid(), percentage: z.number() })).min(1),
});

/**
 * The versions that players meet now.
 * @param json what `wrangler deployments status --json` wrote
 */
export function liveVersions(json: string): Split[] {
  return deploymentSchema
    .parse(JSON.parse(json))
    .versions.map(({ version_id, percentage }) => ({ version: version_id, percentage }));
}

/** The one version that everybody meets. @throws UserError while a rollout is under way */
export function onlyVersion(live: readonly Split[]): Version {
  const [only, ...others] = live;
  if (only === undefined || others.length > 0)
    throw new UserError(
      `A rollout is under way (${live.map(specOf).join(", ")}): end it by \`npm run rollback\` first.`,
    );
  return only.version;
}

/** As `wrangler versions deploy` takes it. */
export function specOf({ version, percentage }: Split): string {
  return `${version}@${percentage}%`;
}

const uploadSchema = z.object({ type: z.literal("version-upload"), version_id: z.uuid() });

/**
 * The version that was just uploaded.
 * @param lines what wrangler wrote to the file that `WRANGLER_OUTPUT_FILE_PATH` names, a JSON object a line
 */
export function uploadedVersion(lines: string): Version {
  for (const line of lines.split("\n").filter((text) => text.trim() !== "")) {
    const upload = uploadSchema.safeParse(JSON.parse(line));
    if (upload.success) return upload.data.version_id;
  }
  throw new Error("wrangler does not say which version it uploaded");
}

/** Cloudflare's error for a version that adds, renames or deletes a class of objects. */
const CLASSES_CHANGED = /\b10211\b/;

/** A failed upload in words that say what to do. */
export function uploadProblem(error: unknown): unknown {
  return error instanceof UserError && CLASSES_CHANGED.test(error.message)
    ? new UserError(
        `This version changes the classes of objects, which Cloudflare does for everybody at once or not at all.\nDo it alone, by \`npm run deploy\` (docs/operations.md, "Classes of objects").\n${error.message}`,
      )
    : error;
}
