/** What page and script both name. */

export const LOOK_UP_FIELD_ID = "look-up";
