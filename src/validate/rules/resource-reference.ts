import { resourceWords } from "../../language/resource-words.js";
import { type ArnParts, arnKind, isPlaceholder, parseArn } from "../resources.js";
import { rule } from "../rule.js";

/** An ARN names a thing of the kind that the parameter asks for. */
export const resourceKind = rule("FLW578", (flow, found) => {
  for (const action of flow.naming) {
    for (const { resource, value, at, parameter } of action.resources) {
      const arn = isPlaceholder(value) ? undefined : parseArn(value);
      if (!arn) continue;
      const { kinds, title } = resourceWords[resource];
      const kind = arnKind(arn);
      if (kinds.includes(kind)) continue;
      const known = Object.values(resourceWords).find((words) => words.kinds.includes(kind));
      found({ parameter, expected: title, found: known?.title ?? `the service ${arn.service}` }, action.place(at));
    }
  }
});

/** Queues, and other things that the service checks, are named by id or ARN. */
export const resourceForm = rule("FLW579", (flow, found) => {
  for (const action of flow.naming) {
    for (const { resource, value, at, parameter } of action.resources) {
      if (
        !resourceWords[resource].lookedUp ||
        isPlaceholder(value) ||
        value.startsWith("arn:") ||
        /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?::.+)?$/i.test(value)
      )
        continue;
      found({ parameter, found: value }, action.place(at));
    }
  }
});

/** The last part of an ARN: an id, or a name. */
function nameIn({ rest }: ArnParts): string {
  return rest.slice(Math.max(rest.lastIndexOf("/"), rest.lastIndexOf(":")) + 1);
}

/** What a flow names exists in the instance. */
export const missingResource = rule("FLW580", (flow, found) => {
  const { instance } = flow.context;
  if (!instance?.arns) return;
  const { arns } = instance;
  for (const action of flow.naming) {
    for (const { resource, value, at, parameter } of action.resources) {
      const arn = isPlaceholder(value) ? undefined : parseArn(value);
      if (!arn || arn.account === "aws" || !resourceWords[resource].kinds.includes(arnKind(arn))) continue;
      if (arn.region !== instance.region || (arn.instance ?? instance.id) !== instance.id) continue;
      if (arns.has(value) || arns.has(value.replace(/:[^:/]+$/, "")) || flow.context.flowAt(value)) continue;
      found({ parameter, found: `${resourceWords[resource].title} (${nameIn(arn)})` }, action.place(at));
    }
  }
});
