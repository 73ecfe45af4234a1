import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import { report } from "../diagnostics/report.js";
import { hashOf } from "./fingerprint.js";

/** A file of the output, as it is going to be. */
export interface StagedFile {
  /** Its path in the output folder. */
  readonly name: string;
  /** Where its text waits to be moved to its place; undefined when the file is right as it is. */
  readonly from: string | undefined;
  /** SHA-256 of its text, in hexadecimal. */
  readonly hash: string;
}

/** Folders of a stage. */
export interface StagePlace {
  /** The output folder; nothing in it is changed. */
  readonly folder: string;
  /** Where texts wait; made when the first one comes. */
  readonly waiting: string;
}

/** Takes the output's texts one by one and keeps them on disk beside the output, until all of them are known to be good. */
export interface OutputStage {
  /** Hands over the text of a file. */
  add(name: string, text: string): void;
  /** All files that were handed over, when they are on disk. Throws FLW441 when one could not be written. */
  files(): Promise<readonly StagedFile[]>;
  /** Removes what still waits. */
  close(): Promise<void>;
}

/** What came of staging. */
export interface StageAnswer {
  readonly files: readonly StagedFile[];
  /** The first file that could not be written, and why. */
  readonly failure: { readonly name: string; readonly reason: string } | undefined;
}

/** With fewer files than this, starting a thread takes longer than writing them. */
const worthAThread = 50;

/** Opens a stage for about `count` files: for many of them, writing goes on in a thread of its own beside the compiler. */
export async function openStage(place: StagePlace, count: number): Promise<OutputStage> {
  removeAbandoned(path.dirname(place.waiting));
  const thread = count < worthAThread ? undefined : threadFile();
  return thread ? stageBeside(place, thread) : stageHere(place);
}

/** Where the texts of this process's build wait in a folder. */
export function waitingFolder(folder: string): string {
  return path.join(folder, `${waitingPrefix}${process.pid}`);
}

const waitingPrefix = ".waiting-";

/** What builds that were killed have left. */
function removeAbandoned(folder: string): void {
  if (!isFolder(folder)) return;
  for (const name of readdirSync(folder)) {
    const id = name.startsWith(waitingPrefix) ? Number(name.slice(waitingPrefix.length)) : Number.NaN;
    if (Number.isInteger(id) && !isRunning(id)) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/** False also where a file stands on the way there. */
function isFolder(name: string): boolean {
  try {
    return statSync(name).isDirectory();
  } catch {
    return false;
  }
}

function removeFolder(name: string): void {
  if (isFolder(name)) rmSync(name, { recursive: true, force: true });
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Collects texts in the thread that calls it. */
export function collect(place: StagePlace): { add(name: string, text: string): void; answer(): StageAnswer } {
  const files: StagedFile[] = [];
  let failure: StageAnswer["failure"];
  return {
    add(name, text) {
      if (failure) return;
      try {
        files.push(stageFile(place, name, text));
      } catch (error) {
        failure = { name, reason: error instanceof Error ? error.message : String(error) };
      }
    },
    answer: () => ({ files, failure }),
  };
}

function stageFile({ folder, waiting }: StagePlace, name: string, text: string): StagedFile {
  const hash = hashOf(text);
  if (readText(path.join(folder, name)) === text) return { name, from: undefined, hash };
  const from = path.join(waiting, name);
  mkdirSync(path.dirname(from), { recursive: true });
  writeFileSync(from, text);
  return { name, from, hash };
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** A stage without a thread. */
export function stageHere(place: StagePlace): OutputStage {
  const collected = collect(place);
  return {
    add: (name, text) => collected.add(name, text),
    files: () => Promise.resolve(filesOf(place, collected.answer())),
    close: () => {
      removeFolder(place.waiting);
      return Promise.resolve();
    },
  };
}

function filesOf({ folder }: StagePlace, { files, failure }: StageAnswer): readonly StagedFile[] {
  if (!failure) return files;
  throw new DiagnosticError(report("FLW441", { file: path.join(folder, failure.name), reason: failure.reason }));
}

/** The thread's program, which only a built flowc has. */
function threadFile(): URL | undefined {
  const places = ["./output-stage-worker.js", "../project/output-stage-worker.js"];
  return places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(fileURLToPath(url)));
}

async function stageBeside(place: StagePlace, program: URL): Promise<OutputStage> {
  const { Worker } = await import("node:worker_threads");
  const thread = new Worker(program, { workerData: place, execArgv: [] });
  const answer = new Promise<StageAnswer>((resolve, reject) => {
    thread.once("message", resolve).once("error", reject);
  });
  // Its failure is told to whoever asks for the files; a build with errors does not ask.
  answer.catch(() => undefined);
  return {
    add: (name, text) => thread.postMessage({ name, text }, []),
    async files() {
      thread.postMessage(undefined, []);
      return filesOf(place, await answer);
    },
    async close() {
      await thread.terminate();
      removeFolder(place.waiting);
    },
  };
}
