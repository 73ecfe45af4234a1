import { reachable } from "../../graph/reachability.js";
import { blockOf } from "../../language/outcomes.js";
import { pathsIn } from "../../language/paths.js";
import { rule } from "../rule.js";
import type { Subject, SubjectAction } from "../subject.js";
import { rememberFor } from "../remember.js";

/** Words for keys. */
const words: ReadonlyMap<string, string> = new Map(
  [
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"],
  ]
    .flatMap((list) => list.map((word, digit) => [word, String(digit)] as const))
    .concat([
      ["star", "*"],
      ["asterisk", "*"],
      ["pound", "#"],
      ["hash", "#"],
    ]),
);
const key = `[0-9*#](?![0-9])|${[...words.keys()].join("|")}`;
/** What a prompt says before a key: press 1, drücken Sie die 1, oprima el 1, tapez le 1. Or 1を behind it. */
const offer = new RegExp(
  String.raw`\b(?:press|push|dial|enter|hit|select|type|oprima|presione|pulse|marque|drücken Sie|tapez|appuyez sur)(?:\s+(?:the|key|number|number key|el|la|le|die|on))*\s+(?:key\s+)?['"“‘]?(${key})(?![\w])((?:\s*(?:,|or|o|oder|ou|and)\s+['"“‘]?(?:${key})(?![\w]))*)|([0-9])\s*(?:を|番)`,
  "giu",
);
const oneKey = new RegExp(`(?<![\\w])(?:${key})(?![\\w])`, "giu");

/**
 * Keys that a prompt offers do something. Where no match leads on, it may be meant as the last of the choices; where it
 * leads back to the menu, the key does nothing.
 */
export const keyWithoutBranch = rule("FLW596", (flow, found) => {
  for (const [action, keys] of menus(flow)) {
    const otherwise = action.ways.find(({ name }) => name === "NoMatchingCondition")?.target;
    const next = flow.byId.get(otherwise ?? "");
    if (!next || !reachable(flow.graph, [next.index])[action.index]) continue;
    for (const { text, at } of action.spoken) {
      for (const offered of offeredKeys(text)) {
        if (!keys.has(offered)) found({ key: offered }, action.place(at));
      }
    }
  }
});

/** Keys that do something are offered. */
export const branchWithoutOffer = rule("FLW597", (flow, found) => {
  for (const [action] of menus(flow)) {
    const texts = action.spoken;
    if (texts.every(({ text }) => offeredKeys(text).size === 0)) continue;
    // Press 1 to go on, 2 to end: after the first key, a number alone may be an offer too.
    const offered = new Set(texts.flatMap(({ text }) => keysIn(text)));
    if (texts.some(({ text }) => pathsIn(text).length > 0)) continue;
    for (const { kind, operand, path } of action.ways) {
      if (kind === "condition" && /^[0-9]$/.test(operand) && !offered.has(operand))
        found({ key: operand }, action.place(path));
    }
  }
});

const menus: (flow: Subject) => readonly (readonly [SubjectAction, ReadonlySet<string>])[] = rememberFor((flow) =>
  flow.speaking.flatMap((action) => {
    if (!action.facts || blockOf(action.facts, action.parameters)?.mode !== "menu") return [];
    const keys = action.ways.flatMap(({ kind, operand }) => (kind === "condition" ? [operand] : []));
    return keys.length === 0 ? [] : [[action, new Set(keys)] as const];
  }),
);

const answers = new Map<string, ReadonlySet<string>>();
const mostAnswers = 1000;

/** The keys that a text offers; both rules ask. */
function offeredKeys(text: string): ReadonlySet<string> {
  let keys = answers.get(text);
  if (!keys) {
    if (answers.size >= mostAnswers) answers.clear();
    answers.set(text, (keys = findOffers(text)));
  }
  return keys;
}

function findOffers(text: string): ReadonlySet<string> {
  const plain = text.replaceAll(/<[^<>]*>/g, "");
  const keys = new Set<string>();
  for (const match of plain.matchAll(offer)) {
    for (const one of keysIn(`${match[1] ?? match[3] ?? ""} ${match[2] ?? ""}`)) keys.add(one);
  }
  return keys;
}

/** Every key, and word for a key, in a text. */
function keysIn(text: string): readonly string[] {
  return Array.from(text.matchAll(oneKey), ([found]) => words.get(found.toLowerCase()) ?? found);
}
