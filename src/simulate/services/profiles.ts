import type { Json, JsonObject } from "../../language/json.js";
import type { Answer } from "../question.js";
import { failed, record, records, served, textAt } from "./answers.js";

/** A customer profile with what belongs to it. */
export interface CustomerProfile {
  readonly ProfileId: string;
  /** Fields such as `FirstName`, and `Attributes`, by name. */
  readonly fields: JsonObject;
  readonly calculatedAttributes?: JsonObject;
  /** Object type (`_asset`, `_order`, `_case` or one's own) → objects, oldest first. */
  readonly objects?: Readonly<Record<string, readonly JsonObject[]>>;
  readonly segments?: readonly string[];
  /** Contacts that are linked to it. */
  readonly contacts?: readonly string[];
}

/** What a search key looks at; other keys look at the field or the attribute of their own name. */
const searchKeys: ReadonlyMap<string, readonly string[]> = new Map([
  ["_phone", ["PhoneNumber", "MobilePhoneNumber", "HomePhoneNumber", "BusinessPhoneNumber"]],
  ["_email", ["EmailAddress", "PersonalEmailAddress", "BusinessEmailAddress"]],
  ["_account", ["AccountNumber"]],
]);

/** Where objects of a type are read. */
const objectMembers: ReadonlyMap<string, string> = new Map([
  ["_asset", "Asset"],
  ["_order", "Order"],
  ["_case", "Case"],
]);

export function getProfile(profiles: readonly CustomerProfile[], request: JsonObject): Answer {
  const search = record(request["ProfileRequestData"]);
  const criteria = criteriaOf(search);
  if (criteria.length === 0) return failed("There is nothing to look for.");
  const any = textAt(search, "LogicalOperator").toUpperCase() === "OR";
  const found = profiles.filter((profile) => {
    const meets = ([key, value]: readonly [string, string]) => value !== "" && valuesOf(profile, key).includes(value);
    return any ? criteria.some(meets) : criteria.every(meets);
  });
  if (found.length > 1) return failed(`${found.length} profiles have these values.`, "MultipleFoundError");
  const [profile] = found;
  return profile ? served(shown(profile, request)) : failed("No profile has these values.", "NoneFoundError");
}

export function createProfile(profiles: CustomerProfile[], request: JsonObject): Answer {
  const ProfileId = `profile-${profiles.length + 1}`;
  const profile = { ProfileId, fields: withFields({}, record(request["ProfileRequestData"])) };
  profiles.push(profile);
  return served(shown(profile, request));
}

/** Changes the profile named, else the one that the flow has loaded. */
export function updateProfile(profiles: CustomerProfile[], request: JsonObject): Answer {
  const { ProfileId, ...fields } = record(request["ProfileRequestData"]);
  const id = ProfileId === undefined ? textAt(request, "LoadedProfileId") : String(ProfileId);
  const index = profiles.findIndex((profile) => profile.ProfileId === id);
  const profile = profiles[index];
  if (!profile) return failed(id === "" ? "No profile has been loaded." : `There is no profile "${id}".`);
  const changed = { ...profile, fields: withFields(profile.fields, fields) };
  profiles[index] = changed;
  return served(shown(changed, request));
}

export function associateContact(profiles: CustomerProfile[], request: JsonObject): Answer {
  const data = record(request["ProfileRequestData"]);
  const index = profiles.findIndex((profile) => profile.ProfileId === textAt(data, "ProfileId"));
  const profile = profiles[index];
  if (!profile) return failed(`There is no profile "${textAt(data, "ProfileId")}".`);
  profiles[index] = { ...profile, contacts: [...(profile.contacts ?? []), textAt(data, "ContactId")] };
  return served({});
}

export function checkSegment(profiles: readonly CustomerProfile[], request: JsonObject): Answer {
  const data = record(request["ProfileRequestData"]);
  const profile = byId(profiles, data);
  if (!profile) return failed(`There is no profile "${textAt(data, "ProfileId")}".`);
  return served({ member: (profile.segments ?? []).includes(textAt(data, "SegmentName")) });
}

export function getCalculatedAttributes(profiles: readonly CustomerProfile[], request: JsonObject): Answer {
  const profile = byId(profiles, record(request["ProfileRequestData"]));
  const all = profile?.calculatedAttributes ?? {};
  const names = listed(request).map((name) => name.replace(/^CalculatedAttributes\./, ""));
  const found = names.filter((name) => Object.hasOwn(all, name));
  if (found.length === 0) return failed("The profile has none of these attributes.", "NoneFoundError");
  return served({ CalculatedAttributes: Object.fromEntries(found.map((name) => [name, all[name] ?? null])) });
}

export function getProfileObject(profiles: readonly CustomerProfile[], request: JsonObject): Answer {
  const data = record(request["ProfileRequestData"]);
  const type = textAt(data, "ObjectType");
  const objects = byId(profiles, data)?.objects ?? {};
  const ofType = Object.hasOwn(objects, type) ? (objects[type] ?? []) : [];
  const key = textAt(data, "IdentifierName");
  const object = ofType.findLast((one) => key === "" || textAt(one, key) === textAt(data, "IdentifierValue"));
  if (!object) return failed(`The profile has no such object of the type "${type}".`, "NoneFoundError");
  return served({ [objectMembers.get(type) ?? "ObjectAttributes"]: object });
}

function byId(profiles: readonly CustomerProfile[], data: JsonObject): CustomerProfile | undefined {
  return profiles.find(({ ProfileId }) => ProfileId === textAt(data, "ProfileId"));
}

/** What is looked for: a list of keys and values, one key and value, or fields by name as older flows have them. */
function criteriaOf(search: JsonObject): readonly (readonly [key: string, value: string])[] {
  const listed = records(search["SearchCriteria"]);
  const pairs = Object.hasOwn(search, "IdentifierName") ? [...listed, search] : listed;
  if (pairs.length > 0) return pairs.map((pair) => [textAt(pair, "IdentifierName"), textAt(pair, "IdentifierValue")]);
  return Object.keys(search)
    .filter((name) => name !== "LogicalOperator")
    .map((name) => [name, textAt(search, name)]);
}

function valuesOf({ ProfileId, fields }: CustomerProfile, key: string): readonly string[] {
  if (key === "_profileId" || key === "ProfileId") return [ProfileId];
  if (key === "_fullName") return [`${textAt(fields, "FirstName")} ${textAt(fields, "LastName")}`];
  const names = searchKeys.get(key) ?? [key];
  return [...names.map((name) => textAt(fields, name)), textAt(record(fields["Attributes"]), key)];
}

/** Fields with others put in; `Attributes.tier` is a member of `Attributes`. */
function withFields(before: JsonObject, given: JsonObject): JsonObject {
  const fields = new Map(Object.entries(before));
  const attributes = new Map(Object.entries(record(before["Attributes"])));
  for (const [name, value] of Object.entries(given)) {
    if (name === "Attributes") for (const [key, inner] of Object.entries(record(value))) attributes.set(key, inner);
    else if (name.startsWith("Attributes.")) attributes.set(name.slice("Attributes.".length), value);
    else fields.set(name, value);
  }
  if (attributes.size > 0) fields.set("Attributes", Object.fromEntries(attributes));
  return Object.fromEntries(fields);
}

/** What `$.Customer` shows of a profile: its id, and the fields that the action asked for. */
function shown(profile: CustomerProfile, request: JsonObject): JsonObject {
  const { ProfileId, fields } = profile;
  const ProfileARN = `arn:aws:profile:us-east-1:123456789012:domains/local/profiles/${ProfileId}`;
  const asked = new Map<string, Json>();
  const attributes = new Map<string, Json>();
  for (const name of listed(request)) {
    const inner = name.replace(/^Attributes\./, "");
    if (inner !== name) attributes.set(inner, textAt(record(fields["Attributes"]), inner));
    else if (Object.hasOwn(fields, name)) asked.set(name, fields[name] ?? null);
  }
  if (attributes.size > 0) asked.set("Attributes", Object.fromEntries(attributes));
  return { ProfileId, ProfileARN, ...Object.fromEntries(asked) };
}

function listed(request: JsonObject): readonly string[] {
  const names = request["ProfileResponseData"];
  return Array.isArray(names) ? names.map(String) : [];
}
