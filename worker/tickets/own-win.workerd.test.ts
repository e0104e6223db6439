import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { TicketShard } from "../../durable-objects/ticket-shard/ticket-shard.ts";
import type { Env } from "../env.ts";
import { createServices } from "../services-live.ts";
import { campaign, migrateDatabase, type Person, person } from "../test-house.ts";
import { type CodeBook, codeBook, play, said } from "./guesses.fixture.ts";
import type { OwnWinOutcome } from "./views.ts";

let book: CodeBook;

beforeAll(async () => {
  await migrateDatabase();
  book = codeBook(await campaign({ slug: env.DEFAULT_CAMPAIGN, ticketCount: 200_000, shardCount: 10 }));
});

async function ownWin(as: Person, code: string, bindings: Env = env): Promise<OwnWinOutcome> {
  const services = createServices(bindings, { waitUntil: () => {} }, new Request("http://thetiptop.test/"));
  const account = await services.identify(as.token);
  if (!account) throw new Error("the session of the test is gone");
  return services.ownWin(account, code, "fr");
}

/** Real bindings that note which shards are asked, and whether anything is counted. */
function watched(): { readonly bindings: Env; readonly asked: string[]; readonly counted: string[] } {
  const [asked, counted]: [string[], string[]] = [[], []];
  const shards = {
    getByName: (name: string) => ({
      played(...call: Parameters<TicketShard["played"]>) {
        asked.push(name);
        return env.TICKET_SHARD.getByName(name).played(...call);
      },
    }),
  };
  const limiters = {
    getByName(name: string) {
      counted.push(name);
      return env.ATTEMPT_LIMITER.getByName(name);
    },
  };
  const bindings = {
    ...env,
    TICKET_SHARD: shards as unknown as Env["TICKET_SHARD"],
    ATTEMPT_LIMITER: limiters as unknown as Env["ATTEMPT_LIMITER"],
  };
  return { bindings, asked, counted };
}

describe("a player's own win on a code", () => {
  it("is the win that the play gave, whatever is typed between the digits", async () => {
    const as = await person();
    const code = book.rightCode();
    const won = await play({ as, code });
    expect(said(won)).toBe("won");
    const spaced = `${code.slice(0, 4)} ${code.slice(4)}`;
    expect(await ownWin(as, spaced)).toEqual({ ...won, replayed: true });
  });

  it("is answered alike when the code is unknown, unplayed, somebody else's or none at all", async () => {
    const as = await person();
    const foreign = book.rightCode();
    await play({ as: await person(), code: foreign });
    for (const code of [book.wrongCode(), book.rightCode(), foreign, "12-34", ""])
      expect(await ownWin(as, code)).toEqual({ kind: "not-found" });
  });

  it("is asked of the code's own shard, once, also when no ticket has the code", async () => {
    const as = await person();
    const foreign = book.rightCode();
    await play({ as: await person(), code: foreign });
    for (const code of [book.wrongCode(), book.rightCode(), foreign]) {
      const { bindings, asked } = watched();
      await ownWin(as, code, bindings);
      expect(asked).toEqual([`${env.DEFAULT_CAMPAIGN}:${code[0]}`]);
    }
  });

  it("plays nothing and counts nothing, however often it is asked", async () => {
    const as = await person();
    const [wrong, unplayed] = [book.wrongCode(), book.rightCode()];
    const { bindings, counted } = watched();
    for (let time = 0; time < 25; time++) {
      await ownWin(as, wrong, bindings);
      await ownWin(as, unplayed, bindings);
    }
    expect(counted).toEqual([]);
    expect(await book.isPlayed(unplayed)).toBe(false);
    expect(said(await play({ as, code: unplayed }))).toBe("won");
  });
});
