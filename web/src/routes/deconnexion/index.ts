import type { RequestHandler } from "@builder.io/qwik-city";
import { addressFor } from "../../account/visitor.ts";
import { dropCode, dropSession, sessionToken } from "../../http/cookies.ts";
import { logTrouble, servicesOf } from "../../http/platform.ts";
import { dropPlaying } from "../../play/play-cookies.ts";
import { dropJustPlayed } from "../../prizes/just-played.ts";

/** Ends the session. The browser forgets it even when the service cannot be reached: the computer may be shared. */
export const onPost: RequestHandler = async (event) => {
  await servicesOf(event)
    .logOut(sessionToken(event.cookie))
    .catch((error: unknown) => logTrouble("sign-out", error));
  dropSession(event.cookie);
  dropCode(event.cookie);
  dropPlaying(event.cookie);
  dropJustPlayed(event.cookie);
  throw event.redirect(303, addressFor("home", event.url));
};

/** A link or a reload must not sign anybody out. */
export const onGet: RequestHandler = (event) => {
  throw event.redirect(303, addressFor("home", event.url));
};
