import { type ActionType, compare, error, failure, unanswered } from "../behaviour.js";
import { type Hearing, listen, takeKey, tell, timeIsOver } from "../bots/listen.js";
import { fillText } from "../path.js";
import { say } from "../speech.js";
import { emit, setResult } from "../turn.js";
import { broken } from "../unusable.js";

/** An application waits for speech as a bot does; how it takes keys is not verified. */
const voice: Hearing = {
  silenceMilliseconds: 3000,
  keyMilliseconds: 5000,
  endKey: "#",
  deleteKey: "*",
  maximumKeys: 1024,
};
const chat: Hearing = { ...voice, silenceMilliseconds: undefined };

/** Hands the participant to an Agentic CX application; it may ask for a person. */
export const connectParticipantWithAgenticCx: ActionType = (settings) => {
  const agent = settings.object("AgentConfiguration");
  agent?.requiredText("WorkspaceId");
  agent?.requiredText("Alias");
  const application = agent?.requiredText("ApplicationId");
  const context = agent?.texts("ContextVariables") ?? [];
  // How it recognises speech and fills pauses is heard only with real audio.
  settings.json("SpeechRecognitionConfiguration");
  settings.json("AudioFillerConfiguration");
  if (application === undefined) throw broken("AgentConfiguration is missing.");
  return {
    enter(turn) {
      const { state } = turn;
      const { channel } = state.contact;
      if (channel !== "VOICE" && channel !== "CHAT") return failure(`Nobody talks to a bot on a ${channel} contact.`);
      const variables = Object.fromEntries(context.map(([name, text]) => [name, fillText(state, text)]));
      const bot = fillText(state, application);
      return tell(turn, { engine: "agenticCX", bot, variables, memory: undefined }, { mode: "start" });
    },
    resume(turn, happening) {
      const { waiting, contact } = turn.state;
      if (waiting?.kind === "answer" && waiting.question.kind === "bot" && happening.kind === "answer") {
        const { answer } = happening;
        if (answer.kind !== "bot") return unanswered(happening, "The application gave no answer.");
        const { engine, bot, variables } = waiting.question;
        const { reply } = answer;
        const spoken = reply.text === undefined ? 0 : say(turn, { form: "text", text: reply.text });
        if (reply.kind === "asks") {
          const hears = contact.channel === "VOICE" ? voice : chat;
          return listen(turn, { engine, bot, variables, memory: reply.memory }, hears, spoken);
        }
        emit(turn, { kind: "understood", intent: reply.intent });
        setResult(turn, "AgenticCX", { ContextVariables: variables, ...reply.data });
        return compare(reply.intent);
      }
      if (waiting?.kind !== "listening") return failure("The application is not listening.");
      if (happening.kind === "utters") return tell(turn, waiting, { mode: happening.mode, text: happening.text });
      if (happening.kind === "key") return takeKey(turn, waiting, happening.key, voice);
      if (contact.channel === "CHAT") return error("InputTimeLimitExceeded", "The customer wrote nothing in time.");
      return timeIsOver(turn, waiting);
    },
  };
};
