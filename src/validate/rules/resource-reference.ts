import { arnKind, isPlaceholder, parseArn, resourceWords } from "../resources.js";
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
        !checked.has(resource) ||
        isPlaceholder(value) ||
        value.startsWith("arn:") ||
        /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?::.+)?$/i.test(value)
      )
        continue;
      found({ parameter, found: value }, action.place(at));
    }
  }
});

/** What the service looks up when a flow is published; views, bots and functions it does not. */
const checked: ReadonlySet<string> = new Set(["queue", "agent", "hours", "prompt", "flow", "module"]);

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
      found({ parameter, found: `${resourceWords[resource].title} (${arn.rest.slice(-40)})` }, action.place(at));
    }
  }
});
