/** The setting SMTP_URL. */

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte, by STARTTLS, or (on this machine only) none. */
  readonly security: "tls" | "starttls" | "none";
  /** Undefined for a server that wants none. */
  readonly credentials: { readonly user: string; readonly password: string } | undefined;
}

const TLS_PORT = 465; // RFC 8314
const SUBMISSION_PORT = 587; // RFC 6409
const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * `smtps://user:password@host:465` (TLS) or `smtp://user:password@host:587` (STARTTLS, never without). User and
 * password are percent-encoded. `?tls=off` sends in clear, to a mail catcher on the same machine only.
 * @throws Error that says what is wrong, without the password
 */
export function parseSmtpUrl(text: string): SmtpSettings {
  const url = URL.parse(text);
  if (!url || url.hostname === "" || !["smtp:", "smtps:"].includes(url.protocol)) {
    throw new Error("SMTP_URL must be smtps://user:password@host:465 or smtp://user:password@host:587");
  }
  const isTls = url.protocol === "smtps:";
  const isClear = url.searchParams.get("tls") === "off";
  if (isClear && (isTls || !LOOPBACK.has(url.hostname))) {
    throw new Error("SMTP_URL: tls=off is for smtp:// on this machine only");
  }
  const user = decode(url.username);
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: url.port === "" ? (isTls ? TLS_PORT : SUBMISSION_PORT) : Number(url.port),
    security: isTls ? "tls" : isClear ? "none" : "starttls",
    credentials: user === "" ? undefined : { user, password: decode(url.password) },
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error("SMTP_URL: user and password must be percent-encoded");
  }
}
