import type { JsonObject } from "../language/json.js";
import { ask, type Behaviour, type Outcome, unanswered } from "./behaviour.js";
import { fillJson, type JsonTemplate, parseJson } from "./json-template.js";
import type { ServiceOperation } from "./question.js";
import type { Settings } from "./settings.js";
import { setResult, type Turn } from "./turn.js";
import { broken } from "./unusable.js";

/** Settings of an action that go to a service as they are, with their paths filled in. */
export interface ServiceSettings {
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
}

/** An action whose work a service does; `conclude` says what comes of the answer. */
export function serviceAction(
  settings: Settings,
  operation: ServiceOperation,
  { required = [], optional = [] }: ServiceSettings,
  conclude: (turn: Turn, result: JsonObject) => Outcome,
  more: (turn: Turn) => JsonObject = () => ({}),
): Behaviour {
  const templates: (readonly [string, JsonTemplate])[] = [];
  for (const name of [...required, ...optional]) {
    const value = settings.json(name);
    if (value !== undefined) templates.push([name, parseJson(value)]);
    else if (required.includes(name)) throw broken(`The setting ${name} is missing.`);
  }
  return {
    enter(turn) {
      const filled = templates.map(([name, template]) => [name, fillJson(turn.state, template)] as const);
      return ask(turn, { kind: "service", operation, request: { ...Object.fromEntries(filled), ...more(turn) } });
    },
    resume(turn, happening) {
      const answer = happening.kind === "answer" ? happening.answer : undefined;
      return answer?.kind === "service" ? conclude(turn, answer.result) : unanswered(happening, "There was no answer.");
    },
  };
}

/** Adds members to the object that the paths of a first name find. */
export function addResult(turn: Turn, name: string, members: JsonObject): void {
  const before = turn.state.scope.results.get(name);
  const kept = typeof before === "object" && before !== null && !Array.isArray(before) ? (before as JsonObject) : {};
  setResult(turn, name, { ...kept, ...members });
}
