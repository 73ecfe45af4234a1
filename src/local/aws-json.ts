import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Json, JsonObject } from "../language/json.js";

/** An error as an AWS service answers it; the SDK rebuilds its exception from name and members. */
export interface ServiceError {
  /** Name of the exception, for instance `ThrottlingException`. */
  readonly name: string;
  /** HTTP status: 4xx the caller's fault, 5xx the service's. */
  readonly status: number;
  readonly message: string;
  /** Further members of the exception, for instance `Reason`. */
  readonly members?: JsonObject;
}

/** What an operation answers. */
export type ServiceAnswer = { readonly output: JsonObject } | { readonly error: ServiceError };

/** Answers one request of a service. */
export type AnswerOperation = (operation: string, input: JsonObject) => ServiceAnswer;

/** Longest request read, in bytes; the service's own requests stay far below. */
const longestRequest = 1024 * 1024;

const isObject = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const readBody = async (request: IncomingMessage): Promise<string | undefined> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= longestRequest) chunks.push(chunk);
  }
  return length > longestRequest ? undefined : Buffer.concat(chunks).toString("utf8");
};

const parseObject = (text: string): JsonObject | undefined => {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const refuse = (name: string, status: number, message: string): ServiceAnswer => ({ error: { name, status, message } });

const answerRequest = async (
  prefix: string,
  request: IncomingMessage,
  answer: AnswerOperation,
): Promise<ServiceAnswer> => {
  const body = await readBody(request);
  const target = request.headers["x-amz-target"];
  if (request.method !== "POST" || typeof target !== "string" || !target.startsWith(`${prefix}.`)) {
    return refuse(
      "UnknownOperationException",
      404,
      `Expected POST with the header X-Amz-Target: ${prefix}.<operation>.`,
    );
  }
  if (body === undefined) return refuse("RequestEntityTooLargeException", 413, "The request is longer than 1 MiB.");
  const input = parseObject(body);
  if (input === undefined) return refuse("SerializationException", 400, "The request is no JSON object.");
  return answer(target.slice(prefix.length + 1), input);
};

const send = (response: ServerResponse, requestId: string, answer: ServiceAnswer): void => {
  const headers = { "content-type": "application/x-amz-json-1.0", "x-amzn-requestid": requestId };
  if ("output" in answer) {
    response.writeHead(200, headers).end(JSON.stringify(answer.output));
    return;
  }
  const { name, status, message, members } = answer.error;
  response
    .writeHead(status, { ...headers, "x-amzn-errortype": name })
    .end(JSON.stringify({ ...members, __type: name, Message: message }));
};

/** A readable, reproducible identifier in the form of a UUID. */
export const numberedId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/**
 * Makes an HTTP server for a service whose protocol is AWS JSON 1.0 (`X-Amz-Target: <prefix>.<operation>`, JSON both
 * ways). Signatures are not checked.
 *
 * Source: Smithy, "AWS JSON 1.0 protocol"; error decoding observed with the JavaScript SDK.
 */
export const awsJsonServer = (prefix: string, answer: AnswerOperation): Server => {
  let requests = 0;
  return createServer((request, response) => {
    requests += 1;
    const requestId = numberedId(requests);
    answerRequest(prefix, request, answer).then(
      (answered) => send(response, requestId, answered),
      () => response.destroy(),
    );
  });
};
