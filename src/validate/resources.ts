import { hasRelocation } from "../author/symbol.js";
import type { ActionType } from "../language/action-type.js";
import type { JsonPath } from "../language/json-reader.js";
import type { Json, JsonObject } from "../language/json.js";
import type { ParameterSchema, Resource } from "../language/parameter-schema.js";
import { pathsIn } from "../language/paths.js";
import { rememberFor } from "./remember.js";

/** A literal in a parameter that names something of the instance. */
export interface ResourceUse {
  readonly resource: Resource;
  readonly value: string;
  /** Below the action. */
  readonly at: JsonPath;
  /** As messages call it: `EventHooks.CustomerQueue`. */
  readonly parameter: string;
}

/** Every literal of an action's parameters that the catalogue calls the name of a resource. Paths are left out. */
export function resourceUses(facts: ActionType, parameters: JsonObject): readonly ResourceUse[] {
  const found: ResourceUse[] = [];
  for (const { steps, resource } of resourcesOf(facts)) visit(parameters, steps, 0, [], resource);
  return found;

  function visit(
    value: Json | undefined,
    steps: readonly string[],
    depth: number,
    at: readonly (string | number)[],
    resource: Resource,
  ): void {
    if (depth === steps.length) {
      if (typeof value === "string" && value !== "" && pathsIn(value).length === 0)
        found.push({ resource, value, at: ["Parameters", ...at], parameter: at.join(".") });
      return;
    }
    if (typeof value !== "object" || value === null) return;
    const step = steps[depth] as string;
    if (step === every) {
      for (const [key, inner] of Object.entries(value))
        visit(inner as Json, steps, depth + 1, [...at, Array.isArray(value) ? Number(key) : key], resource);
    } else if (Object.hasOwn(value, step))
      visit((value as JsonObject)[step], steps, depth + 1, [...at, step], resource);
  }
}

/** Stands for every element of a list, and every member of a map. */
const every = "*";

/** Where an action type's parameters name resources. */
const resourcesOf: (
  facts: ActionType,
) => readonly { readonly steps: readonly string[]; readonly resource: Resource }[] = rememberFor((facts) => {
  const found: { steps: readonly string[]; resource: Resource }[] = [];
  const visit = (schema: ParameterSchema, steps: readonly string[]): void => {
    if (schema.resource) found.push({ steps, resource: schema.resource });
    if (schema.items) visit(schema.items, [...steps, every]);
    for (const [name, inner] of Object.entries(schema.properties ?? {})) visit(inner, [...steps, name]);
    if (typeof schema.additionalProperties === "object") visit(schema.additionalProperties, [...steps, every]);
  };
  visit({ type: "object", ...facts.parameters }, []);
  return found;
});

/** True for a text that will be filled in later: a relocation token, or a placeholder of a template. */
export function isPlaceholder(value: string): boolean {
  return hasRelocation(value) || /\$\{|\{\{|<[A-Z_a-z]+>|^%|^\$[A-Z]|REPLACE|PLACEHOLDER/.test(value);
}

/** The parts of an ARN that rules look at. */
export interface ArnParts {
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** What stands behind the account. */
  readonly rest: string;
  /** Of an ARN of Amazon Connect: the instance's id. */
  readonly instance: string | undefined;
  /** Of an ARN of Amazon Connect: what it names, such as `contact-flow`; undefined for others. */
  readonly kind: string | undefined;
}

/** Takes an ARN apart; undefined for a text that is none. */
export function parseArn(text: string): ArnParts | undefined {
  if (!text.startsWith("arn:")) return undefined;
  const match = /^arn:aws[a-z-]*:([a-z0-9-]+):([a-z0-9-]*):([0-9]*|aws):(.+)$/s.exec(text);
  if (!match) return undefined;
  const [, service = "", region = "", account = "", rest = ""] = match;
  const inside = service === "connect" ? /^(?:instance\/([^/]+)(?:\/|$))?(?:([a-z-]+)\/)?/.exec(rest) : undefined;
  return { service, region, account, rest, instance: inside?.[1], kind: inside?.[2] };
}

/**
 * How the ARN of a resource begins behind its account, by kind. Source: Service Authorization Reference (Amazon Connect,
 * AWS Lambda, Amazon Lex V2).
 */
export const resourceWords: Readonly<Record<Resource, { readonly kinds: readonly string[]; readonly title: string }>> =
  {
    queue: { kinds: ["queue"], title: "a queue" },
    agent: { kinds: ["agent"], title: "an agent" },
    prompt: { kinds: ["prompt"], title: "a prompt" },
    hours: { kinds: ["operating-hours"], title: "hours of operation" },
    flow: { kinds: ["contact-flow"], title: "a flow" },
    module: { kinds: ["flow-module"], title: "a flow module" },
    lambda: { kinds: ["lambda"], title: "a Lambda function" },
    view: { kinds: ["view"], title: "a view" },
    bot: { kinds: ["lex"], title: "a bot" },
    table: { kinds: ["data-table"], title: "a data table" },
  };

/** What an ARN names, in the words of {@link resourceWords}: `contact-flow`, or the service for other services. */
export function arnKind({ service, kind }: ArnParts): string {
  return service === "connect" ? (kind ?? "instance") : service;
}
