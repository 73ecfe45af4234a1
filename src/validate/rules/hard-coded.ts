import { hasRelocation } from "../../author/symbol.js";
import { masked } from "../mask.js";
import type { ActionText } from "../reads.js";
import { parseArn } from "../resources.js";
import { rule } from "../rule.js";
import type { Subject, SubjectAction } from "../subject.js";

/** Phone numbers are not written into a flow; what a prompt says is for everybody and does not count. */
export const hardCodedNumber = rule("FLW926", (flow, found) => {
  for (const action of flow.actions) {
    const spoken = new Set(action.spoken.map(({ text }) => text));
    for (const { text, at } of literals(action)) {
      if (!text.includes("+") || spoken.has(text) || isReserved(text)) continue;
      for (const [number] of text.matchAll(/(?<![\w+])\+[1-9]\d{6,14}(?!\w)/g)) {
        if (isWritten(flow, action, number)) found({ shown: masked(number) }, action.place(at));
      }
    }
  }
});

/** ARNs are not written into a flow: in source code nowhere, in exported JSON not where the console would not put one. */
export const hardCodedArn = rule("FLW927", (flow, found) => {
  for (const action of flow.actions) {
    const named = flow.compiled ? undefined : new Set(action.resources.map(({ value }) => value));
    for (const { text, at } of literals(action)) {
      const arn = parseArn(text);
      if (!arn || named?.has(text) || arn.account === "aws" || !isWritten(flow, action, text)) continue;
      if (!flow.compiled && /(?:arn|id)$/i.test(String(at.at(-1)))) continue;
      found({ shown: `arn:aws:${arn.service}:…` }, action.place(at));
    }
  }
});

/** Credentials are not written into a flow. */
export const hardCodedSecret = rule("FLW928", (flow, found) => {
  for (const action of flow.actions) {
    for (const { text, at } of literals(action)) {
      if (text.length < shortest) continue;
      const kind = credentials.find(([pattern]) => pattern.test(text))?.[1];
      if (kind !== undefined) found({ what: kind }, action.place(at));
    }
  }
});

/** No credential, with the word that tells what it is, is shorter. */
const shortest = 12;
const credentials: readonly (readonly [RegExp, string])[] = [
  [/(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/, "An AWS access key"],
  [/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/, "A private key"],
  [/(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/, "A signed token (JWT)"],
  [
    /(?<![\w-])(?:gh[pousr]_[A-Za-z0-9]{36}|xox[abp]-[A-Za-z0-9-]{20,}|sk_live_[A-Za-z0-9]{16,})/,
    "A service's access token",
  ],
  [
    /\b(?:password|passwd|secret|api[_-]?key|access[_-]?token)\s*[=:]\s*(?!\$|\{|<)["']?[^\s"'&,;]{8,}/i,
    "A password or key",
  ],
];

function literals({ texts }: SubjectAction): readonly ActionText[] {
  return texts.filter(({ text }) => !hasRelocation(text));
}

/** Of a compiled flow: whether the text stands in the author's file, and not in a setting. */
function isWritten(flow: Subject, action: SubjectAction, text: string): boolean {
  if (!flow.compiled) return true;
  const file = action.place().position?.file;
  return file !== undefined && flow.sourceText(file)?.includes(text) === true;
}

/** Numbers that are nobody's: +1 555 01xx and its like in examples. */
function isReserved(text: string): boolean {
  return /\+1(?:\d{3})?55501\d{2}\b|\+15555550\d{3}\b/.test(text);
}
