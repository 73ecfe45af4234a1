import { once } from "node:events";
import { connect } from "node:net";
import {
  CarrierLookupCommand,
  ConflictException,
  DescribePoolsCommand,
  InternalServerException,
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
  type SendTextMessageCommandInput,
  ServiceQuotaExceededException,
  ThrottlingException,
  ValidationException,
} from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LocalSms, startSms } from "../../src/local/sms.js";

let sms: LocalSms;
beforeEach(async () => {
  sms = await startSms({ numberTypes: [["+15550111", "LANDLINE"]] });
});
afterEach(() => sms.close());

const client = (maxAttempts = 1, endpoint = sms.endpoint): PinpointSMSVoiceV2Client =>
  new PinpointSMSVoiceV2Client({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts,
  });

const send = (input: Partial<SendTextMessageCommandInput> = {}, maxAttempts = 1) =>
  client(maxAttempts).send(
    new SendTextMessageCommand({ DestinationPhoneNumber: "+15550100", MessageBody: "Hello", ...input }),
  );
const lookUp = async (number: string) =>
  (await client().send(new CarrierLookupCommand({ PhoneNumber: number }))).PhoneNumberType;

/** Posts a request as it stands, well formed or not. */
const post = async (body: string, target?: string): Promise<{ readonly status: number; readonly body: unknown }> => {
  const headers = new Headers(target === undefined ? [] : [["x-amz-target", target]]);
  const response = await fetch(sms.endpoint, { method: "POST", headers, body });
  return { status: response.status, body: await response.json() };
};

describe("sending a message", () => {
  it("puts it into the inbox as it was sent", async () => {
    const { MessageId } = await send({
      OriginationIdentity: "EMERGENCY",
      MessageType: "PROMOTIONAL",
      TimeToLive: 300,
      MessageBody: "Grüße 🌋",
    });
    expect(sms.messages).toEqual([
      {
        messageId: MessageId,
        to: "+15550100",
        from: "EMERGENCY",
        body: "Grüße 🌋",
        type: "PROMOTIONAL",
        timeToLive: 300,
      },
    ]);
  });

  it("gives every message its own identifier", async () => {
    const [one, other] = [await send(), await send()];
    expect(one.MessageId).not.toBe(other.MessageId);
    expect(sms.messages.map(({ messageId }) => messageId)).toEqual([one.MessageId, other.MessageId]);
  });

  it("only checks on a dry run", async () => {
    expect((await send({ DryRun: true })).MessageId).toBeTruthy();
    expect(sms.messages).toEqual([]);
  });

  it.each<[Partial<SendTextMessageCommandInput>, string, string]>([
    [{ DestinationPhoneNumber: "5550100" }, "DestinationPhoneNumber", "must match"],
    [{ DestinationPhoneNumber: "+0123" }, "DestinationPhoneNumber", "must match"],
    [{ DestinationPhoneNumber: "+1234567890123456" }, "DestinationPhoneNumber", "length"],
    [{ MessageBody: "" }, "MessageBody", "length from 1 to 1600"],
    [{ MessageBody: "x".repeat(1601) }, "MessageBody", "length from 1 to 1600"],
    [{ TimeToLive: 4 }, "TimeToLive", "from 5 to 259200"],
    [{ TimeToLive: 259_201 }, "TimeToLive", "from 5 to 259200"],
    [{ OriginationIdentity: "two words" }, "OriginationIdentity", "must match"],
    [{ Context: { a: "", b: "", c: "", d: "", e: "", f: "" } }, "Context", "at most 5"],
  ])("refuses %j", async (input, field, message) => {
    const error: unknown = await send(input).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ValidationException);
    expect(error).toMatchObject({
      Reason: "FIELD_VALIDATION_FAILED",
      Fields: [{ Name: field, Message: expect.stringContaining(message) }],
    });
    expect(sms.messages).toEqual([]);
  });

  it("takes the limits themselves", async () => {
    await send({ TimeToLive: 5 });
    await send({ TimeToLive: 259_200, MessageBody: "x".repeat(1600) });
    expect(sms.messages).toHaveLength(2);
  });

  it("names all members that are missing", async () => {
    const error = await send({ DestinationPhoneNumber: undefined, MessageBody: undefined }).catch((e: unknown) => e);
    expect(error).toMatchObject({
      Reason: "MISSING_PARAMETER",
      Fields: [{ Name: "DestinationPhoneNumber" }, { Name: "MessageBody" }],
    });
  });

  it("names all members that are wrong", async () => {
    const { body } = await post(
      '{"DestinationPhoneNumber":["+1"],"MessageBody":5,"MessageType":"FAX","DryRun":"yes","TimeToLive":5.5}',
      "PinpointSMSVoiceV2.SendTextMessage",
    );
    expect(body).toMatchObject({
      __type: "ValidationException",
      Fields: ["DestinationPhoneNumber", "MessageBody", "MessageType", "TimeToLive", "DryRun"].map((Name) => ({
        Name,
      })),
    });
  });
});

describe("waiting for a message", () => {
  it("ends when the message comes", async () => {
    const waiting = sms.waitForMessage(({ to }) => to === "+15550102");
    await send({ DestinationPhoneNumber: "+15550101", MessageBody: "not this" });
    await send({ DestinationPhoneNumber: "+15550102", MessageBody: "this" });
    expect((await waiting).body).toBe("this");
  });

  it("ends at once when it is there, counted from a place in the inbox", async () => {
    await send({ MessageBody: "old" });
    expect((await sms.waitForMessage()).body).toBe("old");
    const waiting = sms.waitForMessage(undefined, 1);
    await send({ MessageBody: "new" });
    expect((await waiting).body).toBe("new");
    expect((await sms.waitForMessage(undefined, 1)).body).toBe("new");
  });

  it("ends with an error when the service is closed, before or after", async () => {
    const other = await startSms();
    const waiting = other.waitForMessage().catch((reason: unknown) => reason);
    await other.close();
    expect(String(await waiting)).toContain("closed before the message came");
    await expect(other.waitForMessage()).rejects.toThrow("is closed");
  });
});

describe("looking up a number", () => {
  it("answers from the given data, else the type of other numbers", async () => {
    expect(await lookUp("+15550111")).toBe("LANDLINE");
    expect(await lookUp("+15550100")).toBe("MOBILE");
    sms.numberTypes.set("+15550100", "OTHER");
    expect(await lookUp("+1 (555) 0100")).toBe("OTHER");
  });

  it("calls what is no number invalid", async () => {
    expect(await lookUp("hello")).toBe("INVALID");
    expect(await lookUp("__proto__")).toBe("INVALID");
  });

  it("has another type for other numbers when it is told so", async () => {
    const landlines = await startSms({ otherNumbers: "LANDLINE" });
    const lookup = new CarrierLookupCommand({ PhoneNumber: "+15550100" });
    expect((await client(1, landlines.endpoint).send(lookup)).PhoneNumberType).toBe("LANDLINE");
    await landlines.close();
  });

  it("refuses more than 40 characters", async () => {
    await expect(lookUp("1".repeat(41))).rejects.toBeInstanceOf(ValidationException);
  });
});

describe("faults on demand", () => {
  it("are the service's own exceptions", async () => {
    sms.fail("throttled");
    await expect(send()).rejects.toBeInstanceOf(ThrottlingException);
    sms.fail("internal");
    await expect(send()).rejects.toBeInstanceOf(InternalServerException);
    sms.fail("spendLimit");
    await expect(send()).rejects.toBeInstanceOf(ServiceQuotaExceededException);
    sms.fail("optedOut");
    const error: unknown = await send().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConflictException);
    expect(error).toMatchObject({ Reason: "DESTINATION_PHONE_NUMBER_OPTED_OUT", $metadata: { httpStatusCode: 409 } });
    expect(sms.messages).toEqual([]);
    await send();
    expect(sms.messages).toHaveLength(1);
  });

  it("befall one operation, as often as asked for", async () => {
    sms.fail("internal", { operation: "SendTextMessage", times: 2 });
    expect(await lookUp("+15550100")).toBe("MOBILE");
    await expect(send()).rejects.toBeInstanceOf(InternalServerException);
    await send({}, 3);
    expect(sms.messages).toHaveLength(1);
    expect(sms.requests("SendTextMessage")).toBe(3);
  });

  it("are retried by the client when they are passing, and not when they are lasting", async () => {
    sms.fail("throttled");
    await send({}, 2);
    expect(sms.requests("SendTextMessage")).toBe(2);
    sms.fail("optedOut");
    await expect(send({}, 2)).rejects.toBeInstanceOf(ConflictException);
    expect(sms.requests("SendTextMessage")).toBe(3);
  });
});

describe("everything else", () => {
  it("names an operation that it does not know", async () => {
    await expect(client().send(new DescribePoolsCommand({}))).rejects.toThrow(
      "The local SMS service does not know DescribePools; it knows SendTextMessage, CarrierLookup.",
    );
  });

  it.each([
    ["not JSON", "PinpointSMSVoiceV2.SendTextMessage", 400, "SerializationException"],
    ["[]", "PinpointSMSVoiceV2.SendTextMessage", 400, "SerializationException"],
    ["null", "PinpointSMSVoiceV2.SendTextMessage", 400, "SerializationException"],
    ['{"__proto__":{"MessageBody":"x"}}', "PinpointSMSVoiceV2.SendTextMessage", 400, "ValidationException"],
    ["{}", undefined, 404, "UnknownOperationException"],
    ["{}", "DynamoDB_20120810.GetItem", 404, "UnknownOperationException"],
    ["{}", "PinpointSMSVoiceV2.__proto__", 404, "UnknownOperationException"],
    [`"${"x".repeat(1024 * 1024)}"`, "PinpointSMSVoiceV2.SendTextMessage", 413, "RequestEntityTooLargeException"],
  ])("answers %.20s to %s with an error in JSON", async (body, target, status, name) => {
    expect(await post(body, target)).toMatchObject({ status, body: { __type: name, Message: expect.any(String) } });
  });

  it("closes while a client is in the middle of a request", async () => {
    const other = await startSms();
    const socket = connect(Number(new URL(other.endpoint).port), "127.0.0.1");
    const ended = once(socket, "close");
    await once(socket, "connect");
    socket.on("error", () => undefined);
    socket.write("POST / HTTP/1.1\r\nHost: local\r\nContent-Length: 10\r\n\r\nhalf");
    await fetch(other.endpoint);
    await other.close();
    await ended;
    expect(socket.destroyed).toBe(true);
  });

  it("listens on this machine only, and does not say the time", async () => {
    expect(new URL(sms.endpoint).hostname).toBe("127.0.0.1");
    expect((await fetch(sms.endpoint)).headers.has("date")).toBe(false);
  });
});
