/** From zod's issues to the sentences a person reads. */

import { z } from "@hono/zod-openapi";
import fr from "zod/v4/locales/fr.js";
import type { FieldProblem } from "../services.ts";

// Rules that word nothing themselves (mostly the admin's) still answer in the contract's language.
z.config(fr());

/** More than anyone can read at once; a body of 64 KiB could hold thousands. */
const MAX_PROBLEMS = 20;

/** Every refused field with its sentence, in the order of the schema. `field` is a dotted path, empty for the whole body. */
export function problemsOf(error: z.core.$ZodError): FieldProblem[] {
  const mistyped = new Set<string>();
  const problems: FieldProblem[] = [];
  for (const { code, path, message } of error.issues) {
    const field = path.map(String).join(".");
    // zod measures an array in the place of a text all the same; its length is not the problem.
    if (mistyped.has(field)) continue;
    if (code === "invalid_type") mistyped.add(field);
    problems.push({ field, message });
  }
  return problems.slice(0, MAX_PROBLEMS);
}
