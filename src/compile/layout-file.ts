import { readFileSync } from "node:fs";
import { report } from "../diagnostics/report.js";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import type { DocumentRemainder, Frame, TransitionsRemainder } from "../graph/remainder.js";
import type { Json, JsonObject } from "../language/json.js";
import type { Spelling } from "./spelling.js";

/**
 * The file beside an imported flow (`<name>.layout.json`) that keeps what is not the flow's meaning: the identifiers
 * and positions it has in the console, the order of its actions, and everything that flowc does not know.
 */
export interface LayoutFile {
  readonly version: 1;
  /** The flow's name when it was imported. */
  readonly flow: string;
  /** Top level of the document: keys in their order, with the values that the source does not hold. */
  readonly document: Frame;
  /** The actions, in the document's order. */
  readonly actions: readonly LayoutEntry[];
}

/** An action of the source, or one that no way leads to, as it is. */
export type LayoutEntry = KeptAction | { readonly verbatim: JsonObject };

/** What is kept of an action that the source has. */
export interface KeptAction {
  /** The readable identifier that flowc makes from the source: it stays the same when other places change. */
  readonly name: string;
  /** Its identifier in the console. */
  readonly id: string;
  /**
   * `NextAction`, where it is not what the console would write: the flow never takes it. `null`: there is none although
   * the console would write one.
   */
  readonly next?: string | null;
  /** The order of its conditions (by `slotKey`), where the source gives another: only one of them can hold. */
  readonly conditions?: readonly string[];
  /** Spelling of parameters, where it is not flowc's: see `spelling.ts`. */
  readonly parameters?: Spelling;
  /** `kept`: it has a note that the source does not show. */
  readonly note?: "kept";
  /** The order of its errors, where it is not the console's. */
  readonly errors?: readonly string[];
  /** Keys of the action in their order, with values that the source does not hold. */
  readonly frame?: Frame;
  readonly transitions?: TransitionsRemainder;
}

/** Where the layout file of a flow file is. */
export function layoutFileName(flowFile: string): string {
  return flowFile.replace(/(?:\.flow)?\.ts$/, ".layout.json");
}

/** The layout file of a flow file; undefined when there is none. Throws FLW312 for one that is damaged. */
export function readLayoutFile(path: string, shown: string): LayoutFile | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    return refuse(shown, "it cannot be read");
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse(shown, "it is not JSON");
  }
  return checked(value, (reason) => refuse(shown, reason));
}

function refuse(file: string, reason: string): never {
  throw new DiagnosticError(report("FLW312", { file, reason }, { position: { file, line: 1, column: 1 } }));
}

function checked(value: unknown, fail: (reason: string) => never): LayoutFile {
  if (!isRecord(value)) return fail("it is not an object");
  if (value["version"] !== 1) return fail("its version is not 1");
  if (typeof value["flow"] !== "string") return fail("it does not name its flow");
  if (!isFrame(value["document"])) return fail("its document is not a list of keys and values");
  const actions = value["actions"];
  if (!Array.isArray(actions)) return fail("it has no list of actions");
  const names = new Set<string>();
  const ids = new Set<string>();
  for (const [index, entry] of actions.entries()) {
    const place = `entry ${index + 1} of its actions`;
    if (!isRecord(entry)) return fail(`${place} is not an object`);
    if ("verbatim" in entry) {
      if (!isRecord(entry["verbatim"])) return fail(`${place} holds no action`);
      continue;
    }
    const problem = problemOf(entry);
    if (problem !== undefined) return fail(`${place} ${problem}`);
    if (names.has(entry["name"] as string)) return fail(`${place} has a name that another one has`);
    if (ids.has(entry["id"] as string)) return fail(`${place} has an id that another one has`);
    names.add(entry["name"] as string);
    ids.add(entry["id"] as string);
  }
  return value as unknown as LayoutFile;
}

function problemOf(entry: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof entry["name"] !== "string") return "has no name";
  if (typeof entry["id"] !== "string") return "has no id";
  const { next, errors, frame, parameters, transitions } = entry;
  if (parameters !== undefined && !isRecord(parameters)) return "has parameters that are no object";
  if (next !== undefined && next !== null && typeof next !== "string") return "has a next that is no text";
  if (errors !== undefined && !isTexts(errors)) return "has errors that are no list of texts";
  if (entry["conditions"] !== undefined && !isTexts(entry["conditions"])) return "has malformed conditions";
  if (frame !== undefined && !isFrame(frame)) return "has a frame that is not a list of keys and values";
  if (transitions === undefined) return undefined;
  if (!isRecord(transitions) || !isFrame(transitions["frame"])) return "has malformed transitions";
  return [transitions["conditions"], transitions["errors"]].every((list) => list === undefined || isEntries(list))
    ? undefined
    : "has malformed transitions";
}

function isEntries(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (entry) =>
        isRecord(entry) &&
        ("verbatim" in entry ||
          (typeof entry["slot"] === "string" &&
            isFrame(entry["frame"]) &&
            (entry["condition"] === undefined || isFrame(entry["condition"])))),
    )
  );
}

function isFrame(value: unknown): value is DocumentRemainder["frame"] {
  return (
    Array.isArray(value) &&
    value.every(
      (member) =>
        Array.isArray(member) && typeof member[0] === "string" && (member.length === 1 || member.length === 2),
    )
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function isRecord(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
