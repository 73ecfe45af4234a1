/**
 * What `import … from "flowc"` gives: the language of contact flows. One function for each block of the console, and
 * the few words that hold flows together. This list is written by hand; a test checks it.
 */

// Flows, modules, named places
export { block, flow, flowByName, type Block, type Flow, type FlowOptions } from "./flow.js";
export {
  invokeFlowModule,
  module,
  moduleByName,
  returnFromModule,
  type Contract,
  type Exits,
  type Module,
  type ModuleAnswer,
  type ModuleOptions,
} from "./module.js";
export { loop, type LoopOptions, type LoopTurn } from "./loop.js";
export { errorOf, type FlowError } from "./error-of.js";
export type { ErrorType } from "../language/error-types.js";

// What exists during the call
export { attributes, contactAttributes } from "./attributes.js";
export { contact, type Contact } from "./contact.js";
export { current, type Current } from "./current.js";

// What the instance has
export { agent, bot, hours, prompt, queue, view } from "./symbols.js";
export type { Agent, Bot, Hours, PromptFile, Queue, View } from "./symbols.js";
export { jsonLambda, lambda, type Lambda, type LambdaEvent, type LambdaHandler } from "./lambda.js";

// Configuration and settings
export {
  defineConfig,
  type Config,
  type Environment,
  type LambdaSource,
  type LocalWorld,
  type NameOverrides,
  type TableSource,
  type VariableValue,
} from "./config.js";
export { defineSettings, type Settings } from "./settings/settings.js";
export { setting, type Setting, type SettingsSchema } from "./settings/setting.js";
export { fromEnv, fromParameterStore, fromSecretsManager, type SettingSource } from "./settings/source.js";

// Blocks
export type { BlockOptions } from "./perform.js";
export type { Key } from "./key.js";
export type { Speech } from "./speech.js";
export { playPrompt } from "./blocks/play-prompt.js";
export { loopPrompts } from "./blocks/loop-prompts.js";
export { getCustomerInput } from "./blocks/get-customer-input.js";
export {
  storeCustomerInput,
  storePhoneNumber,
  type Entered,
  type LookAtTimedOutFirst,
} from "./blocks/store-customer-input.js";
export { setTouchToneBuffer } from "./blocks/set-touch-tone-buffer.js";
export { getCustomerInputWithBot, type BotAnswer } from "./blocks/bot.js";
export { connectAgenticCx, type AgenticCxAnswer } from "./blocks/agentic-cx.js";
export { invokeLambda, startLambda } from "./blocks/invoke-lambda.js";
export { setContactAttributes, setFlowAttributes } from "./blocks/set-contact-attributes.js";
export { setContactData, type ContactData } from "./blocks/set-contact-data.js";
export {
  setWorkingQueue,
  transferToAgent,
  transferToFlow,
  transferToOtherQueue,
  transferToPhoneNumber,
  transferToQueue,
  type QueueTarget,
} from "./blocks/transfer.js";
export { createCallback, setCallbackNumber } from "./blocks/callback.js";
export {
  changeRoutingPriority,
  setRoutingCriteria,
  type Proficiency,
  type RoutingChange,
  type RoutingStep,
} from "./blocks/routing.js";
export { disconnect, endFlow } from "./blocks/endings.js";
export {
  disableWhisperFlow,
  setCustomerQueueFlow,
  setDisconnectFlow,
  setEventFlow,
  setHoldFlow,
  setWhisperFlow,
  type FlowTarget,
} from "./blocks/event-flows.js";
export { setLogging } from "./blocks/set-logging.js";
export { setVoice } from "./blocks/set-voice.js";
export {
  setChatProcessing,
  setRecording,
  setRecordingAndAnalytics,
  type RecordingAndAnalytics,
} from "./blocks/recording.js";
export { startMediaStreaming, stopMediaStreaming } from "./blocks/media-streaming.js";
export { checkHoursOfOperation, checkStaffing, queueMetric } from "./blocks/checks.js";
export { getMetrics, type Metrics } from "./blocks/get-metrics.js";
export { distributeByPercentage, type Percentage } from "./blocks/distribute-by-percentage.js";
export { wait, waitAndContinue, type WaitEvent } from "./blocks/wait.js";
export { callPhoneNumber, checkCallProgress } from "./blocks/outbound-call.js";
export { holdCustomerOrAgent, resumeContact } from "./blocks/hold.js";
export { createTask, type TaskReference } from "./blocks/create-task.js";
export { createPersistentContactAssociation } from "./blocks/chat-history.js";
export { tagContact, untagContact } from "./blocks/contact-tags.js";
export { getStoredContent, sendEmail, sendSms, type MessageTemplate } from "./blocks/messages.js";
export { createCase, getCase, updateCase } from "./blocks/cases.js";
export {
  associateContactToCustomerProfile,
  checkSegmentMembership,
  createCustomerProfile,
  getCalculatedAttributes,
  getCustomerProfile,
  getCustomerProfileObject,
  updateCustomerProfile,
} from "./blocks/profiles.js";
export {
  evaluateDataTable,
  listDataTable,
  writeDataTable,
  type TableQuery,
  type TableRow,
} from "./blocks/data-tables.js";
export { showView, type ViewAnswer } from "./blocks/show-view.js";
export { authenticateCustomer } from "./blocks/authenticate-customer.js";
export { connectAssistant, createAssistantSession } from "./blocks/assistant.js";
export { checkVoiceId, startVoiceId, type VoiceIdQuestion } from "./blocks/voice-id.js";
export { action, type ActionOutcome } from "./blocks/action.js";
export { unconnected } from "./blocks/unconnected.js";
