import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Place } from "../diagnostics/report.js";
import type { ActionType } from "../language/action-type.js";
import type { FlowAction, FlowDocument } from "../language/document.js";
import type { FlowType } from "../language/flow-types.js";
import type { JsonPath } from "../language/json-reader.js";
import type { JsonObject } from "../language/json.js";

/** A flow that is being validated. */
export interface Subject {
  readonly document: FlowDocument;
  /** The flow's type, when it is known; rules that depend on it are passed over otherwise. */
  readonly flowType: FlowType | undefined;
  /** Where a value of the document is written. */
  placeOf(path: JsonPath): Place;
}

/** One action of the subject, with what the catalogue knows of it. */
export interface SubjectAction {
  readonly action: FlowAction;
  readonly parameters: JsonObject;
  readonly facts: ActionType;
  /** Path of the action in the document. */
  readonly path: JsonPath;
}

/** A rule about the flow as a whole. */
export type FlowRule = (subject: Subject) => readonly Diagnostic[];
/** A rule about every action whose type the catalogue knows. */
export type ActionRule = (subject: Subject, action: SubjectAction) => readonly Diagnostic[];

/** The place of a part of an action, with the action's identifier. */
export function actionPlace(
  subject: Subject,
  { action, path }: Omit<SubjectAction, "facts" | "parameters">,
  inner: JsonPath = [],
): Place {
  return { ...subject.placeOf([...path, ...inner]), action: action.Identifier };
}
