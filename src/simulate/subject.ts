import { identify } from "./identifiers.js";
import type { Question } from "./question.js";

/** Finds the name that an identifier of a document stands for: an ARN, an id, a token or a name. */
export type Naming = (identifier: string) => string;

/** The name in the identifier itself, for where no instance is known. */
export const namedByItself: Naming = (identifier) => identify(identifier).name;

/** What a question is about, as a key: questions of one subject have one answer at a time. */
export function subjectOf(question: Question, named: Naming): string {
  switch (question.kind) {
    case "lambda":
      return subject("lambda", named(question.function));
    case "service":
      return subject("service", question.operation);
    case "bot":
      return subject("bot", named(question.bot));
    case "hours":
      return question.hours === undefined
        ? subject("queue hours", named(question.queue ?? ""))
        : subject("hours", named(question.hours));
    case "metric":
      return subject("metric", named(question.queue ?? question.agent ?? ""), question.metric);
    case "metrics":
      return subject("metrics", named(question.queue ?? question.agent ?? ""));
    case "percentage":
      return subject("percentage");
    case "queue":
      return subject("queue", named(question.queue ?? question.agent ?? ""));
    case "capacity":
      return subject("capacity", named(question.queue));
    case "thirdParty":
      return subject("thirdParty", question.number);
    case "dialable":
      return subject("dialable", question.number);
    case "encrypt":
      return subject("encrypt", question.keyId);
  }
}

/** A subject from its parts, which may hold any characters. */
export function subject(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
