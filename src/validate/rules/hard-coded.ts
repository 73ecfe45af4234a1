import { hasRelocation } from "../../author/symbol.js";
import { e164Pattern } from "../../language/phone-number.js";
import { masked } from "../../diagnostics/personal.js";
import { parseArn } from "../resources.js";
import { rule } from "../rule.js";
import type { Subject, SubjectAction } from "../subject.js";

const numbers = new RegExp(`(?<![\\w+])${e164Pattern}(?!\\w)`, "g");

/** Phone numbers are not written into a flow; what a prompt says is for everybody and does not count. */
export const hardCodedNumber = rule("FLW926", (flow, found) => {
  for (const action of flow.actions) {
    for (const { text, at } of action.texts) {
      if (!text.includes("+") || hasRelocation(text) || isReserved(text) || isSpoken(action, text)) continue;
      for (const [number] of text.matchAll(numbers)) {
        if (isWritten(flow, action, number)) found({ shown: masked(number) }, action.place(at));
      }
    }
  }
});

/** ARNs are not written into a flow: in source code nowhere, in exported JSON not where the console would not put one. */
export const hardCodedArn = rule("FLW927", (flow, found) => {
  for (const action of flow.actions) {
    for (const { text, at } of action.texts) {
      const arn = hasRelocation(text) ? undefined : parseArn(text);
      if (!arn || arn.account === "aws" || !isWritten(flow, action, text)) continue;
      if (!flow.compiled && (/(?:arn|id)$/i.test(String(at.at(-1))) || isResource(action, text))) continue;
      found({ shown: `arn:aws:${arn.service}:…` }, action.place(at));
    }
  }
});

/** Credentials are not written into a flow. */
export const hardCodedSecret = rule("FLW928", (flow, found) => {
  for (const action of flow.actions) {
    for (const { text, at } of action.texts) {
      if (text.length < shortest || !hint.test(text) || hasRelocation(text)) continue;
      const kind = credentials.find(([pattern]) => pattern.test(text))?.[1];
      if (kind !== undefined) found({ what: kind }, { ...action.place(at), hidesSource: true });
    }
  }
});

/** No credential, with the word that tells what it is, is shorter. */
const shortest = 12;
/** One of these stands in every credential below. */
const hint = /A[KS]IA|-----BEGIN|eyJ|gh[pousr]_|xox|sk_live_|pass|secret|api|token/i;
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

function isSpoken({ spoken }: SubjectAction, text: string): boolean {
  return spoken.some((said) => said.text === text);
}

function isResource({ resources }: SubjectAction, text: string): boolean {
  return resources.some(({ value }) => value === text);
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
