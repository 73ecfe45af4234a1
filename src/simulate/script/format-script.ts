import { formatDuration } from "../duration.js";
import { plainSteps } from "./parse-script.js";
import type { Script, ScriptAction, ScriptGiven, ScriptText } from "./script.js";
import { quoteText, quoteWord } from "./words.js";

const plain: ReadonlyMap<string, string> = new Map(plainSteps);
const signIn = {
  authenticated: "signs in",
  failed: "fails to sign in",
  optedOut: "opts out of signing in",
} as const;

/** A script as text that `parseScript` reads to the same steps: a blank line before each call but the first. */
export function formatScript({ steps }: Script): string {
  return steps.map((step, index) => `${step.kind === "call" && index > 0 ? "\n" : ""}${formatStep(step)}\n`).join("");
}

/** One step as its line. */
export function formatStep(step: ScriptAction): string {
  if (isGiven(step)) return formatGiven(step);
  switch (step.kind) {
    case "call": {
      const { flow, from, to, time, channel } = step;
      return [
        "call",
        ...(flow === undefined ? [] : [flow === "from" || flow === "to" ? quoteText(flow) : quoteWord(flow)]),
        ...(from === undefined ? [] : ["from", from]),
        ...(to === undefined ? [] : ["to", to]),
        ...(time === undefined ? [] : ["at", new Date(time).toISOString()]),
        ...(channel === undefined ? [] : ["on", channel.toLowerCase()]),
      ].join(" ");
    }
    case "hears":
      return `${step.not ? "does not hear" : "hears"} ${formatText(step.expected)}`;
    case "presses":
    case "enters":
      return `${step.kind} ${step.keys}`;
    case "waits":
      return `waits ${formatDuration(step.milliseconds)}`;
    case "says":
    case "chats":
      return `${step.kind} ${quoteText(step.text)}`;
    case "picks":
      return `picks ${quoteText(step.action)}${step.data === "{}" ? "" : ` with ${step.data}`}`;
    case "signsIn":
      return signIn[step.outcome];
    case "happens":
      return `happens ${quoteWord(step.event)}`;
    case "fails":
      return `fails with ${quoteWord(step.error)}`;
    case "agentAccepts":
      return `agent accepts${step.agent === undefined ? "" : ` as ${step.agent}`}`;
    case "hangsUp":
    case "agentHolds":
    case "agentResumes":
    case "agentLeaves":
    case "thirdPartyHangsUp":
      return plain.get(step.kind) ?? step.kind;
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

/** True for what is so, in contrast to what happens. */
export function isGiven(step: ScriptAction): step is ScriptGiven {
  return step.kind.startsWith("given");
}

function formatGiven(step: ScriptGiven): string {
  return `given ${"once" in step && step.once ? "once " : ""}${givenWords(step)}`;
}

function givenWords(step: ScriptGiven): string {
  switch (step.kind) {
    case "givenLambda": {
      const after =
        "afterMilliseconds" in step && step.afterMilliseconds > 0
          ? ` after ${formatDuration(step.afterMilliseconds)}`
          : "";
      return `lambda ${quoteWord(step.name)} ${step.does}${after}${step.does === "answers" ? ` ${step.answer}` : ""}`;
    }
    case "givenBot":
      return `bot ${quoteWord(step.name)} understands ${quoteWord(step.intent)} from ${formatText(step.expected)}`;
    case "givenReply":
      return `bot ${quoteWord(step.name)} replies ${step.reply}`;
    case "givenBotFails":
      return `bot ${quoteWord(step.name)} fails${withError(step.error)}`;
    case "givenHours":
      return `hours ${step.name === "of" ? quoteText(step.name) : quoteWord(step.name)} ${step.open ? "open" : "closed"}`;
    case "givenQueueHours":
      return `hours of queue ${quoteWord(step.queue)} ${step.open ? "open" : "closed"}`;
    case "givenQueue":
      return `queue ${quoteWord(step.name)} ${step.full ? "full" : "open"}`;
    case "givenMetric":
      return `queue ${quoteWord(step.queue)} has ${quoteWord(step.metric)} ${quoteWord(step.value)}`;
    case "givenMetrics":
      return `queue ${quoteWord(step.queue)} measures ${step.metrics}`;
    case "givenDraws":
      return `draws ${step.drawn.join(" ")}`;
    case "givenNumber":
      return `number ${quoteWord(step.number)} ${step.does}`;
    case "givenService":
      return `service ${quoteWord(step.operation)} answers ${step.result}`;
    case "givenFault":
      return `block ${quoteWord(step.action)} of ${quoteWord(step.flow)} fails${withError(step.error)}`;
    case "givenAttribute":
      return `attribute ${quoteWord(step.name)} is ${quoteText(step.value)}`;
  }
}

function withError(error: string): string {
  return error === "NoMatchingError" ? "" : ` with ${quoteWord(error)}`;
}

function formatText(text: ScriptText): string {
  return text.kind === "text" ? quoteText(text.text) : `/${text.source}/${text.flags}`;
}
