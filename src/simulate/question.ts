import type { Json, JsonObject } from "../language/json.js";

/**
 * What the engine cannot know by itself. The call stops at a question until an `answer` event brings the answer, so
 * `step` stays pure and a recorded call is the list of its events.
 */
export type Question =
  | LambdaQuestion
  | ServiceQuestion
  | BotQuestion
  /** Is it within these hours? Without `hours`, the hours of the queue. */
  | { readonly kind: "hours"; readonly hours?: string; readonly queue?: string }
  /** One metric of a queue or of an agent's own queue, by its `MetricType`. */
  | { readonly kind: "metric"; readonly metric: string; readonly queue?: string; readonly agent?: string }
  /** All metrics of a queue or of an agent's own queue. */
  | { readonly kind: "metrics"; readonly queue?: string; readonly agent?: string; readonly channel?: string }
  /** A draw from 1 to 100. */
  | { readonly kind: "percentage" }
  /** Which queue does this identifier mean? */
  | { readonly kind: "queue"; readonly queue?: string; readonly agent?: string }
  /** May the contact enter the queue now? */
  | { readonly kind: "capacity"; readonly queue: string }
  /** What becomes of a call to an outside number? */
  | { readonly kind: "thirdParty"; readonly number: string; readonly limitMilliseconds: number }
  /** May the instance dial this number? */
  | { readonly kind: "dialable"; readonly number: string }
  /** What are typed keys as ciphertext under this certificate? */
  | { readonly kind: "encrypt"; readonly text: string; readonly keyId: string; readonly certificate: string };

/** A call of a Lambda function. */
export interface LambdaQuestion {
  readonly kind: "lambda";
  /** The function as the flow names it: an ARN or a relocation token. */
  readonly function: string;
  /** The event the function receives (Amazon Connect Administrator Guide, Lambda functions). */
  readonly event: JsonObject;
  /** What is left of the action's time limit. */
  readonly limitMilliseconds: number;
  readonly asynchronous: boolean;
  /** 1 for the first try; the service tries again after throttling and server errors. */
  readonly attempt: number;
}

/** Work that a service beside the flow does for an action: cases, customer profiles, data tables, messages. */
export interface ServiceQuestion {
  readonly kind: "service";
  /** The type of the action that asks. */
  readonly operation: ServiceOperation;
  /** The action's settings with their paths filled in. */
  readonly request: JsonObject;
}

/** Action types whose work a service beside the flow does. */
export type ServiceOperation =
  | "AssociateContactToCustomerProfile"
  | "CheckSegmentMembershipForCustomerProfile"
  | "CheckVoiceId"
  | "CreateCase"
  | "CreateCustomerProfile"
  | "EvaluateDataTableValues"
  | "GetCalculatedAttributesForCustomerProfile"
  | "GetCase"
  | "GetCustomerProfile"
  | "GetCustomerProfileObject"
  | "ListDataTableValues"
  | "RenderMessageTemplate"
  | "UpdateCase"
  | "UpdateCustomerProfile"
  | "UpsertDataTableValues";

/** What a Lex bot or an Agentic CX application makes of what the participant said. */
export interface BotQuestion {
  readonly kind: "bot";
  readonly engine: BotEngine;
  /** Alias ARN of a Lex bot, name of an older one, id of an application. */
  readonly bot: string;
  readonly heard: Heard;
  /** Session attributes of a Lex bot, context variables of an application. */
  readonly variables: Readonly<Record<string, string>>;
  /** What the bot's last reply gave it to remember; undefined at first. */
  readonly memory: Json | undefined;
  readonly localeId: string;
}

export type BotEngine = "lex" | "agenticCX";

/** What reaches a bot. */
export type Heard =
  | { readonly mode: "speech" | "text" | "keys"; readonly text: string }
  /** Nobody said anything in time. */
  | { readonly mode: "silence" }
  /** The conversation begins; only applications are asked then. */
  | { readonly mode: "start" };

/** What a bot does. */
export type BotReply =
  /** It says something and goes on listening. */
  | { readonly kind: "asks"; readonly text: string; readonly memory?: Json }
  /** The conversation is over. `data` becomes `$.Lex` or `$.AgenticCX`. */
  | { readonly kind: "closes"; readonly intent: string; readonly text?: string; readonly data?: JsonObject };

/** An answer to the question of the same kind. `failed` sends the action to its error branch. */
export type Answer =
  | LambdaAnswer
  | { readonly kind: "service"; readonly result: JsonObject }
  | { readonly kind: "bot"; readonly reply: BotReply }
  | { readonly kind: "hours"; readonly open: boolean }
  | { readonly kind: "metric"; readonly value: string }
  | { readonly kind: "metrics"; readonly metrics: JsonObject }
  /** 1 to 100. */
  | { readonly kind: "percentage"; readonly drawn: number }
  | { readonly kind: "queue"; readonly queue: WorkingQueue }
  | { readonly kind: "capacity"; readonly full: boolean }
  | { readonly kind: "thirdParty"; readonly outcome: "connected" | "failed" | "notAnswered" }
  | { readonly kind: "dialable"; readonly dialable: boolean }
  | { readonly kind: "encrypt"; readonly ciphertext: string }
  /** `error` is the error that the action raises; `NoMatchingError` when absent. */
  | { readonly kind: "failed"; readonly why: string; readonly error?: string };

/** What came back from a Lambda function. */
export interface LambdaAnswer {
  readonly kind: "lambda";
  /** Virtual milliseconds from invocation to answer. */
  readonly elapsedMilliseconds: number;
  /** A double has answered in the function's place. */
  readonly doubled?: true;
  readonly outcome:
    /** The result as JSON text, exactly as the function gave it. */
    | { readonly kind: "returned"; readonly payload: string }
    /** The function threw (a function error): not tried again. */
    | { readonly kind: "threw"; readonly message: string }
    /** The function did not answer within the limit. */
    | { readonly kind: "timedOut"; readonly why: string }
    /** Throttling or a server error of the Lambda service: tried again. */
    | { readonly kind: "throttled" }
    | { readonly kind: "serviceError" };
}

/** A queue as `$.Queue` shows it. */
export interface WorkingQueue {
  readonly name: string;
  readonly arn: string;
  /** An agent's own queue has no hours of operation. */
  readonly agent: boolean;
  readonly outboundCallerId?: string;
}
