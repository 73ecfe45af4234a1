import type { JsonObject } from "../../language/json.js";
import { type ActionType, compare, error, failure, type Outcome, unanswered } from "../behaviour.js";
import { type Hearing, listen, takeKey, tell, timeIsOver } from "../bots/listen.js";
import { fillText, textOf } from "../path.js";
import type { BotQuestion, BotReply } from "../question.js";
import type { Settings } from "../settings.js";
import { readPrompt, say } from "../speech.js";
import { emit, setResult, type Turn } from "../turn.js";
import { broken } from "../unusable.js";
import { wholeNumber } from "../whole-number.js";

/** Hands the participant to a Lex bot and branches on the intent that it ends with. */
export const connectParticipantWithLexBot: ActionType = (settings) => {
  const prompt = readPrompt(settings);
  const bot = readBot(settings);
  const attributes = settings.texts("LexSessionAttributes") ?? [];
  const first = settings.object("LexInitializationData")?.requiredText("InitialMessage");
  const idle = settings.object("LexTimeoutSeconds")?.requiredText("Text");
  if (!prompt && first === undefined) throw broken("There is neither a prompt nor an initial message.");

  function hearing(turn: Turn, variables: Readonly<Record<string, string>>): Hearing | undefined {
    if (turn.state.contact.channel === "VOICE") return voiceHearing(variables);
    const seconds = idle === undefined ? undefined : wholeNumber(fillText(turn.state, idle));
    if (idle !== undefined && seconds === undefined) return undefined;
    return { ...voiceHearing({}), silenceMilliseconds: seconds === undefined ? undefined : seconds * 1000 };
  }

  function reply(turn: Turn, question: BotQuestion, answer: BotReply): Outcome {
    const { bot: name, engine, variables } = question;
    if (answer.kind === "asks") {
      const memory = answer.memory;
      const hears = hearing(turn, variables);
      if (!hears) return failure("The time limit is not a number of seconds.");
      return listen(
        turn,
        { engine, bot: name, variables, memory },
        hears,
        say(turn, { form: "text", text: answer.text }),
      );
    }
    if (answer.text !== undefined) say(turn, { form: "text", text: answer.text });
    emit(turn, { kind: "understood", intent: answer.intent });
    setResult(turn, "Lex", lexResult(answer.intent, variables, answer.data ?? {}));
    return compare(answer.intent);
  }

  return {
    enter(turn) {
      const { state } = turn;
      const { channel } = state.contact;
      if (channel !== "VOICE" && channel !== "CHAT") return failure(`Nobody talks to a bot on a ${channel} contact.`);
      if (prompt && prompt.form !== "text" && channel !== "VOICE")
        return failure("SSML and recordings need a voice channel.");
      const variables = Object.fromEntries(attributes.map(([name, text]) => [name, fillText(state, text)]));
      const hears = hearing(turn, variables);
      if (!hears) return failure("The time limit is not a number of seconds.");
      const to = { engine: "lex", bot: bot(turn), variables, memory: undefined } as const;
      const spoken = prompt ? say(turn, prompt) : 0;
      const message = first === undefined || channel !== "CHAT" ? "" : fillText(state, first);
      return message === "" ? listen(turn, to, hears, spoken) : tell(turn, to, { mode: "text", text: message });
    },
    resume(turn, happening) {
      const { waiting } = turn.state;
      if (waiting?.kind === "answer" && waiting.question.kind === "bot" && happening.kind === "answer") {
        const { answer } = happening;
        return answer.kind === "bot"
          ? reply(turn, waiting.question, answer.reply)
          : unanswered(happening, "The bot gave no answer.");
      }
      if (waiting?.kind !== "listening") return failure("The bot is not listening.");
      if (happening.kind === "utters") return tell(turn, waiting, { mode: happening.mode, text: happening.text });
      const hears = voiceHearing(waiting.variables);
      if (happening.kind === "key") return takeKey(turn, waiting, happening.key, hears);
      if (turn.state.contact.channel === "CHAT")
        return error("InputTimeLimitExceeded", "The customer wrote nothing in time.");
      return timeIsOver(turn, waiting);
    },
  };
};

function readBot(settings: Settings): (turn: Turn) => string {
  const alias = settings.object("LexV2Bot")?.requiredText("AliasArn");
  const older = settings.object("LexBot");
  const name = older?.requiredText("Name");
  older?.text("Region");
  older?.text("Alias");
  const bot = alias ?? name;
  if (bot === undefined || (alias !== undefined && name !== undefined))
    throw broken("Exactly one of LexV2Bot and LexBot must be set.");
  return (turn) => fillText(turn.state, bot);
}

/** Timing of speech and keys, which session attributes for all intents and slots may change. */
function voiceHearing(variables: Readonly<Record<string, string>>): Hearing {
  const at = (name: string) =>
    Object.hasOwn(variables, `x-amz-lex:${name}:*:*`) ? variables[`x-amz-lex:${name}:*:*`] : undefined;
  const number = (name: string, otherwise: number) => wholeNumber(at(name) ?? "") ?? otherwise;
  return {
    silenceMilliseconds: number("audio:start-timeout-ms", 3000),
    keyMilliseconds: number("dtmf:end-timeout-ms", 5000),
    endKey: at("dtmf:end-character") ?? "#",
    deleteKey: at("dtmf:deletion-character") ?? "*",
    maximumKeys: number("dtmf:max-length", 1024),
  };
}

/** `$.Lex`: what the recogniser says, and what it leaves out. */
function lexResult(intent: string, variables: Readonly<Record<string, string>>, data: JsonObject): JsonObject {
  return {
    IntentName: intent,
    Slots: {},
    SessionAttributes: variables,
    DialogState: "ReadyForFulfillment",
    IntentConfidence: { Score: textOf(1) },
    ...data,
  };
}
