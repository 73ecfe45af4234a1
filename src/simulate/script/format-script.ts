import { formatDuration } from "../duration.js";
import type { Script, ScriptAction, ScriptText } from "./script.js";
import { quoteText, quoteWord } from "./words.js";

/** A script as text that `parseScript` reads to the same steps: a blank line before each call but the first. */
export function formatScript({ steps }: Script): string {
  return steps.map((step, index) => `${step.kind === "call" && index > 0 ? "\n" : ""}${formatStep(step)}\n`).join("");
}

/** One step as its line. */
export function formatStep(step: ScriptAction): string {
  switch (step.kind) {
    case "call": {
      const { flow, from, to, time } = step;
      return [
        "call",
        ...(flow === undefined ? [] : [flow === "from" || flow === "to" ? quoteText(flow) : quoteWord(flow)]),
        ...(from === undefined ? [] : ["from", from]),
        ...(to === undefined ? [] : ["to", to]),
        ...(time === undefined ? [] : ["at", new Date(time).toISOString()]),
      ].join(" ");
    }
    case "givenLambda":
      return `given lambda ${quoteWord(step.name)} ${step.does}${step.does === "answers" ? ` ${step.answer}` : ""}`;
    case "givenHours":
      return `given hours ${quoteWord(step.name)} ${step.open ? "open" : "closed"}`;
    case "givenQueue":
      return `given queue ${quoteWord(step.name)} ${step.full ? "full" : "open"}`;
    case "hears":
      return `${step.not ? "does not hear" : "hears"} ${formatText(step.expected)}`;
    case "presses":
    case "enters":
      return `${step.kind} ${step.keys}`;
    case "waits":
      return `waits ${formatDuration(step.milliseconds)}`;
    case "hangsUp":
      return "hangs up";
    case "agentAccepts":
      return "agent accepts";
    case "agentLeaves":
      return "agent leaves";
    case "thirdPartyHangsUp":
      return "third party hangs up";
    case "isIn":
      return `is in flow ${quoteWord(step.flow)}`;
    case "isQueued":
      return `is queued in ${quoteWord(step.queue)}`;
    case "attribute":
      return `attribute ${quoteWord(step.name)} is ${quoteText(step.value)}`;
    case "ends":
      return step.reason === undefined ? "ends" : `ends as ${quoteWord(step.reason)}`;
  }
}

function formatText(text: ScriptText): string {
  return text.kind === "text" ? quoteText(text.text) : `/${text.source}/${text.flags}`;
}
