import { environmentNames, isEnvironmentName } from "./environment-name.js";
import type { Config } from "../author/config.js";
import { symbolKinds } from "../author/symbol.js";
import { schemaOf } from "../author/settings/settings.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/did-you-mean.js";
import { report } from "../diagnostics/report.js";
import { isE164 } from "../language/phone-number.js";
import type { ConfigPlace } from "./config-position.js";

/** Finds where a member of the configuration is written. */
export type Locate = (members: readonly string[]) => ConfigPlace;

/** What a value of the configuration may be. */
interface Shape {
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
  /** Members that the value may have, each with its shape. */
  readonly members?: Readonly<Record<string, Member>>;
  /** The shape of every member of a value whose members the author names. */
  readonly each?: Shape;
  /** The shape of every element of a list. */
  readonly element?: Shape;
}
interface Member {
  readonly shape: Shape;
  readonly required?: boolean;
}

const text: Shape = {
  expected: "a text that is not empty",
  accepts: (value) => typeof value === "string" && value !== "",
};
const folder: Shape = {
  expected: "the path of a folder inside the project",
  accepts: (value) => typeof value === "string" && isInside(value),
};
const texts: Shape = { expected: "an object of texts", accepts: isRecord, each: text };
const anything: Shape = { expected: "an object", accepts: isRecord };

const truth: Shape = { expected: "true or false", accepts: (value) => typeof value === "boolean" };
const number: Shape = {
  expected: "a phone number in E.164 form, such as +6591234567",
  accepts: (value) => typeof value === "string" && isE164(value),
};
const variable: Shape = {
  expected: "a text that is not empty, or an object with `setting`",
  accepts: (value) => text.accepts(value) || isRecord(value),
  members: { setting: { shape: text, required: true } },
};
const variables: Shape = { expected: "an object of texts and settings", accepts: isRecord, each: variable };
const local: Shape = {
  expected: "an object",
  accepts: isRecord,
  members: {
    numbers: { shape: texts },
    landlines: { shape: { expected: "a list of phone numbers", accepts: Array.isArray, element: number } },
  },
};
const lambda: Shape = {
  expected: "the path of the handler's file, or an object with `entry`",
  accepts: (value) => text.accepts(value) || isRecord(value),
  members: { entry: { shape: text, required: true }, handler: { shape: text }, environment: { shape: variables } },
};
const key: Shape = {
  expected: 'an object with `name` and `type`, "S" or "N"',
  accepts: (value) => isRecord(value) && (value["type"] === "S" || value["type"] === "N"),
  members: { name: { shape: text, required: true }, type: { shape: text, required: true } },
};
const table: Shape = {
  expected: "an object with `name` and `partitionKey`",
  accepts: isRecord,
  members: {
    name: { shape: text, required: true },
    partitionKey: { shape: key, required: true },
    sortKey: { shape: key },
    timeToLive: { shape: text },
    keep: { shape: truth },
  },
};
const names: Shape = {
  expected: "an object of kinds and names",
  accepts: isRecord,
  members: Object.fromEntries(symbolKinds.filter((kind) => kind !== "setting").map((kind) => [kind, { shape: texts }])),
};
const environment: Shape = {
  expected: "an object with `region` and `instance`",
  accepts: isRecord,
  members: {
    region: { shape: text, required: true },
    instance: { shape: text, required: true },
    settings: { shape: anything },
    names: { shape: names },
    local: { shape: local },
  },
};
const severities: Shape = {
  expected: "an object of codes and severities",
  accepts: isRecord,
  each: {
    expected: '"error", "warning" or "off"',
    accepts: (value) => value === "error" || value === "warning" || value === "off",
  },
};
const check: Shape = {
  expected: "an object",
  accepts: isRecord,
  members: {
    severity: { shape: severities },
    places: {
      shape: {
        expected: "a list of files and severities",
        accepts: Array.isArray,
        element: {
          expected: "an object with `files` and `severity`",
          accepts: isRecord,
          members: { files: { shape: text, required: true }, severity: { shape: severities, required: true } },
        },
      },
    },
    consent: {
      shape: {
        expected: "an object with `attribute` and `value`",
        accepts: isRecord,
        members: { attribute: { shape: text, required: true }, value: { shape: text, required: true } },
      },
    },
  },
};
const config: Shape = {
  expected: "an object",
  accepts: isRecord,
  members: {
    flows: { shape: folder, required: true },
    output: { shape: folder },
    lambdas: { shape: { expected: "an object of functions", accepts: isRecord, each: lambda } },
    tables: { shape: { expected: "a list of tables", accepts: Array.isArray, element: table } },
    settings: {
      shape: { expected: "what defineSettings gives", accepts: (value) => schemaOf(value) !== undefined },
    },
    rules: { shape: { expected: "a list of rules", accepts: Array.isArray } },
    check: { shape: check },
    environments: {
      required: true,
      shape: {
        expected: "an object with at least one environment",
        accepts: (value) => isRecord(value) && Object.keys(value).length > 0,
        each: environment,
      },
    },
  },
};

/** What came of checking a configuration: it can be used when there are no findings. */
export interface CheckedConfig {
  readonly config: Config | undefined;
  readonly findings: readonly Diagnostic[];
}

/** Checks the default export of a configuration: members it does not know, values of another kind, missing ones. */
export function checkConfig(value: unknown, locate: Locate): CheckedConfig {
  if (!isRecord(value)) return { config: undefined, findings: [report("FLW402", {}, locate([]))] };
  const findings = checkShape(value, config, [], locate);
  for (const name of Object.keys(isRecord(value["environments"]) ? value["environments"] : {})) {
    if (isEnvironmentName(name)) continue;
    const holes = {
      name: "environments",
      expected: `named by ${environmentNames}`,
      actual: `named "${name}"`,
    };
    findings.push(report("FLW404", holes, locate(["environments", name])));
  }
  return { config: findings.length === 0 ? (value as unknown as Config) : undefined, findings };
}

function checkShape(value: unknown, shape: Shape, members: readonly string[], locate: Locate): Diagnostic[] {
  if (!shape.accepts(value)) {
    const holes = { name: members.join("."), expected: shape.expected, actual: inWords(value) };
    return [report("FLW404", holes, locate(members))];
  }
  if (shape.element && Array.isArray(value)) {
    const { element } = shape;
    return value.flatMap((item: unknown, index) => checkShape(item, element, [...members, String(index)], locate));
  }
  if (!isRecord(value) || !(shape.each || shape.members)) return [];
  const findings: Diagnostic[] = [];
  for (const name of Object.keys(value)) {
    const inside = [...members, name];
    if (shape.each) findings.push(...checkShape(value[name], shape.each, inside, locate));
    if (!shape.members) continue;
    const member = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
    if (!member) {
      const hint = didYouMean(name, Object.keys(shape.members));
      findings.push(report("FLW403", { name: inside.join("."), hint }, locate(inside)));
    } else if (value[name] !== undefined || member.required) {
      findings.push(...checkShape(value[name], member.shape, inside, locate));
    }
  }
  for (const [name, member] of Object.entries(shape.members ?? {})) {
    if (!member.required || Object.hasOwn(value, name)) continue;
    const holes = { name: [...members, name].join("."), expected: member.shape.expected, actual: "missing" };
    findings.push(report("FLW404", holes, locate(members)));
  }
  return findings;
}

function inWords(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value);
  if (typeof value === "object") return Object.keys(value).length === 0 ? "an empty object" : "an object";
  return typeof value === "number" || typeof value === "boolean" ? String(value) : `a ${typeof value}`;
}

function isInside(folder: string): boolean {
  if (folder === "" || /^(?:[/\\]|[A-Za-z]:)/.test(folder)) return false;
  return !folder.split(/[/\\]/).includes("..");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
