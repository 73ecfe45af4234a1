import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable, Writable } from "node:stream";

/** Chromium of this machine, found on the path or named by CHROMIUM; undefined when there is none. */
export const chromium: string | undefined = [
  process.env["CHROMIUM"],
  ...(process.env["PATH"] ?? "").split(path.delimiter).map((folder) => path.join(folder, "chromium")),
].find((file) => file !== undefined && existsSync(file));

/** How a page is looked at. */
export interface View {
  readonly width: number;
  readonly scheme: "light" | "dark";
}

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A browser without a window, spoken to over a pipe, so that nothing listens on a port. */
export class Browser {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #toBrowser: Writable;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #count = 0;
  #unread = "";

  constructor(file: string) {
    this.#profile = mkdtempSync(path.join(tmpdir(), "flowc-chromium-"));
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"];
    this.#process = spawn(file, [...flags, `--user-data-dir=${this.#profile}`], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    const [, , , toBrowser, fromBrowser] = this.#process.stdio;
    this.#toBrowser = toBrowser as Writable;
    (fromBrowser as Readable).setEncoding("utf8").on("data", (text: string) => this.#read(text));
  }

  /** Opens a page and gives what a JavaScript expression is there. */
  async evaluate(url: string, { width, scheme }: View, expression: string): Promise<unknown> {
    const { targetId } = await this.#send<{ targetId: string }>("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.#send<{ sessionId: string }>("Target.attachToTarget", { targetId, flatten: true });
    const features = [{ name: "prefers-color-scheme", value: scheme }];
    await this.#send("Emulation.setEmulatedMedia", { features }, sessionId);
    const metrics = { width, height: 800, deviceScaleFactor: 1, mobile: false };
    await this.#send("Emulation.setDeviceMetricsOverride", metrics, sessionId);
    await this.#send("Page.navigate", { url }, sessionId);
    const { result, exceptionDetails } = await this.#send<{
      readonly result: { readonly value?: unknown };
      readonly exceptionDetails?: unknown;
    }>("Runtime.evaluate", { expression: loaded(expression), awaitPromise: true, returnByValue: true }, sessionId);
    await this.#send("Target.closeTarget", { targetId });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  }

  async close(): Promise<void> {
    const isOver = new Promise((resolve) => void this.#process.once("exit", resolve));
    this.#process.kill();
    await isOver;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #send<T = unknown>(method: string, params: object, sessionId?: string): Promise<T> {
    this.#count += 1;
    const id = this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as T),
      );
      this.#toBrowser.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    });
  }

  #read(text: string): void {
    const messages = (this.#unread + text).split("\0");
    this.#unread = messages.pop() ?? "";
    for (const message of messages) {
      const answer = JSON.parse(message) as Answer;
      if (answer.id === undefined) continue;
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    }
  }
}

/** The expression, once the page is there. */
function loaded(expression: string): string {
  return `(async () => {
    if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve));
    return ${expression};
  })()`;
}
