import { intrinsic } from "../intrinsic.js";
import type { Loaded } from "../paths.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import { recorder } from "../recorder.js";
import { flag, list, staticText, text, texts } from "../values.js";

/** What all case blocks take. */
export interface CaseOptions extends BlockOptions {
  /** Links the contact to the case; yes when absent. Then `ContactNotLinked` is a further error. */
  readonly linkContact?: boolean;
}

/** Fields that every case has (Administrator Guide, Contact attributes reference). */
export type CaseField =
  | "case_id"
  | "case_reason"
  | "created_by"
  | "customer_id"
  | "created_datetime"
  | "last_updated_datetime"
  | "last_closed_datetime"
  | "reference_number"
  | "status"
  | "summary"
  | "title";

/** Fields of a case by their ids: text values or references. */
export type CaseFields = Readonly<Record<string, string>>;

/**
 * Creates a case from a template.
 *
 * Block: Cases (create case). All channels and flow types. Errors: `NoMatchingError`, `ContactNotLinked`.
 *
 * @source Developer Guide, CreateCase
 * @example
 * ```ts
 * const created = createCase({ templateId: "9cdd12c6-4a2a-48de-8302-c31e77ea117a", fields: { title: "Refund" } });
 * attributes.Case = created.case_id;
 * ```
 */
export function createCase(
  options: CaseOptions & { readonly templateId: string; readonly fields?: CaseFields },
): Loaded<readonly [], CaseField> {
  const block = "createCase";
  const parameters = {
    LinkContactToCase: linkFlag(block, options),
    CaseTemplateId: text({ block, option: "templateId" }, options.templateId),
    CaseRequestFields: options.fields && texts({ block, option: "fields" }, options.fields),
  };
  return perform(block, "CreateCase", parameters, options).fields("$.Case") as Loaded<readonly [], CaseField>;
}

/** Options of {@link getCase}. */
export interface GetCaseOptions<Load extends readonly string[]> extends CaseOptions {
  /** What the case must have. */
  readonly where?: CaseFields;
  /** Id of the customer profile it belongs to. */
  readonly customerId?: string;
  /** Takes the one that was changed last when several match. */
  readonly latest?: boolean;
  /** Ids of the fields to load, at most 10. */
  readonly load?: Load;
}

/**
 * Finds a case and loads fields of it. At least one of `where` and `customerId` is needed.
 *
 * Block: Cases (get case). All channels and flow types. Errors: `NoneFound`, `MultipleFound`, `NoMatchingError`,
 * `ContactNotLinked`.
 *
 * @source Administrator Guide, Cases block; the shape was observed in real flows
 * @example
 * ```ts
 * const found = getCase({ where: { status: "open" }, latest: true, load: ["title"] });
 * playPrompt(`Your case is called ${found.title}`);
 * ```
 */
export function getCase<const Load extends readonly string[] = readonly []>(
  options: GetCaseOptions<Load>,
): Loaded<Load> {
  const block = "getCase";
  const place = (option: string) => ({ block, option });
  const { where, customerId, load } = options;
  if (where === undefined && customerId === undefined) {
    recorder().fail("FLW807", { block, option: "where", range: "of at least 1", count: "0" });
  }
  const parameters = {
    LinkContactToCase: linkFlag(block, options),
    GetLastUpdatedCase: flag(place("latest"), options.latest, "true"),
    CustomerId: text(place("customerId"), customerId),
    CaseRequestFields: where && texts(place("where"), where),
    CaseResponseFields:
      load && list(place("load"), load, { min: 1, max: 10 }).map((field) => staticText(place("load"), field)),
  };
  return perform(block, "GetCase", parameters, options).fields("$.Case") as Loaded<Load>;
}

/**
 * Changes fields of a case.
 *
 * Block: Cases (update case). All channels and flow types. Errors: `NoMatchingError`, `ContactNotLinked`.
 *
 * @source Administrator Guide, Cases block; the shape was observed in real flows
 * @example
 * ```ts
 * updateCase(attributes.Case, { fields: { status: "closed" }, linkContact: false });
 * ```
 */
export function updateCase(caseId: string, options: CaseOptions & { readonly fields: CaseFields }): void {
  const block = "updateCase";
  const parameters = {
    LinkContactToCase: linkFlag(block, options),
    CaseId: text({ block, option: "caseId" }, caseId),
    CaseRequestFields: texts({ block, option: "fields" }, options.fields),
  };
  perform(block, "UpdateCase", parameters, options);
}

function linkFlag(block: string, { linkContact = true }: CaseOptions): string {
  return flag({ block, option: "linkContact" }, linkContact, "true");
}

intrinsic(createCase, getCase, updateCase);
