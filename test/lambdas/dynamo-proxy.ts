import { createServer } from "node:http";
import { closeServer, listenLocally } from "../../src/local/loopback.js";

/** What happens to a request: nothing arrives, or it is carried out and only its answer is lost. */
export type DynamoFault = "refused" | "answerLost";

/** Stands between handlers and DynamoDB, to lose requests and answers on demand. */
export interface DynamoProxy {
  readonly endpoint: string;
  /** Operations asked for since the last `forget`, in order. */
  readonly operations: readonly string[];
  readonly forget: () => void;
  /** Lets the next faults befall requests of one operation, one fault per request. */
  readonly fail: (operation: string, ...faults: readonly DynamoFault[]) => void;
  readonly close: () => Promise<void>;
}

const unavailable = JSON.stringify({ __type: "com.amazonaws.dynamodb.v20120810#InternalServerError", message: "lost" });

/** Starts a proxy in front of a DynamoDB endpoint. */
export const startDynamoProxy = async (target: string): Promise<DynamoProxy> => {
  const pending: { readonly operation: string; readonly fault: DynamoFault }[] = [];
  const operations: string[] = [];
  const takeFault = (operation: string): DynamoFault | undefined => {
    const index = pending.findIndex((fault) => fault.operation === operation);
    return index < 0 ? undefined : pending.splice(index, 1)[0]?.fault;
  };
  const server = createServer((request, response) => {
    const forward = async (): Promise<void> => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const operation = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
      operations.push(operation);
      const fault = takeFault(operation);
      if (fault !== "refused") {
        const headers = Object.fromEntries(
          ["content-type", "x-amz-target", "x-amz-date", "authorization"].map((name) => [
            name,
            String(request.headers[name]),
          ]),
        );
        const answer = await fetch(target, { method: "POST", headers, body: Buffer.concat(chunks) });
        const body = await answer.text();
        if (fault === undefined) {
          response.writeHead(answer.status, { "content-type": "application/x-amz-json-1.0" }).end(body);
          return;
        }
      }
      response.writeHead(500, { "content-type": "application/x-amz-json-1.0" }).end(unavailable);
    };
    forward().catch(() => response.destroy());
  });
  const endpoint = await listenLocally(server, 0);
  return {
    endpoint,
    operations,
    forget: () => operations.splice(0),
    fail: (operation, ...faults) => pending.push(...faults.map((fault) => ({ operation, fault }))),
    close: () => closeServer(server),
  };
};
