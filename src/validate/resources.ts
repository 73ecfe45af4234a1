import { hasRelocation } from "../author/symbol.js";
import type { ActionType } from "../language/action-type.js";
import type { JsonPath } from "../language/json-reader.js";
import type { JsonObject } from "../language/json.js";
import type { Resource } from "../language/parameter-schema.js";
import { pathsIn } from "../language/paths.js";
import { eachTextAt, placesWhere } from "./schema-places.js";

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
  for (const place of resourcesOf(facts)) {
    const { resource } = place.schema;
    if (!resource) continue;
    eachTextAt(parameters, place, (value, at) => {
      if (value !== "" && pathsIn(value).length === 0)
        found.push({ resource, value, at: ["Parameters", ...at], parameter: at.join(".") });
    });
  }
  return found;
}

/** Where an action type's parameters name resources. */
const resourcesOf = placesWhere(({ resource }) => resource !== undefined);

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

/** What an ARN names, in the words of `resourceWords`: `contact-flow`, or the service for other services. */
export function arnKind({ service, kind }: ArnParts): string {
  return service === "connect" ? (kind ?? "instance") : service;
}
