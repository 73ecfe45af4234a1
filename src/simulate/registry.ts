import type { ActionType } from "./behaviour.js";
import { checkHoursOfOperation } from "./actions/check-hours-of-operation.js";
import { checkMetricData } from "./actions/check-metric-data.js";
import { compare } from "./actions/compare.js";
import { createCallbackContact } from "./actions/create-callback-contact.js";
import { dequeueContactAndTransferToQueue } from "./actions/dequeue-contact-and-transfer-to-queue.js";
import { disconnectParticipant } from "./actions/disconnect-participant.js";
import { distributeByPercentage } from "./actions/distribute-by-percentage.js";
import { endFlowExecution } from "./actions/end-flow-execution.js";
import { endFlowModuleExecution } from "./actions/end-flow-module-execution.js";
import { getMetricData } from "./actions/get-metric-data.js";
import { getParticipantInput } from "./actions/get-participant-input.js";
import { invokeFlowModule } from "./actions/invoke-flow-module.js";
import { invokeLambdaFunction } from "./actions/invoke-lambda-function.js";
import { loop } from "./actions/loop.js";
import { messageParticipantIteratively } from "./actions/message-participant-iteratively.js";
import { messageParticipant } from "./actions/message-participant.js";
import { tagContact } from "./actions/tag-contact.js";
import { transferContactToAgent } from "./actions/transfer-contact-to-agent.js";
import { transferContactToQueue } from "./actions/transfer-contact-to-queue.js";
import { transferParticipantToThirdParty } from "./actions/transfer-participant-to-third-party.js";
import { transferToFlow } from "./actions/transfer-to-flow.js";
import { untagContact } from "./actions/untag-contact.js";
import { updateContactAttributes } from "./actions/update-contact-attributes.js";
import { updateContactCallbackNumber } from "./actions/update-contact-callback-number.js";
import { updateContactData } from "./actions/update-contact-data.js";
import { updateContactEventHooks } from "./actions/update-contact-event-hooks.js";
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

/** The action types that are simulated: `Type` of the document → what makes its behaviour. */
export const actionTypes: ReadonlyMap<string, ActionType> = new Map([
  ["CheckHoursOfOperation", checkHoursOfOperation],
  ["CheckMetricData", checkMetricData],
  ["Compare", compare],
  ["CreateCallbackContact", createCallbackContact],
  ["DequeueContactAndTransferToQueue", dequeueContactAndTransferToQueue],
  ["DisconnectParticipant", disconnectParticipant],
  ["DistributeByPercentage", distributeByPercentage],
  ["EndFlowExecution", endFlowExecution],
  ["EndFlowModuleExecution", endFlowModuleExecution],
  ["GetMetricData", getMetricData],
  ["GetParticipantInput", getParticipantInput],
  ["InvokeFlowModule", invokeFlowModule],
  ["InvokeLambdaFunction", invokeLambdaFunction],
  ["Loop", loop],
  ["MessageParticipantIteratively", messageParticipantIteratively],
  ["MessageParticipant", messageParticipant],
  ["TagContact", tagContact],
  ["TransferContactToAgent", transferContactToAgent],
  ["TransferContactToQueue", transferContactToQueue],
  ["TransferParticipantToThirdParty", transferParticipantToThirdParty],
  ["TransferToFlow", transferToFlow],
  ["UntagContact", untagContact],
  ["UpdateContactAttributes", updateContactAttributes],
  ["UpdateContactCallbackNumber", updateContactCallbackNumber],
  ["UpdateContactData", updateContactData],
  ["UpdateContactEventHooks", updateContactEventHooks],
  ["UpdateContactRecordingAndAnalyticsBehavior", updateContactRecordingAndAnalyticsBehavior],
  ["UpdateContactRecordingBehavior", updateContactRecordingBehavior],
  ["UpdateContactRoutingBehavior", updateContactRoutingBehavior],
  ["UpdateContactRoutingCriteria", updateContactRoutingCriteria],
  ["UpdateContactTargetQueue", updateContactTargetQueue],
  ["UpdateContactTextToSpeechVoice", updateContactTextToSpeechVoice],
  ["UpdateFlowAttributes", updateFlowAttributes],
  ["UpdateFlowLoggingBehavior", updateFlowLoggingBehavior],
  ["UpdatePreviousContactParticipantState", updatePreviousContactParticipantState],
  ["Wait", wait],
]);
