import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLambdaHost, type LambdaHost, type LambdaHostOptions } from "../../src/simulate/lambda-host.js";
import type { LambdaAnswer } from "../../src/simulate/question.js";

const folder = mkdtempSync(path.join(tmpdir(), "flowc-lambda-"));
const hosts: LambdaHost[] = [];
let server: Server;
let address = "";

beforeAll(async () => {
  server = createServer((_, response) => {
    setTimeout(() => response.end("answer"), 50);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await Promise.all(hosts.map((host) => host.close()));
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

let files = 0;
/** Invokes a handler made of this code; more invocations give more answers of the same worker. */
async function invoke(
  code: string,
  { extension = "cjs", times = [0], environment = {}, limit = 8000, options = {} as LambdaHostOptions } = {},
): Promise<LambdaAnswer[]> {
  files += 1;
  const file = path.join(folder, `handler-${files}.${extension}`);
  writeFileSync(file, code);
  const host = createLambdaHost(
    new Map([["Fn", { file, environment: { ADDRESS: address, ...environment } }]]),
    options,
  );
  hosts.push(host);
  const run = host.runners.get("Fn")!;
  const answers: LambdaAnswer[] = [];
  for (const time of times) {
    const event = { Details: { Parameters: { at: String(time) } } };
    answers.push(
      await run(
        { kind: "lambda", function: "Fn", event, limitMilliseconds: limit, asynchronous: false, attempt: 1 },
        time,
      ),
    );
  }
  return answers;
}

const body = (text: string) => `exports.handler = async (event, context) => { ${text} };`;
const sleep = "const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));";
const payload = (answer: LambdaAnswer | undefined): unknown =>
  answer?.outcome.kind === "returned" ? JSON.parse(answer.outcome.payload) : answer?.outcome;

describe("a handler in its worker", () => {
  it("gets its event and answers, as CommonJS and as an ES module", async () => {
    expect(payload((await invoke(body("return event.Details.Parameters;")))[0])).toEqual({ at: "0" });
    const code = "export const handler = async (event) => event.Details.Parameters;";
    expect(payload((await invoke(code, { extension: "mjs" }))[0])).toEqual({ at: "0" });
    const old = "exports.handler = (event, context, callback) => callback(null, { old: context.functionName });";
    expect(payload((await invoke(old))[0])).toEqual({ old: "Fn" });
  });

  it("lives in the call's time", async () => {
    const time = Date.UTC(2026, 0, 5, 9);
    const code = body(
      `${sleep} const before = performance.now(); await sleep(2500);
       return { now: Date.now(), date: new Date().toISOString(), took: performance.now() - before,
                left: context.getRemainingTimeInMillis(), fixed: new Date(0).getTime(), isDate: new Date() instanceof Date };`,
    );
    const [answer] = await invoke(code, { times: [time] });
    expect(answer?.elapsedMilliseconds).toBe(2500);
    expect(payload(answer)).toEqual({
      now: time + 2500,
      date: "2026-01-05T09:00:02.500Z",
      took: 2500,
      left: 5500,
      fixed: 0,
      isDate: true,
    });
  });

  it("sees the time go on between invocations and stays warm", async () => {
    const code = `let count = 0; ${body("count += 1; return { count, now: Date.now() };")}`;
    const answers = await invoke(code, { times: [1_000, 61_000] });
    expect(answers.map(payload)).toEqual([
      { count: 1, now: 1_000 },
      { count: 2, now: 61_000 },
    ]);
  });

  it("has the timers of node:timers and node:timers/promises in virtual time too", async () => {
    const code = `import { setTimeout as later } from "node:timers/promises"; import { setTimeout as plain } from "node:timers";
      export const handler = async () => { const a = await later(1000, "a");
        const b = await new Promise((resolve) => plain(resolve, 1000, "b"));
        const c = await new Promise((resolve) => { let n = 0; const t = setInterval(() => { if (++n === 3) { clearInterval(t); resolve(n); } }, 1000); });
        const d = await new Promise((resolve) => { AbortSignal.timeout(1000).addEventListener("abort", () => resolve("d")); });
        return { a, b, c, d, now: Date.now() }; };`;
    expect(payload((await invoke(code, { extension: "mjs" }))[0])).toEqual({ a: "a", b: "b", c: 3, d: "d", now: 6000 });
  });

  it("waits for the network in real time, while virtual time and its timers stand", async () => {
    const code = body(
      `let fired = false; setTimeout(() => { fired = true; }, 10);
       const answer = await fetch(process.env.ADDRESS).then((response) => response.text());
       return { answer, fired, now: Date.now() };`,
    );
    const [answer] = await invoke(code);
    expect(payload(answer)).toEqual({ answer: "answer", fired: false, now: 0 });
    expect(answer?.elapsedMilliseconds).toBe(0);
  });

  it("waits for the network over kept connections", async () => {
    const code = `const http = require("node:http"); const agent = new http.Agent({ keepAlive: true });
      const get = () => new Promise((resolve, reject) => http.get(process.env.ADDRESS, { agent }, (response) => {
        response.resume().on("end", resolve); }).on("error", reject));
      ${body(`${sleep} await get(); await get(); await sleep(100); await get(); return { now: Date.now() };`)}`;
    expect((await invoke(code, { times: [0, 5000] })).map(payload)).toEqual([{ now: 100 }, { now: 5100 }]);
  });

  it("waits for work of the thread pool and of immediates", async () => {
    const code = body(
      `const { scrypt, randomBytes } = require("node:crypto"); const { promisify } = require("node:util");
       const { gzip } = require("node:zlib");
       await promisify(scrypt)("a", "b", 64, { N: 131072, maxmem: 256 * 1024 * 1024 }); await promisify(randomBytes)(16);
       const pause = () => new Promise((resolve) => setImmediate(resolve));
       for (let i = 0; i < 100; i += 1) { const end = process.cpuUsage().user + 1000; while (process.cpuUsage().user < end); await pause(); }
       const zipped = await promisify(gzip)(Buffer.alloc(200_000));
       return { zipped: zipped.length > 0 };`,
    );
    expect(payload((await invoke(code))[0])).toEqual({ zipped: true });
  });

  it("is late when it waits for nothing, or for a timer beyond the limit", async () => {
    for (const text of ["await new Promise(() => {});", `${sleep} await sleep(9000); return {};`]) {
      const [answer] = await invoke(body(text));
      expect(answer).toMatchObject({ elapsedMilliseconds: 8000, outcome: { kind: "timedOut" } });
    }
  });

  it("is stopped when it is busy, and starts again afterwards", async () => {
    const code = body('if (event.Details.Parameters.at === "0") for (;;) {} return { well: "again" };');
    const answers = await invoke(code, { times: [0, 1], options: { busyMilliseconds: 300 } });
    expect(answers[0]?.outcome).toMatchObject({ kind: "timedOut", why: expect.stringContaining("busy") as string });
    expect(payload(answers[1])).toEqual({ well: "again" });
  });

  it("may take longer to load than it may be busy", async () => {
    const code = `const end = process.cpuUsage().user + 500_000; while (process.cpuUsage().user < end); ${body("return {};")}`;
    expect(payload((await invoke(code, { options: { busyMilliseconds: 250 } }))[0])).toEqual({});
  });

  it("is stopped when its bundle never ends loading", async () => {
    const [answer] = await invoke("for (;;) {}", { options: { totalMilliseconds: 400 } });
    expect(answer?.outcome).toMatchObject({ kind: "timedOut", why: expect.stringContaining("loaded") as string });
  });

  it("is stopped when the network never answers", async () => {
    const code = body(
      `await new Promise(() => require("node:net").connect({ host: "127.0.0.1", port: +new URL(process.env.ADDRESS).port }));`,
    );
    const [answer] = await invoke(code, { options: { totalMilliseconds: 400 } });
    expect(answer?.outcome).toMatchObject({ kind: "timedOut", why: expect.stringContaining("network") as string });
  });

  it("reports what it throws, however it fails", async () => {
    const cases: [code: string, message: string][] = [
      [body('throw new Error("broken");'), "broken"],
      [body("throw 'text';"), "text"],
      [body("const a = {}; a.a = a; return a;"), "circular"],
      [body("setTimeout(() => { throw new Error('later'); }, 5); await new Promise(() => {});"), "later"],
      [body("process.exit(1);"), "ended its process"],
      ["throw new Error('while loading');", "while loading"],
      ["exports.other = 1;", "exports no function"],
    ];
    for (const [code, message] of cases) {
      const [answer] = await invoke(code);
      expect(answer?.outcome).toMatchObject({ kind: "threw", message: expect.stringContaining(message) as string });
    }
  });

  it("sees only the environment it is given, and its output is not printed", async () => {
    process.env["FLOWC_SECRET_OF_TEST"] = "secret";
    const printed: string[] = [];
    const [answer] = await invoke(
      body("console.log('hello'); return { keys: Object.keys(process.env).sort().join() };"),
      {
        environment: { TABLE: "t" },
        options: { onOutput: (_, text) => printed.push(text) },
      },
    );
    expect(payload(answer)).toEqual({ keys: "ADDRESS,TABLE" });
    await expect.poll(() => printed.join("")).toBe("hello\n");
  });
});
