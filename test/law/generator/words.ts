import { condition } from "./conditions.js";
import type { Maker } from "./maker.js";
import type { Scope } from "./scope.js";

const letters = ["a", "b", "1", "2", "sent", "valid", "x"] as const;

/** A plain text, quoted. */
export function literal(m: Maker): string {
  m.uses("a plain value");
  return JSON.stringify(m.pick(letters));
}

const fields = ["v", "code", "hint", "status"] as const;

/** A field of a result; a reference for sure. */
export function reference(m: Maker, scope: Scope): string {
  return m.choose(
    [1, () => (m.uses("a reference of the contact"), m.pick(["contact.channel", "contact.languageCode"]))],
    [1, () => (m.uses("a reference of the contact"), "contact.customerEndpoint.address")],
    [
      scope.results.length * 3,
      scope.results.length > 0 && (() => (m.uses("a result's field"), `${m.pick(scope.results)}.${m.pick(fields)}`)),
    ],
    [
      scope.nestedResults.length * 3,
      scope.nestedResults.length > 0 &&
        (() => (
          m.uses("a nested result's field"),
          `${m.pick(scope.nestedResults)}.${m.pick(["plan.name", "plan.tier", "person.name"])}`
        )),
    ],
  );
}

/** A value of the call that may be a number. */
export function numeral(m: Maker, scope: Scope): string {
  return m.choose(
    [1, () => (m.uses("a result used as it is made"), `invokeLambda(f, {}).${m.pick(fields)}`)],
    [4, scope.results.length > 0 && (() => `${m.pick(scope.results)}.${m.pick(fields)}`)],
    [4, scope.figures.length > 0 && (() => `${m.pick(scope.figures)}.queue.size`)],
  );
}

/** An expression for a text that can be compared. */
export function word(m: Maker, scope: Scope, depth = 0): string {
  const deeper = depth < 2;
  return m.choose(
    [3, () => literal(m)],
    [scope.words.length > 0 ? 4 : 0, scope.words.length > 0 && (() => m.pick(scope.words))],
    [3, () => reference(m, scope)],
    [1.5, () => (m.uses("an attribute read"), `attributes.${m.pick(["A", "B"])}`)],
    [
      0.4,
      deeper &&
        (() => {
          m.uses("a result used as it is made", "a result's field");
          return `invokeLambda(${m.pick(["f", "g"])}, { p: ${word(m, scope, depth + 1)} }).${m.pick(fields)}`;
        }),
    ],
    [0.4, deeper && (() => (m.uses("digits stored", "timedOut"), `ask("${m.fresh("q")}")`))],
    [
      0.8,
      deeper &&
        (() => {
          m.uses(depth > 0 ? "nested ?:" : "?:");
          return `(${condition(m, scope, depth + 1)} ? ${word(m, scope, depth + 1)} : ${word(m, scope, depth + 1)})`;
        }),
    ],
    [0.8, deeper && scope.helpers.length > 0 && (() => `${m.pick(scope.helpers)}(${word(m, scope, depth + 1)})`)],
    [0.3, () => (m.uses("the working queue"), "contact.queue.name")],
    [0.3, () => `table.${m.pick(["one", "two"])}`],
    [0.2, () => (m.uses("?? of plain values"), `(nothing ?? ${literal(m)})`)],
  );
}

/** An expression for something to say. */
export function text(m: Maker, scope: Scope): string {
  return m.choose(
    [2, () => JSON.stringify(m.fresh("p"))],
    [
      3,
      () => {
        m.uses("a text with a reference");
        return `\`${m.fresh("p")} \${${word(m, scope)}}\``;
      },
    ],
    [
      2,
      () => {
        m.uses("a text with several references");
        return `\`${m.fresh("p")} \${${said(m, scope)}} and \${${said(m, scope)}}, \${${said(m, scope)}}\``;
      },
    ],
    [
      1,
      () => {
        m.uses("texts joined by +");
        return `"${m.fresh("p")} " + ${said(m, scope)} + " " + ${said(m, scope)}`;
      },
    ],
    [1, scope.texts.length > 0 && (() => m.pick(scope.texts))],
  );
}

/** A word, a text or a flag as a part of a text. */
function said(m: Maker, scope: Scope): string {
  return m.choose(
    [4, () => word(m, scope, 1)],
    [1, scope.texts.length > 0 && (() => m.pick(scope.texts))],
    [1, scope.flags.length > 0 && (() => `(${m.pick(scope.flags)} ? "yes" : "no")`)],
    [1, scope.figures.length > 0 && (() => (m.uses("metrics kept"), `${m.pick(scope.figures)}.queue.size`))],
  );
}
