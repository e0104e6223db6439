/** The short name of a campaign. */

import { z } from "@hono/zod-openapi";

/** Part of object names and of URLs, so nothing in it ever needs escaping. */
export const slugSchema = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
    "Le nom court d'une campagne compte de 1 à 40 lettres minuscules, chiffres ou tirets",
  );
