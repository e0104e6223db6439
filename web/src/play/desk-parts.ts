/** The names of the play page's parts, for the server that draws them and the script that exchanges them. */

/** Buttons elsewhere on the page belong to the form by this name. */
export const PLAY_FORM_ID = "play-form";
/** Heading, notices and form: exchanged for the answer's. */
export const WORDS_ID = "play-words";
/** The live region that tells the prize. It stays in the page; what it says is exchanged. */
export const STATUS_ID = "play-status";
/** The drawing and the choice of reveals: exchanged for the answer's. */
export const SIDE_ID = "play-side";
/** Holds the reveal, in the answer to a play that has just won. */
export const REVEAL_ID = "reveal-template";
/** Holds the notice for when no answer comes at all. */
export const UNREACHABLE_ID = "unreachable-template";
/** The notice about what was just sent. */
export const NOTICE_ID = "play-notice";
/** The prize's name. */
export const WON_HEADING_ID = "won-heading";
