import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Place } from "../diagnostics/report.js";
import { readApiAnswer, type ApiAnswer } from "../language/api-answer.js";
import { parseDocument, type FlowDocument, type ParsedDocument } from "../language/document.js";
import { shapeFindings } from "../language/document-shape.js";
import { isFlowType, type FlowType } from "../language/flow-types.js";
import type { Json, JsonObject } from "../language/json.js";
import { readJson, type JsonPath } from "../language/json-reader.js";
import { aloneContext, type KnownFlow, type RuleContext } from "../validate/context.js";
import type { ModuleContract } from "../validate/contract.js";
import { subjectOf, type Subject } from "../validate/subject.js";
import { validate } from "../validate/validate.js";
import { noCheckSettings, type CheckSettings } from "./check-settings.js";
import { withSeverities } from "../validate/severity.js";
import { mayBeAnswer } from "./flow-json.js";
import { readQuickly } from "./quick-json.js";
import { placesInText } from "./text-in-json.js";

/** A JSON file to check. */
export interface JsonFile {
  /** As positions name it. */
  readonly file: string;
  readonly text: string;
}

/** What else is known when JSON files are checked. */
export interface JsonCheck {
  readonly settings?: CheckSettings;
  /** The context of flows, to which the files themselves are added. */
  readonly context?: RuleContext;
}

/** Checks the text of one JSON file as a flow, or as an answer of the API that holds one. */
export function checkJson(text: string, file: string): readonly Diagnostic[] {
  return checkJsonFiles([{ text, file }]);
}

/** Checks JSON files together: a flow may name another one of them. Every finding has its line and column. */
export function checkJsonFiles(files: readonly JsonFile[], check: JsonCheck = {}): readonly Diagnostic[] {
  const { settings = noCheckSettings, context = aloneContext } = check;
  const known = new Map<string, KnownFlow>();
  const all: KnownFlow[] = [...context.flows];
  const shared: RuleContext = {
    ...context,
    consent: settings.consent,
    flows: all,
    flowAt: (reference) => known.get(bareReference(reference)) ?? context.flowAt(reference),
  };
  const { teamRules } = settings;
  const findings: Diagnostic[] = [];
  const find = (subject: Subject): void => {
    const found = validate(subject, { teamRules });
    findings.push(...(insideText.has(subject) ? found.map(asWrittenInText) : found));
  };
  const insideText = new Set<Subject>();
  const prepare = ({ text, file }: JsonFile): Subject | undefined => {
    const { document, diagnostics, placeOf, flowType, names, contract, name, mostCharacters, isInsideText } = read(
      text,
      file,
    );
    findings.push(...diagnostics);
    if (!document) return undefined;
    const subject = subjectOf({ document, flowType, placeOf, name, contract, context: shared, mostCharacters });
    if (isInsideText) insideText.add(subject);
    if (names.length === 0) return subject;
    const kind = flowType === "module" ? "module" : "flow";
    const flow: KnownFlow = { kind, name: name ?? file, flowType, contract, subject };
    all.push(flow);
    for (const reference of names) known.set(bareReference(reference), flow);
    return subject;
  };
  // Only answers of the API say by which ids other flows name them; the others are forgotten as soon as they are checked.
  const named = new Set(files.filter(({ text }) => mayBeAnswer(text)));
  for (const subject of [...named].map(prepare)) if (subject) find(subject);
  for (const file of files) {
    const subject = named.has(file) ? undefined : prepare(file);
    if (subject) find(subject);
  }
  return withSeverities(findings, settings.severities);
}

/** Of a finding in a text inside JSON: its mend as it stands there, with quotes escaped. */
function asWrittenInText(finding: Diagnostic): Diagnostic {
  const { fix } = finding;
  if (!fix || !("was" in fix)) return finding;
  const written = (words: string): string => JSON.stringify(words).slice(1, -1);
  return { ...finding, fix: { was: written(fix.was), becomes: written(fix.becomes) } };
}

interface ReadFlow extends ReadDocument {
  /** The flow is a text inside the file, an answer of the API. */
  readonly isInsideText: boolean;
  readonly flowType: FlowType | undefined;
  readonly name: string | undefined;
  /** Ids and ARNs by which other flows name it. */
  readonly names: readonly string[];
  readonly contract: ModuleContract | undefined;
}

interface ReadDocument extends ParsedDocument {
  /** The document has not more characters than this, written without white space. */
  readonly mostCharacters: number;
}

/** Characters that one character of a JSON text can take when it is written again: half a surrogate pair is escaped. */
const mostGrowth = 6;

/** Reads a flow without looking for places, when nothing is wrong with the text; they are found when they are needed. */
function readDocument(text: string, file: string): ReadDocument {
  const reading = readQuickly(text);
  if (!reading) return { ...parseDocument(text, file), mostCharacters: text.length * mostGrowth };
  const placeOf = (path: JsonPath): Place => {
    const { line, column, length } = reading.place(path);
    return { position: { file, line, column }, length };
  };
  const { findings, complete } = shapeFindings(reading.value, placeOf);
  const document = reading.value as unknown as FlowDocument;
  const mostCharacters = text.length * (reading.isUsual ? 1 : mostGrowth);
  return { ...(complete && { document }), diagnostics: findings, placeOf, mostCharacters };
}

function read(text: string, file: string): ReadFlow {
  const parsed = readDocument(text, file);
  if (parsed.document)
    return { ...parsed, ...saidBy(parsed.document), names: [], contract: undefined, isInsideText: false };
  const nothing = { flowType: undefined, name: undefined, names: [], contract: undefined, isInsideText: false };
  if (!mayBeAnswer(text)) return { ...parsed, ...nothing };
  const reading = readJson(text);
  const answer = reading.value === undefined ? undefined : readApiAnswer(reading.value);
  return answer ? readAnswer(answer, reading.value as JsonObject, text, file) : { ...parsed, ...nothing };
}

/** What a document says about itself. */
function saidBy({ Metadata, Settings }: FlowDocument): Pick<ReadFlow, "flowType" | "name"> {
  const type = Metadata?.["type"];
  const name = Metadata?.["name"];
  const said = typeof type === "string" && isFlowType(type) ? type : undefined;
  return { flowType: Settings === undefined ? said : "module", name: typeof name === "string" ? name : undefined };
}

function readAnswer(answer: ApiAnswer, whole: JsonObject, text: string, file: string): ReadFlow {
  const member = Object.hasOwn(whole, "ContactFlow") ? "ContactFlow" : "ContactFlowModule";
  const parsed = readDocument(answer.content, file);
  const moved = placesInText(text, [member, "Content"], answer.content);
  const outer = (place: Place): Place =>
    place.position ? { ...place, ...moved(place.position, place.length), related: place.related } : place;
  const flow = whole[member] as JsonObject;
  const names = [flow["Arn"], flow["Id"]].flatMap((value) => (typeof value === "string" ? [value] : []));
  return {
    ...(parsed.document && { document: parsed.document }),
    mostCharacters: parsed.mostCharacters,
    isInsideText: true,
    diagnostics: parsed.diagnostics.map(asWrittenInText).map((finding) => ({
      ...finding,
      ...outer(finding),
      related: finding.related?.map((place) => ({ ...place, ...moved(place, 1).position })) ?? [],
    })),
    placeOf: (path: JsonPath) => outer(parsed.placeOf(path)),
    flowType: answer.flowType,
    name: answer.name,
    names,
    contract: answer.settings === undefined ? undefined : contractOf(answer.settings),
  };
}

/** The contract that a module's settings hold: `{"input":{"schema"},"resultData":{"schema"},"transitions":{"results"}}`. */
export function contractOf(settings: string): ModuleContract | undefined {
  const { value } = readJson(settings);
  if (!isObject(value)) return undefined;
  const schemaOf = (name: string): JsonObject | undefined => {
    const part = value[name];
    const schema = isObject(part) ? part["schema"] : undefined;
    return isObject(schema) ? schema : undefined;
  };
  const { transitions } = value;
  const results = isObject(transitions) ? transitions["results"] : undefined;
  return {
    input: schemaOf("input"),
    resultData: schemaOf("resultData"),
    results: Array.isArray(results)
      ? (results as readonly Json[]).flatMap((result) =>
          isObject(result) && typeof result["name"] === "string" ? [{ name: result["name"] }] : [],
        )
      : [],
  };
}

/** The id in a reference: without what stands before it in an ARN, and without version or alias behind it. */
function bareReference(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1).split(":", 1)[0] ?? reference;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
