import type { JsonObject } from "../../language/json.js";
import type { Answer } from "../question.js";
import { failed, record, served, textAt } from "./answers.js";

/** A case: its fields by id, `case_id` among them. */
export type Case = JsonObject;

/** Makes a case from the fields given. */
export function createCase(cases: Case[], request: JsonObject): Answer {
  const id = `00000000-0000-4000-8001-${String(cases.length + 1).padStart(12, "0")}`;
  const template = textAt(request, "CaseTemplateId");
  cases.push({ ...record(request["CaseRequestFields"]), case_id: id, template_id: template });
  return served({ case_id: id });
}

export function updateCase(cases: Case[], request: JsonObject): Answer {
  const id = textAt(request, "CaseId");
  const index = cases.findIndex((one) => one["case_id"] === id);
  if (index < 0) return failed(`There is no case "${id}".`);
  cases[index] = { ...cases[index], ...record(request["CaseRequestFields"]) };
  return served({});
}

/** The one case that has all the values looked for; with `GetLastUpdatedCase` the one that was changed last. */
export function getCase(cases: readonly Case[], request: JsonObject): Answer {
  const customer = textAt(request, "CustomerId");
  const filters = Object.entries(record(request["CaseRequestFields"]));
  if (filters.length === 0 && customer === "") return failed("There is nothing to look for.");
  const found = cases.filter(
    (one) =>
      filters.every(([field, value]) => textAt(one, field) === String(value)) &&
      (customer === "" || isCustomer(textAt(one, "customer_id"), customer)),
  );
  if (found.length === 0) return failed("No case has these values.", "NoneFound");
  if (found.length > 1 && textAt(request, "GetLastUpdatedCase") !== "true")
    return failed(`${found.length} cases have these values.`, "MultipleFound");
  const latest = found.reduce((one, other) =>
    textAt(other, "last_updated_datetime") >= textAt(one, "last_updated_datetime") ? other : one,
  );
  const wanted = Array.isArray(request["CaseResponseFields"]) ? request["CaseResponseFields"] : [];
  const fields = ["case_id", ...wanted.map(String)].filter((field) => Object.hasOwn(latest, field));
  return served(Object.fromEntries(fields.map((field) => [field, latest[field] ?? null])));
}

/** A case holds the ARN of a profile, a flow may look for its id. */
function isCustomer(held: string, wanted: string): boolean {
  return held === wanted || held.endsWith(`/${wanted}`) || wanted.endsWith(`/${held}`);
}
