/** Compression, for the local server only: without it, every figure measured there would be that of a slower site. */

/** What Cloudflare compresses and this service sends; fonts and PNG are compressed already, and a stream of events would wait for its block to fill. */
const COMPRESSIBLE =
  /^(?:text\/(?!event-stream)|image\/svg\+xml|application\/(?:javascript|json|manifest\+json|xml))/;
const GZIP = /\bgzip\b/;

/** The answer as the runtime will compress it on its way out; itself when that would not help or was not asked for. */
export function compressed(request: Request, answer: Response): Response {
  if (!GZIP.test(request.headers.get("accept-encoding") ?? "")) return answer;
  if (answer.body === null || !COMPRESSIBLE.test(answer.headers.get("content-type") ?? "")) return answer;
  const smaller = new Response(answer.body, answer);
  smaller.headers.set("Content-Encoding", "gzip");
  smaller.headers.delete("Content-Length");
  smaller.headers.append("Vary", "Accept-Encoding");
  return smaller;
}
