import { describe, expect, it } from "vitest";
import { symbolKinds } from "../../src/author/symbol.js";
import { localArn } from "../../src/project/local-arn.js";
import { lockFileName, lockedArn, readLockFile } from "../../src/project/lock-file.js";
import { temporaryFolder } from "./temporary-folder.js";

const instance = "arn:aws:connect:eu-west-2:111122223333:instance/1";
const queueArn = `${instance}/queue/2`;
const good = { version: 1, instance, symbols: { queue: { Support: queueArn, ["__proto__"]: queueArn } } };

function read(text: string): ReturnType<typeof readLockFile> {
  return readLockFile(temporaryFolder({ "production.lock.json": text }), "production.lock.json");
}

describe("readLockFile", () => {
  it("reads names and ARNs, hostile names too", () => {
    const lock = read(JSON.stringify(good));
    expect(lock && lockedArn(lock, { kind: "queue", name: "Support" })).toBe(queueArn);
    expect(lock && lockedArn(lock, { kind: "queue", name: "__proto__" })).toBe(queueArn);
    expect(lock && lockedArn(lock, { kind: "queue", name: "toString" })).toBeUndefined();
    expect(lock && lockedArn(lock, { kind: "prompt", name: "Support" })).toBeUndefined();
  });

  it("is undefined when there is none", () => {
    expect(readLockFile(temporaryFolder(), "production.lock.json")).toBeUndefined();
    expect(lockFileName("flows", "production")).toBe("flows/environments/production.lock.json");
  });

  it.each([
    ["{", "it is not JSON"],
    ["[]", "it is not an object"],
    [JSON.stringify({ ...good, version: 2 }), "its version is not 1"],
    [JSON.stringify({ ...good, instance: "here" }), "its instance is not an ARN"],
    [JSON.stringify({ ...good, symbols: [] }), "it has no object of symbols"],
    [JSON.stringify({ ...good, symbols: { qeue: {} } }), 'symbols of the kind "qeue"'],
    [JSON.stringify({ ...good, symbols: { setting: {} } }), 'symbols of the kind "setting"'],
    [JSON.stringify({ ...good, symbols: { queue: { A: 1 } } }), 'the queue "A" has no ARN'],
  ])("refuses %s", (text, reason) => {
    expect(() => read(text)).toThrow(reason);
  });
});

describe("localArn", () => {
  it("follows from kind and name alone, and is another for another", () => {
    const kinds = symbolKinds.filter((kind) => kind !== "setting");
    const arns = kinds.flatMap((kind) => ["Support", "Sales"].map((name) => localArn({ kind, name })));
    expect(new Set(arns).size).toBe(arns.length);
    expect(localArn({ kind: "queue", name: "Support" })).toMatch(
      /^arn:aws:connect:us-east-1:000000000000:instance\/[0-9a-f-]{36}\/queue\/[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(localArn({ kind: "lambda", name: "OneTimePin" })).toBe(
      "arn:aws:lambda:us-east-1:000000000000:function:OneTimePin",
    );
    expect(localArn({ kind: "queue", name: "Support" })).toBe(localArn({ kind: "queue", name: "Support" }));
  });
});
