// Written by generate-registry.mjs from the files under actions/. Do not edit.
import type { ActionType } from "./action-type.js";
import { associateContactToCustomerProfile } from "./actions/associate-contact-to-customer-profile.js";
import { authenticateParticipant } from "./actions/authenticate-participant.js";
import { checkHoursOfOperation } from "./actions/check-hours-of-operation.js";
import { checkMetricData } from "./actions/check-metric-data.js";
import { checkOutboundCallStatus } from "./actions/check-outbound-call-status.js";
import { checkSegmentMembershipForCustomerProfile } from "./actions/check-segment-membership-for-customer-profile.js";
import { checkVoiceId } from "./actions/check-voice-id.js";
import { compare } from "./actions/compare.js";
import { completeOutboundCall } from "./actions/complete-outbound-call.js";
import { connectParticipantWithAgenticCx } from "./actions/connect-participant-with-agentic-cx.js";
import { connectParticipantWithLexBot } from "./actions/connect-participant-with-lex-bot.js";
import { createCallbackContact } from "./actions/create-callback-contact.js";
import { createCase } from "./actions/create-case.js";
import { createContact } from "./actions/create-contact.js";
import { createCustomerProfile } from "./actions/create-customer-profile.js";
import { createPersistentContactAssociation } from "./actions/create-persistent-contact-association.js";
import { createTask } from "./actions/create-task.js";
import { createWisdomSession } from "./actions/create-wisdom-session.js";
import { dequeueContactAndTransferToQueue } from "./actions/dequeue-contact-and-transfer-to-queue.js";
import { disconnectParticipant } from "./actions/disconnect-participant.js";
import { distributeByPercentage } from "./actions/distribute-by-percentage.js";
import { endFlowExecution } from "./actions/end-flow-execution.js";
import { endFlowModuleExecution } from "./actions/end-flow-module-execution.js";
import { evaluateDataTableValues } from "./actions/evaluate-data-table-values.js";
import { getCalculatedAttributesForCustomerProfile } from "./actions/get-calculated-attributes-for-customer-profile.js";
import { getCase } from "./actions/get-case.js";
import { getCustomerProfileObject } from "./actions/get-customer-profile-object.js";
import { getCustomerProfile } from "./actions/get-customer-profile.js";
import { getMetricData } from "./actions/get-metric-data.js";
import { getParticipantInput } from "./actions/get-participant-input.js";
import { invokeFlowModule } from "./actions/invoke-flow-module.js";
import { invokeLambdaFunction } from "./actions/invoke-lambda-function.js";
import { listDataTableValues } from "./actions/list-data-table-values.js";
import { loadContactContent } from "./actions/load-contact-content.js";
import { loop } from "./actions/loop.js";
import { messageParticipantIteratively } from "./actions/message-participant-iteratively.js";
import { messageParticipant } from "./actions/message-participant.js";
import { renderMessageTemplate } from "./actions/render-message-template.js";
import { resumeContact } from "./actions/resume-contact.js";
import { routeContactToAgent } from "./actions/route-contact-to-agent.js";
import { showView } from "./actions/show-view.js";
import { startOutboundChatContact } from "./actions/start-outbound-chat-contact.js";
import { startOutboundEmailContact } from "./actions/start-outbound-email-contact.js";
import { startVoiceIdStream } from "./actions/start-voice-id-stream.js";
import { tagContact } from "./actions/tag-contact.js";
import { transferContactToAgent } from "./actions/transfer-contact-to-agent.js";
import { transferContactToQueue } from "./actions/transfer-contact-to-queue.js";
import { transferParticipantToThirdParty } from "./actions/transfer-participant-to-third-party.js";
import { transferToFlow } from "./actions/transfer-to-flow.js";
import { untagContact } from "./actions/untag-contact.js";
import { updateCase } from "./actions/update-case.js";
import { updateContactAttributes } from "./actions/update-contact-attributes.js";
import { updateContactCallbackNumber } from "./actions/update-contact-callback-number.js";
import { updateContactData } from "./actions/update-contact-data.js";
import { updateContactEventHooks } from "./actions/update-contact-event-hooks.js";
import { updateContactMediaProcessing } from "./actions/update-contact-media-processing.js";
import { updateContactMediaStreamingBehavior } from "./actions/update-contact-media-streaming-behavior.js";
import { updateContactRecordingAndAnalyticsBehavior } from "./actions/update-contact-recording-and-analytics-behavior.js";
import { updateContactRecordingBehavior } from "./actions/update-contact-recording-behavior.js";
import { updateContactRoutingBehavior } from "./actions/update-contact-routing-behavior.js";
import { updateContactRoutingCriteria } from "./actions/update-contact-routing-criteria.js";
import { updateContactTargetQueue } from "./actions/update-contact-target-queue.js";
import { updateContactTextToSpeechVoice } from "./actions/update-contact-text-to-speech-voice.js";
import { updateCustomerProfile } from "./actions/update-customer-profile.js";
import { updateFlowAttributes } from "./actions/update-flow-attributes.js";
import { updateFlowLoggingBehavior } from "./actions/update-flow-logging-behavior.js";
import { updatePreviousContactParticipantState } from "./actions/update-previous-contact-participant-state.js";
import { upsertDataTableValues } from "./actions/upsert-data-table-values.js";
import { wait } from "./actions/wait.js";

/** Every action type that flowc knows, in the order of their names. */
export const actionTypes: readonly ActionType[] = [
  associateContactToCustomerProfile,
  authenticateParticipant,
  checkHoursOfOperation,
  checkMetricData,
  checkOutboundCallStatus,
  checkSegmentMembershipForCustomerProfile,
  checkVoiceId,
  compare,
  completeOutboundCall,
  connectParticipantWithAgenticCx,
  connectParticipantWithLexBot,
  createCallbackContact,
  createCase,
  createContact,
  createCustomerProfile,
  createPersistentContactAssociation,
  createTask,
  createWisdomSession,
  dequeueContactAndTransferToQueue,
  disconnectParticipant,
  distributeByPercentage,
  endFlowExecution,
  endFlowModuleExecution,
  evaluateDataTableValues,
  getCalculatedAttributesForCustomerProfile,
  getCase,
  getCustomerProfileObject,
  getCustomerProfile,
  getMetricData,
  getParticipantInput,
  invokeFlowModule,
  invokeLambdaFunction,
  listDataTableValues,
  loadContactContent,
  loop,
  messageParticipantIteratively,
  messageParticipant,
  renderMessageTemplate,
  resumeContact,
  routeContactToAgent,
  showView,
  startOutboundChatContact,
  startOutboundEmailContact,
  startVoiceIdStream,
  tagContact,
  transferContactToAgent,
  transferContactToQueue,
  transferParticipantToThirdParty,
  transferToFlow,
  untagContact,
  updateCase,
  updateContactAttributes,
  updateContactCallbackNumber,
  updateContactData,
  updateContactEventHooks,
  updateContactMediaProcessing,
  updateContactMediaStreamingBehavior,
  updateContactRecordingAndAnalyticsBehavior,
  updateContactRecordingBehavior,
  updateContactRoutingBehavior,
  updateContactRoutingCriteria,
  updateContactTargetQueue,
  updateContactTextToSpeechVoice,
  updateCustomerProfile,
  updateFlowAttributes,
  updateFlowLoggingBehavior,
  updatePreviousContactParticipantState,
  upsertDataTableValues,
  wait,
];

const byType: ReadonlyMap<string, ActionType> = new Map(actionTypes.map((action) => [action.type, action]));

/** The action type of that name; undefined for one that flowc does not know. Safe for any text. */
export function actionType(type: string): ActionType | undefined {
  return byType.get(type);
}
