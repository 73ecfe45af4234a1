import type { Answer, BotQuestion, BotReply } from "../question.js";

/** A Lex bot or an Agentic CX application: what it makes of what it heard. */
export type Bot = (question: BotQuestion) => BotReply | Promise<BotReply>;

/** Asks a bot; what it throws is an error of the bot. */
export function askBot(bot: Bot, question: BotQuestion): Answer | Promise<Answer> {
  try {
    const reply = bot(question);
    return reply instanceof Promise ? reply.then(answered, threw) : answered(reply);
  } catch (error) {
    return threw(error);
  }
}

function answered(reply: BotReply): Answer {
  const { kind } = reply;
  const fits = kind === "asks" ? typeof reply.text === "string" : kind === "closes" && typeof reply.intent === "string";
  return fits
    ? { kind: "bot", reply }
    : { kind: "failed", why: "The bot's reply is neither a question nor an intent." };
}

function threw(error: unknown): Answer {
  return { kind: "failed", why: `The bot failed: ${error instanceof Error ? error.message : String(error)}` };
}
