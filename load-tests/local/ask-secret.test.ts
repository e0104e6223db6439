import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { askSecrets, readSecret } from "./ask-secret.ts";

/** A terminal on which somebody types, and all it was told. */
function terminal(...keys: string[]) {
  const input = Object.assign(new PassThrough(), {
    modes: [] as boolean[],
    setRawMode(isRaw: boolean) {
      input.modes.push(isRaw);
    },
  });
  const output = new PassThrough();
  for (const key of keys) input.write(key);
  input.end();
  return { input, output, shown: () => String(output.read() ?? "") };
}

describe("asking for a password on the terminal", () => {
  it("shows the questions and nothing of the answers", async () => {
    const { input, output, shown } = terminal("S", "é", "cret🍵", "\r", "other\r");
    expect(await askSecrets(["Password: ", "Again: "], input, output)).toEqual(["Sécret🍵", "other"]);
    expect(shown()).toBe("Password: \nAgain: \n");
    expect(input.modes).toEqual([true, false]);
  });

  it("takes both answers from one paste", async () => {
    const { input, output } = terminal("one\ntwo\n");
    expect(await askSecrets(["", ""], input, output)).toEqual(["one", "two"]);
  });

  it("lets one correct a slip, and passes over keys that write nothing", async () => {
    const { input, output } = terminal("ab🍵", "\u007f", "\u001b[A", "\u001bOP", "\t", "\b", "c\r");
    expect(await askSecrets([""], input, output)).toEqual(["ac"]);
  });

  it.each([["\u0003"], ["\u0004"], [""]])("stops on %j, and gives the terminal back", async (key) => {
    const { input, output } = terminal("secret", key);
    await expect(askSecrets([""], input, output)).rejects.toThrow("nothing was changed");
    expect(input.modes).toEqual([true, false]);
  });
});

describe("a password from standard input", () => {
  it.each([
    ["Secret1234\n", "Secret1234"],
    ["Secret1234\r\n", "Secret1234"],
    [" Secret1234 ", " Secret1234 "],
  ])("%j is %j", async (piped, expected) => {
    expect(await readSecret(terminal(piped).input)).toBe(expected);
  });

  it("is bounded", async () => {
    await expect(readSecret(terminal("x".repeat(1_025)).input)).rejects.toThrow("more than a password");
  });
});
