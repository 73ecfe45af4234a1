import type { CodeName } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { type Holes, report } from "../../diagnostics/report.js";
import { parseDuration } from "../duration.js";
import type { ScriptText } from "./script.js";
import type { Word } from "./words.js";

/** The words of one line, taken from the left. */
export class Words {
  readonly line: string;
  readonly #words: readonly Word[];
  readonly #file: string;
  readonly #number: number;
  readonly #diagnostics: Diagnostic[];
  #next = 0;

  constructor(words: readonly Word[], line: string, file: string, number: number, diagnostics: Diagnostic[]) {
    this.#words = words;
    this.line = line;
    this.#file = file;
    this.#number = number;
    this.#diagnostics = diagnostics;
  }

  get isEmpty(): boolean {
    return this.#words.length === 0;
  }

  get isDone(): boolean {
    return this.#next === this.#words.length;
  }

  get findings(): number {
    return this.#diagnostics.length;
  }

  peekWord(): Word | undefined {
    return this.#words[this.#next];
  }

  peek(): string | undefined {
    return this.peekWord()?.value;
  }

  take(): Word | undefined {
    const word = this.#words[this.#next];
    if (word) this.#next += 1;
    return word;
  }

  /** Takes these plain words if they come next. */
  takePhrase(phrase: string): boolean {
    const wanted = phrase.split(" ");
    const here = this.#words.slice(this.#next, this.#next + wanted.length);
    const fits = wanted.every((word, index) => here[index]?.kind === "plain" && here[index].value === word);
    if (fits) this.#next += wanted.length;
    return fits;
  }

  /** Takes the rest of the line as it is written, comments included. */
  takeRest(): string {
    const word = this.peekWord();
    this.#next = this.#words.length;
    return word ? this.line.slice(word.column - 1).trim() : "";
  }

  /** Reports a finding at a word, or at the whole line. Gives undefined, as a reader that has failed does. */
  refuse<K extends CodeName>(code: K, holes: Holes<K>, at?: Word): undefined {
    const start = this.#words[0]?.column ?? 1;
    const column = at?.column ?? start;
    const end = (at ?? this.#words.at(-1))?.end ?? start + 1;
    const position = { file: this.#file, line: this.#number, column };
    this.#diagnostics.push(report(code, holes, { position, length: end - column }));
    return undefined;
  }

  /** Takes the rest of the line as JSON, on one line; `isRight` says whether the value is of the right kind. */
  takeJson(isRight: (value: unknown) => boolean = () => true): string | undefined {
    const place = this.peekWord();
    const text = this.takeRest();
    if (text === "") return undefined;
    try {
      const value: unknown = JSON.parse(text);
      if (!isRight(value)) throw new Error("it is not an object");
      return JSON.stringify(value);
    } catch (error) {
      return this.refuse("FLW708", { problem: error instanceof Error ? error.message : String(error) }, place);
    }
  }

  /** Takes a text in quotes or a pattern between slashes; `what` names it in the finding. */
  takeText(what: string): ScriptText | undefined {
    const word = this.take();
    const read = word && readText(word);
    return read ?? this.refuse("FLW707", { what: word?.value || what }, word);
  }

  /** Takes `after 2s`, if it comes next; 0 when it does not. */
  takeAfter(): number | undefined {
    if (!this.takePhrase("after")) return 0;
    const word = this.take();
    const milliseconds = word && parseDuration(word.value);
    return milliseconds ?? this.refuse("FLW704", { text: word?.value ?? "" }, word);
  }
}

/** True for an object of JSON that is no list. */
export function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readText({ kind, value, flags }: Word): ScriptText | undefined {
  if (kind === "text") return { kind: "text", text: value };
  if (kind !== "pattern") return undefined;
  try {
    const { source } = new RegExp(value, flags);
    return { kind: "pattern", source, flags };
  } catch {
    return undefined;
  }
}
