/** Bounds only: what makes a good name or password is the service's rule, in one place. */

import { z } from "@builder.io/qwik-city";

/** What the fields let one type. A field that is missing counts as empty: the service says what is wrong with that. */
export const TEXT = z.string().max(254).default("");
