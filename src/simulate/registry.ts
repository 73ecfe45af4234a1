import { authenticateParticipant } from "./actions/authenticate-participant.js";
import { checkHoursOfOperation } from "./actions/check-hours-of-operation.js";
import { checkMetricData } from "./actions/check-metric-data.js";
import { checkOutboundCallStatus } from "./actions/check-outbound-call-status.js";
import { checkVoiceId } from "./actions/check-voice-id.js";
import { compare } from "./actions/compare.js";
import { completeOutboundCall } from "./actions/complete-outbound-call.js";
import { connectParticipantWithAgenticCx } from "./actions/connect-participant-with-agentic-cx.js";
import { connectParticipantWithLexBot } from "./actions/connect-participant-with-lex-bot.js";
import { createCallbackContact } from "./actions/create-callback-contact.js";
import { createCase } from "./actions/create-case.js";
import { createContact } from "./actions/create-contact.js";
import { createPersistentContactAssociation } from "./actions/create-persistent-contact-association.js";
import { createTask } from "./actions/create-task.js";
import { createWisdomSession } from "./actions/create-wisdom-session.js";
import {
  associateContactToCustomerProfile,
  checkSegmentMembershipForCustomerProfile,
  createCustomerProfile,
  getCalculatedAttributesForCustomerProfile,
  getCustomerProfile,
  getCustomerProfileObject,
  updateCustomerProfile,
} from "./actions/customer-profiles.js";
import { evaluateDataTableValues, listDataTableValues, upsertDataTableValues } from "./actions/data-tables.js";
import { dequeueContactAndTransferToQueue } from "./actions/dequeue-contact-and-transfer-to-queue.js";
import { disconnectParticipant } from "./actions/disconnect-participant.js";
import { distributeByPercentage } from "./actions/distribute-by-percentage.js";
import { endFlowExecution } from "./actions/end-flow-execution.js";
import { endFlowModuleExecution } from "./actions/end-flow-module-execution.js";
import { getCase } from "./actions/get-case.js";
import { getMetricData } from "./actions/get-metric-data.js";
import { getParticipantInput } from "./actions/get-participant-input.js";
import { invokeFlowModule } from "./actions/invoke-flow-module.js";
import { invokeLambdaFunction } from "./actions/invoke-lambda-function.js";
import { loadContactContent } from "./actions/load-contact-content.js";
import { loop } from "./actions/loop.js";
import { messageParticipant } from "./actions/message-participant.js";
import { messageParticipantIteratively } from "./actions/message-participant-iteratively.js";
import { renderMessageTemplate } from "./actions/render-message-template.js";
import { resumeContact } from "./actions/resume-contact.js";
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
import { updateFlowAttributes } from "./actions/update-flow-attributes.js";
import { updateFlowLoggingBehavior } from "./actions/update-flow-logging-behavior.js";
import { updatePreviousContactParticipantState } from "./actions/update-previous-contact-participant-state.js";
import { wait } from "./actions/wait.js";
import type { ActionType } from "./behaviour.js";

/** The action types that are simulated: `Type` of the document → what makes its behaviour. */
export const actionTypes: ReadonlyMap<string, ActionType> = new Map([
  ["AssociateContactToCustomerProfile", associateContactToCustomerProfile],
  ["AuthenticateParticipant", authenticateParticipant],
  ["CheckHoursOfOperation", checkHoursOfOperation],
  ["CheckMetricData", checkMetricData],
  ["CheckOutboundCallStatus", checkOutboundCallStatus],
  ["CheckSegmentMembershipForCustomerProfile", checkSegmentMembershipForCustomerProfile],
  ["CheckVoiceId", checkVoiceId],
  ["Compare", compare],
  ["CompleteOutboundCall", completeOutboundCall],
  ["ConnectParticipantWithAgenticCX", connectParticipantWithAgenticCx],
  ["ConnectParticipantWithLexBot", connectParticipantWithLexBot],
  ["CreateCallbackContact", createCallbackContact],
  ["CreateCase", createCase],
  ["CreateContact", createContact],
  ["CreateCustomerProfile", createCustomerProfile],
  ["CreatePersistentContactAssociation", createPersistentContactAssociation],
  ["CreateTask", createTask],
  ["CreateWisdomSession", createWisdomSession],
  ["DequeueContactAndTransferToQueue", dequeueContactAndTransferToQueue],
  ["DisconnectParticipant", disconnectParticipant],
  ["DistributeByPercentage", distributeByPercentage],
  ["EndFlowExecution", endFlowExecution],
  ["EndFlowModuleExecution", endFlowModuleExecution],
  ["EvaluateDataTableValues", evaluateDataTableValues],
  ["GetCalculatedAttributesForCustomerProfile", getCalculatedAttributesForCustomerProfile],
  ["GetCase", getCase],
  ["GetCustomerProfile", getCustomerProfile],
  ["GetCustomerProfileObject", getCustomerProfileObject],
  ["GetMetricData", getMetricData],
  ["GetParticipantInput", getParticipantInput],
  ["InvokeFlowModule", invokeFlowModule],
  ["InvokeLambdaFunction", invokeLambdaFunction],
  ["ListDataTableValues", listDataTableValues],
  ["LoadContactContent", loadContactContent],
  ["Loop", loop],
  ["MessageParticipant", messageParticipant],
  ["MessageParticipantIteratively", messageParticipantIteratively],
  ["RenderMessageTemplate", renderMessageTemplate],
  ["ResumeContact", resumeContact],
  ["ShowView", showView],
  ["StartOutboundChatContact", startOutboundChatContact],
  ["StartOutboundEmailContact", startOutboundEmailContact],
  ["StartVoiceIdStream", startVoiceIdStream],
  ["TagContact", tagContact],
  ["TransferContactToAgent", transferContactToAgent],
  ["TransferContactToQueue", transferContactToQueue],
  ["TransferParticipantToThirdParty", transferParticipantToThirdParty],
  ["TransferToFlow", transferToFlow],
  ["UntagContact", untagContact],
  ["UpdateCase", updateCase],
  ["UpdateContactAttributes", updateContactAttributes],
  ["UpdateContactCallbackNumber", updateContactCallbackNumber],
  ["UpdateContactData", updateContactData],
  ["UpdateContactEventHooks", updateContactEventHooks],
  ["UpdateContactMediaProcessing", updateContactMediaProcessing],
  ["UpdateContactMediaStreamingBehavior", updateContactMediaStreamingBehavior],
  ["UpdateContactRecordingAndAnalyticsBehavior", updateContactRecordingAndAnalyticsBehavior],
  ["UpdateContactRecordingBehavior", updateContactRecordingBehavior],
  ["UpdateContactRoutingBehavior", updateContactRoutingBehavior],
  ["UpdateContactRoutingCriteria", updateContactRoutingCriteria],
  ["UpdateContactTargetQueue", updateContactTargetQueue],
  ["UpdateContactTextToSpeechVoice", updateContactTextToSpeechVoice],
  ["UpdateCustomerProfile", updateCustomerProfile],
  ["UpdateFlowAttributes", updateFlowAttributes],
  ["UpdateFlowLoggingBehavior", updateFlowLoggingBehavior],
  ["UpdatePreviousContactParticipantState", updatePreviousContactParticipantState],
  ["UpsertDataTableValues", upsertDataTableValues],
  ["Wait", wait],
]);

/** Types that the catalogue has and nobody has verified, and why a call that reaches one ends there. */
export const unverifiedTypes: ReadonlyMap<string, string> = new Map([
  [
    "RouteContactToAgent",
    "the Administrator Guide names it, CreateContactFlow refuses it, and its parameters are not known",
  ],
]);
