/** A wire between browser and server that a test can cut: plain TCP, nothing is read. */

import { connect, createServer, type Socket } from "node:net";

const HOST = "127.0.0.1";

export class CuttableProxy {
  readonly port: number;
  readonly #sockets: Set<Socket>;
  readonly #close: () => Promise<void>;

  private constructor(port: number, sockets: Set<Socket>, close: () => Promise<void>) {
    this.port = port;
    this.#sockets = sockets;
    this.#close = close;
  }

  /** Listens on a free port. @param target the server's port at the time of each connection */
  static async to(target: () => number): Promise<CuttableProxy> {
    const sockets = new Set<Socket>();
    const server = createServer((inward) => {
      const outward = connect({ host: HOST, port: target() });
      for (const socket of [inward, outward]) {
        sockets.add(socket);
        socket.once("close", () => {
          sockets.delete(socket);
          inward.destroy();
          outward.destroy();
        });
        socket.on("error", () => undefined); // its end is told by close
      }
      inward.pipe(outward).pipe(inward);
    });
    await new Promise<void>((resolve) => server.listen(0, HOST, () => resolve()));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the proxy has no port");
    async function close(): Promise<void> {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    }
    return new CuttableProxy(address.port, sockets, close);
  }

  /** Ends every connection at once, as a cable does. @returns how many there were */
  cut(): number {
    const count = this.#sockets.size;
    for (const socket of this.#sockets) socket.destroy();
    return count;
  }

  close(): Promise<void> {
    return this.#close();
  }
}
