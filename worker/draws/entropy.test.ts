/** Public chance from a relay that may lie, stay silent or talk nonsense: only the round's own signature counts. */

import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import { QUICKNET } from "./drand.ts";
import { checkEntropy } from "./entropy.ts";

/** A round that the chain published in September 2023. */
const ROUND = 657_413;
const SIGNATURE =
  "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b";
const RANDOMNESS = "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587";
const { chainHash, publicKey } = QUICKNET;
const SOURCE = {
  kind: "drand",
  chainHash,
  publicKey,
  round: ROUND,
  dueAt: "2023-09-15T09:00:00.000Z",
} as const;

let relay: Server | undefined;

interface RelayAnswer {
  readonly status?: number;
  readonly body: string;
  readonly location?: string;
}

/** Asks a relay that answers so; without an answer it stays silent. */
async function ask(answer: RelayAnswer | null) {
  const paths: string[] = [];
  const server = createServer(({ url }, response) => {
    paths.push(url ?? "");
    if (!answer) return;
    const { status = 200, body, location } = answer;
    response.writeHead(status, location === undefined ? {} : { location }).end(body);
  });
  relay = server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const env = { DRAND_URL: `http://127.0.0.1:${address.port}` };
  const checked = await checkEntropy(env, SOURCE, { kind: "drand", signature: null }, Date.now());
  return { checked, paths };
}

const beacon = (round: number, signature: string) => ({ body: JSON.stringify({ round, signature }) });

afterEach(() => {
  vi.restoreAllMocks();
  relay?.closeAllConnections();
  relay?.close();
});

describe("a round asked of a relay", () => {
  it("counts by its own signature", async () => {
    const { checked, paths } = await ask(beacon(ROUND, SIGNATURE));
    expect(checked).toEqual({ kind: "right", entropy: RANDOMNESS, signature: SIGNATURE });
    expect(paths).toEqual([`/${chainHash}/public/${ROUND}`]);
  });

  it("is refused with a signature that is another's", async () => {
    const { checked } = await ask(beacon(ROUND, SIGNATURE.replace(/b$/, "a")));
    expect(checked).toEqual({ kind: "wrong", problem: "signature-wrong" });
  });

  it.each([
    ["another round", beacon(ROUND + 1, SIGNATURE)],
    ["a refusal", { status: 500, body: "{}" }],
    ["nonsense", { body: "<html>" }],
    ["a signature that is no hex", beacon(ROUND, "../../etc")],
  ])("is not there when the relay answers with %s", async (_, answer) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    expect((await ask(answer)).checked).toEqual({ kind: "wrong", problem: "round-unavailable" });
  });

  it("is asked of the relay that was named, and of nobody it names in turn", async () => {
    const elsewhere: string[] = [];
    const other = createServer(({ url }, response) => {
      elsewhere.push(url ?? "");
      response.end(JSON.stringify({ round: ROUND, signature: SIGNATURE }));
    });
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const place = other.address();
    if (place === null || typeof place === "string") throw new Error("no port");
    try {
      const { checked } = await ask({ status: 302, body: "", location: `http://127.0.0.1:${place.port}/` });
      expect(checked).toEqual({ kind: "wrong", problem: "round-unavailable" });
      expect(elsewhere).toEqual([]);
    } finally {
      other.close();
    }
  });

  it("is not waited for when the relay stays silent", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const short = AbortSignal.timeout(50);
    const timeout = vi.spyOn(AbortSignal, "timeout").mockReturnValue(short);
    expect((await ask(null)).checked).toEqual({ kind: "wrong", problem: "round-unavailable" });
    expect(timeout).toHaveBeenCalledWith(5_000);
  });
});
