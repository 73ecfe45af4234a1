import type { Predicate } from "./predicate.js";

/** A predicate as a clause of a sentence: `StoreInput is "True"`. */
export function predicateInWords(predicate: Predicate): string {
  if ("not" in predicate) return negated(predicate.not);
  if ("all" in predicate) return predicate.all.map(predicateInWords).join(" and ");
  if ("any" in predicate) return predicate.any.map(predicateInWords).join(" or ");
  if ("present" in predicate) return `${predicate.present.join(".")} is given`;
  const name = predicate.path.join(".");
  if ("equals" in predicate) return `${name} is "${predicate.equals}"`;
  if ("in" in predicate) return `${name} is ${choiceInWords(predicate.in)}`;
  return `${name} has "${predicate.contains}"`;
}

function negated(predicate: Predicate): string {
  if ("not" in predicate) return predicateInWords(predicate.not);
  if ("all" in predicate) return predicate.all.map(negated).join(" or ");
  if ("any" in predicate) return predicate.any.map(negated).join(" and ");
  if ("present" in predicate) return `${predicate.present.join(".")} is not given`;
  const name = predicate.path.join(".");
  if ("equals" in predicate) return `${name} is not "${predicate.equals}"`;
  if ("in" in predicate) return `${name} is not ${choiceInWords(predicate.in)}`;
  return `${name} does not have "${predicate.contains}"`;
}

/** Words as a choice: `"a", "b" or "c"`. */
export function choiceInWords(words: readonly (string | number)[]): string {
  const quoted = words.map((word) => JSON.stringify(word));
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}
