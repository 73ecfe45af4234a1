import type { JsonObject } from "../../language/json.js";
import type { Answer, ServiceOperation, ServiceQuestion } from "../question.js";
import { failed, served, textAt } from "./answers.js";
import { type Case, createCase, getCase, updateCase } from "./cases.js";
import { type DataTable, evaluateTable, listTable, tableOf, upsertTable } from "./data-tables.js";
import {
  associateContact,
  checkSegment,
  createProfile,
  type CustomerProfile,
  getCalculatedAttributes,
  getProfile,
  getProfileObject,
  updateProfile,
} from "./profiles.js";

/** What Check Voice ID can ask. */
export type VoiceIdOption = "enrollmentStatus" | "voiceAuthentication" | "fraudDetection";

/** The data that services work on. */
export interface Services {
  readonly cases: Case[];
  readonly profiles: CustomerProfile[];
  readonly tables: ReadonlyMap<string, DataTable>;
  readonly templates: ReadonlyMap<string, string> | undefined;
  readonly voiceId: Readonly<Partial<Record<VoiceIdOption, string>>> | undefined;
  /** The name that an identifier of a document means. */
  readonly named: (identifier: string) => string;
}

type Operation = (services: Services, request: JsonObject) => Answer;

const operations: Readonly<Record<ServiceOperation, Operation>> = {
  CreateCase: ({ cases }, request) => createCase(cases, request),
  GetCase: ({ cases }, request) => getCase(cases, request),
  UpdateCase: ({ cases }, request) => updateCase(cases, request),
  AssociateContactToCustomerProfile: ({ profiles }, request) => associateContact(profiles, request),
  CheckSegmentMembershipForCustomerProfile: ({ profiles }, request) => checkSegment(profiles, request),
  CreateCustomerProfile: ({ profiles }, request) => createProfile(profiles, request),
  GetCalculatedAttributesForCustomerProfile: ({ profiles }, request) => getCalculatedAttributes(profiles, request),
  GetCustomerProfile: ({ profiles }, request) => getProfile(profiles, request),
  GetCustomerProfileObject: ({ profiles }, request) => getProfileObject(profiles, request),
  UpdateCustomerProfile: ({ profiles }, request) => updateProfile(profiles, request),
  EvaluateDataTableValues: onTable((table, _, request) => evaluateTable(table, request)),
  ListDataTableValues: onTable(listTable),
  UpsertDataTableValues: onTable((table, _, request) => upsertTable(table, request)),
  RenderMessageTemplate: render,
  CheckVoiceId: checkVoiceId,
};

/** Does the work of one action. */
export function serve(services: Services, { operation, request }: ServiceQuestion): Answer {
  return operations[operation](services, request);
}

function onTable(work: (table: DataTable, id: string, request: JsonObject) => Answer): Operation {
  return ({ tables, named }, request) => {
    const id = tableOf(request);
    const table = tables.get(named(id)) ?? tables.get(id);
    return table ? work(table, id, request) : failed(`There is no data table "${named(id)}".`);
  };
}

function render({ templates, named }: Services, request: JsonObject): Answer {
  const name = named(textAt(request, "WisdomMessageTemplateArn"));
  const text = templates ? templates.get(name) : name;
  return text === undefined
    ? failed(`There is no message template "${name}".`, "TemplateRenderingError")
    : served({ text });
}

function checkVoiceId({ voiceId }: Services, request: JsonObject): Answer {
  const result = voiceId?.[textAt(request, "CheckVoiceIdOption") as VoiceIdOption];
  return result === undefined ? failed("Voice ID has no answer; the service ended on 2026-05-20.") : served({ result });
}
