/**
 * The serving process of the system tests: the same local server as `npm start`, with a line to its D1 over IPC.
 * It is a process of its own so that a test can kill it outright.
 */

import { endOnSignals, runCommand } from "../local/ending.ts";
import { startLocalServer } from "../local/server.ts";

/** Given as the only argument, in JSON. */
export interface ServeOptions {
  readonly dataDir: string;
  readonly bindings: Readonly<Record<string, string>>;
  /** As `LocalServerOptions` has them. */
  readonly script?: string;
  readonly before?: Readonly<Record<string, string>>;
  readonly guestScript?: string;
}

export type ToServer =
  | {
      readonly kind: "query";
      readonly id: number;
      readonly sql: string;
      readonly parameters: readonly (string | number)[];
    }
  /** Runs the hourly job as of an instant, in milliseconds since the epoch; answered with no rows. */
  | { readonly kind: "scheduled"; readonly id: number; readonly at: number }
  | { readonly kind: "stop" };

export type FromServer =
  | { readonly kind: "ready"; readonly port: number; readonly guestPort?: number | undefined }
  | { readonly kind: "rows"; readonly id: number; readonly rows: readonly unknown[] }
  | { readonly kind: "failed"; readonly id: number; readonly problem: string };

await runCommand(async () => {
  endOnSignals({ exitCode: 0 });
  const options = JSON.parse(process.argv[2] ?? "{}") as ServeOptions;
  const server = await startLocalServer({ port: 0, ...options });
  const database = await server.miniflare.getD1Database("DB");

  async function answer(message: ToServer): Promise<void> {
    switch (message.kind) {
      case "stop":
        await server.stop();
        process.exit(0);
        break;
      case "scheduled":
        try {
          await server.runScheduled(message.at);
          tell({ kind: "rows", id: message.id, rows: [] });
        } catch (error) {
          tell({ kind: "failed", id: message.id, problem: String(error) });
        }
        break;
      case "query":
        try {
          const { results } = await database
            .prepare(message.sql)
            .bind(...message.parameters)
            .all();
          tell({ kind: "rows", id: message.id, rows: results });
        } catch (error) {
          tell({ kind: "failed", id: message.id, problem: String(error) });
        }
    }
  }

  process.on("message", (message) => void answer(message as ToServer));
  tell({ kind: "ready", port: server.port, guestPort: server.guestPort });
});

function tell(message: FromServer): void {
  process.send?.(message);
}
