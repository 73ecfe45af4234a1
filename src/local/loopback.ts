import { once } from "node:events";
import type { Server } from "node:http";

/** The only address anything here listens on. */
export const loopback = "127.0.0.1";

/**
 * Makes a server listen on this machine only, without saying the time in its answers: the SDK compares `Date` with its
 * own clock, which is virtual in a simulated call, and would repeat failed requests because of the difference.
 *
 * @param port 0 lets the system choose
 * @returns the address, for instance `http://127.0.0.1:49321`
 * @throws the system's error when the port is taken or not allowed
 */
export const listenLocally = async (server: Server, port: number): Promise<string> => {
  server.prependListener("request", (_request, response) => {
    response.sendDate = false;
  });
  server.listen(port, loopback);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return `http://${loopback}:${address.port}`;
};

/** Stops a server at once: connections that clients keep open are closed too. */
export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error === undefined || error === null ? resolve() : reject(error)));
    server.closeAllConnections();
  });
