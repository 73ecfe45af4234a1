// Written by generate-registry.mjs from the files under actions/. Do not edit.
import type { ActionType } from "./action-type.js";
import { checkHoursOfOperation } from "./actions/check-hours-of-operation.js";
import { compare } from "./actions/compare.js";
import { disconnectParticipant } from "./actions/disconnect-participant.js";
import { getParticipantInput } from "./actions/get-participant-input.js";
import { invokeLambdaFunction } from "./actions/invoke-lambda-function.js";
import { loop } from "./actions/loop.js";
import { messageParticipant } from "./actions/message-participant.js";
import { transferToFlow } from "./actions/transfer-to-flow.js";
import { updateContactAttributes } from "./actions/update-contact-attributes.js";
import { updateFlowAttributes } from "./actions/update-flow-attributes.js";
import { updateFlowLoggingBehavior } from "./actions/update-flow-logging-behavior.js";

/** Every action type that flowc knows, in the order of their names. */
export const actionTypes: readonly ActionType[] = [
  checkHoursOfOperation,
  compare,
  disconnectParticipant,
  getParticipantInput,
  invokeLambdaFunction,
  loop,
  messageParticipant,
  transferToFlow,
  updateContactAttributes,
  updateFlowAttributes,
  updateFlowLoggingBehavior,
];

const byType: ReadonlyMap<string, ActionType> = new Map(actionTypes.map((action) => [action.type, action]));

/** The action type of that name; undefined for one that flowc does not know. Safe for any text. */
export function actionType(type: string): ActionType | undefined {
  return byType.get(type);
}
