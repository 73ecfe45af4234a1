/** `flowc/test`: calls in tests. `flowc/test/vitest` adds matchers. */
export { instanceOf, type DocumentInstance, type GivenData, type ProjectInstance } from "./instance-of.js";
export { flowsOf, type FlowsOf } from "./flows-of.js";
export {
  block,
  branch,
  expectEveryFlow,
  expectFlow,
  flowStart,
  hangsUp,
  lambda,
  line,
  ProofFailure,
  queued,
  transferToFlow,
  withAgent,
} from "../simulate/proofs/prove.js";
export { StepFailure } from "./failure.js";
export type { LambdaControl, ReceivedInvocation } from "./lambda-control.js";
export type { Dial, TestInstance } from "./test-instance.js";
export type { Invocation, Steps, TestCall } from "./test-call.js";
export type { Verbs } from "./verbs.js";
export { scriptedBot, type Intents, type ScriptedBotOptions } from "../simulate/bots/scripted-bot.js";
export type { Bot } from "../simulate/bots/bot.js";
export type { BotQuestion, BotReply } from "../simulate/question.js";
export type { HoursOfOperation } from "../simulate/hours.js";
export type { QueueSetup } from "../simulate/instance.js";
export type { LambdaDoubleEvent, LambdaRunner } from "../simulate/lambda-double.js";
export type { Case } from "../simulate/services/cases.js";
export type { DataTable } from "../simulate/services/data-tables.js";
export type { CustomerProfile } from "../simulate/services/profiles.js";
export type { TranscriptEntry } from "../simulate/transcript/transcript.js";
