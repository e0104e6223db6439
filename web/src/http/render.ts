/** Runs Qwik City for one request and returns its answer whole. */

import { _deserializeData, _serializeData, _verifySerializable } from "@builder.io/qwik";
import type { RenderToStreamOptions } from "@builder.io/qwik/server";
import { mergeHeadersCookies, requestHandler } from "@builder.io/qwik-city/middleware/request-handler";
import qwikCityPlan from "@qwik-city-plan";
import renderSite from "../entry.ssr.tsx";
import { languageAt } from "../i18n/pages.ts";
import type { SitePlatform } from "./platform.ts";

/** Qwik City takes these for its own address and writes them into the page, whoever sent them; the request has its true URL. */
const CLIENT_CLAIMS = ["x-forwarded-host", "x-forwarded-proto"];

const serializer = { _deserializeData, _serializeData, _verifySerializable };

/**
 * The page at the request's address, or null when no route has it.
 * It is collected before it is answered (some 20 kB, 2 ms): a failure half way gives an error page, not half a page.
 * @throws whatever rendering threw.
 */
export async function renderPage(url: URL, platform: SitePlatform): Promise<Response | null> {
  const request = new Request(platform.request);
  for (const name of CLIENT_CLAIMS) request.headers.delete(name);
  const chunks: Uint8Array[] = [];
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
  let answer: (() => Response) | undefined;

  const handled = await requestHandler<void>(
    {
      mode: "server",
      locale: languageAt(url.pathname),
      url,
      request,
      env: { get: () => undefined },
      platform,
      getClientConn: () => ({}),
      getWritableStream: (status, headers, cookies, resolve) => {
        answer = () =>
          new Response(bodyOf(status, chunks), { status, headers: mergeHeadersCookies(headers, cookies) });
        resolve();
        return new WritableStream<Uint8Array>({
          write: (chunk) => void chunks.push(chunk),
          close: finish,
          abort: finish,
        });
      },
    },
    {
      render: (options: RenderToStreamOptions) => renderSite(options, url, platform.services.publicOrigin),
      qwikCityPlan,
      checkOrigin: true,
    },
    serializer,
  );
  if (!handled) return null;
  const trouble: unknown = await handled.completion;
  if (trouble) throw trouble;
  if (!answer) return null;
  await finished;
  return answer();
}

function bodyOf(status: number, chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> | null {
  if (status >= 300 && status < 400) return null;
  const body = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0));
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return body;
}
