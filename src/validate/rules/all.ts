import type { Rule } from "../rule.js";
import { afterTheEnd } from "./after-the-end.js";
import { attributeBytes } from "./attribute-bytes.js";
import { conditionForm, numberOperand, oneOperand, operandPath, unknownOperator } from "./condition-form.js";
import { consent } from "./consent.js";
import { danglingTarget } from "./dangling-target.js";
import { forbiddenBranch } from "./forbidden-branch.js";
import { hardCodedArn, hardCodedNumber, hardCodedSecret } from "./hard-coded.js";
import { idleLoop } from "./idle-loop.js";
import { impossibleValue } from "./impossible-value.js";
import { lambdaFields } from "./lambda-fields.js";
import { lambdaTime } from "./lambda-time.js";
import { lostResult, sometimesUnproduced, unproducedResult } from "./lost-result.js";
import { branchWithoutOffer, keyWithoutBranch } from "./menu-keys.js";
import { missingBranch } from "./missing-branch.js";
import { moduleNesting } from "./module-nesting.js";
import { undeclaredBranch, undeclaredData, undeclaredResult } from "./module-results.js";
import { moduleContract, moduleSettings } from "./module-settings.js";
import { leftByFailure, neverEnds } from "./never-ends.js";
import { otherEnvironment, twoInstances } from "./other-environment.js";
import {
  emptyParameter,
  missingParameter,
  parameterBinding,
  parameterChoice,
  parameterType,
  parameterValue,
  unknownParameter,
} from "./parameters.js";
import { percentages } from "./percentages.js";
import { phoneNumberForm } from "./phone-number-form.js";
import { promptLength } from "./prompt-length.js";
import { missingResource, resourceForm, resourceKind } from "./resource-reference.js";
import { retryForever } from "./retry-forever.js";
import { cardUnencrypted, secretHandedOn, secretSpoken, secretStored, secretWhileLogging } from "./secret-digits.js";
import { shadowedCondition } from "./shadowed-condition.js";
import { silentCaller } from "./silent-caller.js";
import { silentEnd } from "./silent-end.js";
import { ssml } from "./ssml.js";
import { targetFlowType } from "./target-flow-type.js";
import { tooLongContent } from "./too-long-content.js";
import { tooManyActions } from "./too-many-actions.js";
import { bareNamespace, elsewhereAttribute, unknownAttribute, unknownNamespace } from "./unknown-path.js";
import { misspeltType, refusedType, unknownType } from "./unknown-type.js";
import { unreachable } from "./unreachable.js";
import { unsetAttribute, unsetFlowAttribute } from "./unset-attribute.js";
import { workingQueue } from "./working-queue.js";
import { wrongChannel } from "./wrong-channel.js";
import { wrongFlowType } from "./wrong-flow-type.js";

/** flowc's own rules: what the service refuses, what calls do, what is read and written, and privacy. */
export const rules: readonly Rule[] = [
  unknownType,
  refusedType,
  misspeltType,
  danglingTarget,
  missingBranch,
  forbiddenBranch,
  conditionForm,
  unknownOperator,
  operandPath,
  oneOperand,
  numberOperand,
  parameterValue,
  missingParameter,
  unknownParameter,
  parameterChoice,
  parameterBinding,
  emptyParameter,
  parameterType,
  afterTheEnd,
  tooManyActions,
  tooLongContent,
  wrongFlowType,
  wrongChannel,
  ssml,
  promptLength,
  phoneNumberForm,
  otherEnvironment,
  twoInstances,
  resourceKind,
  resourceForm,
  missingResource,
  percentages,
  moduleSettings,
  moduleContract,
  undeclaredResult,
  undeclaredBranch,
  undeclaredData,
  moduleNesting,
  targetFlowType,

  unreachable,
  neverEnds,
  leftByFailure,
  idleLoop,
  silentCaller,
  silentEnd,
  workingQueue,
  keyWithoutBranch,
  branchWithoutOffer,
  shadowedCondition,
  retryForever,

  lostResult,
  unproducedResult,
  sometimesUnproduced,
  unsetAttribute,
  unsetFlowAttribute,
  unknownNamespace,
  unknownAttribute,
  bareNamespace,
  elsewhereAttribute,
  lambdaFields,
  attributeBytes,
  impossibleValue,
  lambdaTime,

  secretWhileLogging,
  secretHandedOn,
  secretStored,
  secretSpoken,
  cardUnencrypted,
  consent,
  hardCodedNumber,
  hardCodedArn,
  hardCodedSecret,
];
