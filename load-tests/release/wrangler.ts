/** The pinned wrangler, for one deployed environment. */

import { captureTool, runTool } from "../local/tools.ts";
import { UserError } from "../local/user-error.ts";
import type { Environment } from "./environments.ts";

const WRANGLER = "wrangler/bin/wrangler.js";
const SETTINGS = { WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true", NO_COLOR: "1" };

export class Wrangler {
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** Runs a command, its output on ours. @throws UserError when it fails */
  async run(...command: readonly string[]): Promise<void> {
    const exitCode = await runTool(WRANGLER, this.#argumentsOf(command), { env: SETTINGS });
    if (exitCode !== 0) throw new UserError(`wrangler ${command.join(" ")} failed; see above.`);
  }

  /**
   * Runs a command quietly.
   * @param settings of its environment, beside ours
   * @returns what it wrote to standard output
   * @throws UserError with all it wrote when it fails
   */
  async ask(command: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<string> {
    const { exitCode, output, stdout } = await captureTool(WRANGLER, this.#argumentsOf(command), {
      env: { ...SETTINGS, ...settings },
    });
    if (exitCode !== 0) throw new UserError(`wrangler ${command.join(" ")} failed:\n${output.trim()}`);
    return stdout;
  }

  #argumentsOf(command: readonly string[]): string[] {
    return [...command, "--env", this.#environment];
  }
}
