/** The one path that goes past the router, and that objectives and counters know by name. */
export const PLAY_PATH = "/api/game/play";
