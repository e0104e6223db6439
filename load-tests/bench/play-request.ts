/** The request of a play, as bytes: its head is made once a player, its body once a code. */

interface Asked {
  readonly port: number;
  readonly tokens: readonly string[];
}

/** One head a token, up to and with the name of the length that the body has. */
export function headsOf({ port, tokens }: Asked): string[] {
  return tokens.map(
    (token) =>
      `POST /api/game/play HTTP/1.1\r\nHost: localhost:${port}\r\nAuthorization: Bearer ${token}\r\n` +
      "Content-Type: application/json\r\nContent-Length: ",
  );
}
