import { type ActionType, compare, failure, next, type Outcome } from "../behaviour.js";
import type { JsonObject } from "../../language/json.js";
import type { ServiceOperation } from "../question.js";
import { addResult, serviceAction } from "../service-action.js";
import type { Turn } from "../turn.js";

/** Characters of profile data that a flow may load (Administrator Guide, customer profiles). */
const profileCharacters = 14_000;

const exchange = { required: ["ProfileRequestData"], optional: ["ProfileResponseData"] };

/** Actions that load a profile, or parts of one, into `$.Customer`. */
export const getCustomerProfile = loads("GetCustomerProfile");
export const createCustomerProfile = loads("CreateCustomerProfile");
export const getCustomerProfileObject = loads("GetCustomerProfileObject");
export const getCalculatedAttributesForCustomerProfile = loads("GetCalculatedAttributesForCustomerProfile");
export const updateCustomerProfile = loads("UpdateCustomerProfile");

/** Links a contact to a profile. */
export const associateContactToCustomerProfile: ActionType = (settings) =>
  serviceAction(settings, "AssociateContactToCustomerProfile", exchange, () => next);

/** Branches on whether a profile is in a segment. */
export const checkSegmentMembershipForCustomerProfile: ActionType = (settings) =>
  serviceAction(settings, "CheckSegmentMembershipForCustomerProfile", exchange, (_, result) =>
    compare(result["member"] === true ? "True" : "False"),
  );

function loads(operation: ServiceOperation): ActionType {
  return (settings) => serviceAction(settings, operation, exchange, load, loadedProfile);
}

function load(turn: Turn, result: JsonObject): Outcome {
  const before = turn.state.scope;
  addResult(turn, "Customer", result);
  if (JSON.stringify(turn.state.scope.results.get("Customer")).length <= profileCharacters) return next;
  turn.state.scope = before;
  return failure("The flow would hold more than 14,000 characters of profile data.");
}

/** The profile that an action without an id means. */
function loadedProfile({ state }: Turn): JsonObject {
  const customer = state.scope.results.get("Customer");
  const id = typeof customer === "object" && customer !== null ? (customer as JsonObject)["ProfileId"] : undefined;
  return typeof id === "string" ? { LoadedProfileId: id } : {};
}
