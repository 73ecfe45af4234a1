import { intrinsic } from "../intrinsic.js";
import type { Loaded, ReferenceMap } from "../paths.js";
import type { BlockOptions } from "../perform.js";
import { equalsBranch, perform } from "../perform.js";
import type { Parameters } from "../recorder.js";
import { recorder } from "../recorder.js";
import { choice, isOn, list, staticText, text, texts } from "../values.js";

/** Options of blocks that load fields of a profile. */
export interface ProfileOptions<Load extends readonly string[]> extends BlockOptions {
  /** Names of the fields to load, such as `FirstName` or `Attributes.tier`. 14,000 characters in all per flow. */
  readonly load?: Load;
}

/** What was loaded of a profile; fields written `Attributes.<name>` are below `Attributes`. */
export type Profile<Load extends readonly string[]> = string extends Load[number]
  ? ReferenceMap
  : { readonly [Name in Exclude<Load[number], `${string}.${string}`> | "ProfileId" | "ProfileARN"]: string } & {
      readonly Attributes: {
        readonly [Name in Load[number] as Name extends `Attributes.${infer Field}` ? Field : never]: string;
      };
    };

/** What a profile is found by: names such as `_phone`, `_email`, `_account`, `_profileId`, and their values. */
export type ProfileSearch = Readonly<Record<string, string>>;

/**
 * Finds a customer profile by one to five identifiers and loads fields of it.
 *
 * Block: Customer profiles (get profile). All channels and flow types. Errors: `NoneFoundError`, `MultipleFoundError`,
 * `NoMatchingError`.
 *
 * @source Developer Guide, GetCustomerProfile; the list of names was observed in real flows
 * @example
 * ```ts
 * const profile = getCustomerProfile({ _phone: contact.customerEndpoint.address }, { load: ["FirstName"] });
 * playPrompt(`Welcome back, ${profile.FirstName}.`);
 * ```
 */
export function getCustomerProfile<const Load extends readonly string[] = readonly []>(
  search: ProfileSearch,
  options: ProfileOptions<Load> & {
    /** How several identifiers go together; `all` when absent. */
    readonly match?: "all" | "any";
  } = {},
): Profile<Load> {
  const block = "getCustomerProfile";
  const criteria = Object.entries(texts({ block, option: "search" }, search)).map(
    ([IdentifierName, IdentifierValue]) => ({ IdentifierName, IdentifierValue }),
  );
  list({ block, option: "search" }, criteria, { min: 1, max: 5 });
  const LogicalOperator = choice({ block, option: "match" }, options.match ?? "all", { all: "AND", any: "OR" });
  const ProfileRequestData =
    criteria.length === 1 ? (criteria[0] as Parameters) : { SearchCriteria: criteria, LogicalOperator };
  return profileBlock(block, "GetCustomerProfile", ProfileRequestData, options);
}

/**
 * Creates a customer profile. Custom fields are written `Attributes.<name>`; a value has at most 255 characters.
 *
 * Block: Customer profiles (create profile). All channels and flow types. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, CreateCustomerProfile
 * @example
 * ```ts
 * createCustomerProfile({ PhoneNumber: contact.customerEndpoint.address, "Attributes.tier": "new" });
 * ```
 */
export function createCustomerProfile<const Load extends readonly string[] = readonly []>(
  fields: ProfileSearch,
  options: ProfileOptions<Load> = {},
): Profile<Load> {
  const block = "createCustomerProfile";
  return profileBlock(block, "CreateCustomerProfile", profileFields(block, fields), options);
}

/**
 * Changes fields of the profile that the flow loaded before.
 *
 * Block: Customer profiles (update profile). All channels and flow types. Errors: `NoMatchingError`.
 *
 * @source Administrator Guide, Customer profiles block; the shape was observed in real flows
 * @example
 * ```ts
 * updateCustomerProfile({ EmailAddress: attributes.Email });
 * ```
 */
export function updateCustomerProfile<const Load extends readonly string[] = readonly []>(
  fields: ProfileSearch,
  options: ProfileOptions<Load> = {},
): Profile<Load> {
  const block = "updateCustomerProfile";
  return profileBlock(block, "UpdateCustomerProfile", profileFields(block, fields), options);
}

/**
 * Loads an asset, an order, a case or an object of your own of a profile: the latest, or the one with an identifier.
 *
 * Block: Customer profiles (get profile object). All channels and flow types. Errors: `NoneFoundError`,
 * `NoMatchingError`.
 *
 * @source Developer Guide, GetCustomerProfileObject
 * @example
 * ```ts
 * const asset = getCustomerProfileObject("_asset", { profileId: current.customer.ProfileId, latest: true });
 * playPrompt(`You own a ${asset.asset.AssetName}`);
 * ```
 */
export function getCustomerProfileObject(
  objectType: string,
  options: ProfileOptions<readonly string[]> & {
    readonly profileId: string;
    /** Either the latest object … */
    readonly latest?: boolean;
    /** … or the one with an identifier. */
    readonly identifier?: { readonly name: string; readonly value: string };
  },
): {
  readonly asset: ReferenceMap;
  readonly order: ReferenceMap;
  readonly case: ReferenceMap;
  readonly attributes: ReferenceMap;
} {
  const block = "getCustomerProfileObject";
  const place = (option: string) => ({ block, option });
  const { identifier, latest } = options;
  if (isOn(place("latest"), latest) === (identifier !== undefined)) {
    recorder().fail("FLW814", { block, options: "latest and identifier" });
  }
  const ProfileRequestData = {
    ProfileId: text(place("profileId"), options.profileId),
    ObjectType: text(place("objectType"), objectType),
    ...(identifier
      ? {
          IdentifierName: text(place("identifier.name"), identifier.name),
          IdentifierValue: text(place("identifier.value"), identifier.value),
        }
      : { UseLatest: "true" }),
  };
  const ProfileResponseData = loadedFields(block, options.load);
  const performed = perform(block, "GetCustomerProfileObject", { ProfileRequestData, ProfileResponseData }, options);
  const below = (name: string) => performed.fields(`$.Customer.${name}`) as ReferenceMap;
  return {
    get asset() {
      return below("Asset");
    },
    get order() {
      return below("Order");
    },
    get case() {
      return below("Case");
    },
    get attributes() {
      return below("ObjectAttributes");
    },
  };
}

/**
 * Loads calculated attributes of a profile, by their names without a prefix.
 *
 * Block: Customer profiles (get calculated attributes). All channels and flow types. Errors: `NoneFoundError`,
 * `NoMatchingError`.
 *
 * @source Administrator Guide, Customer profiles block; the shape was observed in real flows
 * @example
 * ```ts
 * const figures = getCalculatedAttributes(["_most_frequent_channel"], { profileId: current.customer.ProfileId });
 * if (figures._most_frequent_channel === "CHAT") playPrompt("You can also reach us by chat.");
 * ```
 */
export function getCalculatedAttributes<const Names extends readonly string[]>(
  names: Names,
  options: BlockOptions & { readonly profileId: string },
): Loaded<Names> {
  const block = "getCalculatedAttributes";
  const place = { block, option: "names" };
  const parameters = {
    ProfileRequestData: { ProfileId: text({ block, option: "profileId" }, options.profileId) },
    ProfileResponseData: list(place, names, { min: 1 }).map(
      (name) => `CalculatedAttributes.${staticText(place, name)}`,
    ),
  };
  const performed = perform(block, "GetCalculatedAttributesForCustomerProfile", parameters, options);
  return performed.fields("$.Customer.CalculatedAttributes") as Loaded<Names>;
}

/**
 * Links the contact to a profile.
 *
 * Block: Customer profiles (associate contact to profile). All channels and flow types. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, AssociateContactToCustomerProfile
 * @example
 * ```ts
 * associateContactToCustomerProfile({ profileId: current.customer.ProfileId, contactId: contact.contactId });
 * ```
 */
export function associateContactToCustomerProfile(
  link: { readonly profileId: string; readonly contactId: string },
  options?: BlockOptions,
): void {
  const block = "associateContactToCustomerProfile";
  const ProfileRequestData = {
    ProfileId: text({ block, option: "profileId" }, link.profileId),
    ContactId: text({ block, option: "contactId" }, link.contactId),
  };
  perform(block, "AssociateContactToCustomerProfile", { ProfileRequestData }, options);
}

/**
 * True when a profile is in a segment.
 *
 * Block: Customer profiles (check segment membership). All channels and flow types. Errors: `NoMatchingError`.
 *
 * @source Administrator Guide, Customer profiles block; the type's name was observed in real flows
 * @example
 * ```ts
 * if (checkSegmentMembership("VIP", { profileId: current.customer.ProfileId })) playPrompt("Welcome.");
 * ```
 */
export function checkSegmentMembership(
  segment: string,
  options: BlockOptions & { readonly profileId: string },
): boolean {
  const block = "checkSegmentMembership";
  const ProfileRequestData = {
    ProfileId: text({ block, option: "profileId" }, options.profileId),
    SegmentName: text({ block, option: "segment" }, segment),
  };
  const type = "CheckSegmentMembershipForCustomerProfile";
  const branches = [equalsBranch("True"), equalsBranch("False")];
  return perform(block, type, { ProfileRequestData }, options, { branches }).ended("True");
}

function profileFields(block: string, fields: ProfileSearch): Parameters {
  const parameters = texts({ block, option: "fields" }, fields);
  list({ block, option: "fields" }, Object.keys(parameters), { min: 1 });
  return parameters;
}

function loadedFields(block: string, load: readonly string[] | undefined): readonly string[] | undefined {
  return load?.map((field) => staticText({ block, option: "load" }, field));
}

function profileBlock<Load extends readonly string[]>(
  block: string,
  type: string,
  ProfileRequestData: Parameters,
  options: ProfileOptions<Load>,
): Profile<Load> {
  const parameters = { ProfileRequestData, ProfileResponseData: loadedFields(block, options.load) };
  return perform(block, type, parameters, options).fields("$.Customer") as Profile<Load>;
}

intrinsic(
  getCustomerProfile,
  createCustomerProfile,
  updateCustomerProfile,
  getCustomerProfileObject,
  getCalculatedAttributes,
  associateContactToCustomerProfile,
  checkSegmentMembership,
);
