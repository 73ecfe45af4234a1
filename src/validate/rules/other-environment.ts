import { isPlaceholder, parseArn } from "../resources.js";
import { rule } from "../rule.js";

/** ARNs are of the environment's own Region, account and instance. */
export const otherEnvironment = rule("FLW576", (flow, found) => {
  const { instance } = flow.context;
  if (!instance) return;
  for (const action of flow.naming) {
    for (const { value, at, parameter } of action.resources) {
      const arn = isPlaceholder(value) ? undefined : parseArn(value);
      if (!arn) continue;
      const differs = (
        [
          ["Region", arn.region, instance.region],
          ["instance", arn.instance, instance.id],
          ["account", arn.service === "connect" ? arn.account : undefined, instance.account],
        ] as const
      ).find(([, found, expected]) => !!found && found !== "aws" && expected !== undefined && found !== expected);
      if (differs)
        found({ parameter, what: differs[0], found: differs[1] ?? "", expected: differs[2] ?? "" }, action.place(at));
    }
  }
});

/** ARNs of one flow are of one instance. */
export const twoInstances = rule("FLW577", (flow, found) => {
  if (flow.context.instance) return;
  const uses = flow.naming.flatMap((action) =>
    action.resources.flatMap((use) => {
      const instance = parseArn(use.value)?.instance;
      return instance === undefined || instance === "aws" || isPlaceholder(instance) ? [] : [{ action, use, instance }];
    }),
  );
  const counts = new Map<string, number>();
  for (const { instance } of uses) counts.set(instance, (counts.get(instance) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (!most || counts.size < 2) return;
  for (const { action, use, instance } of uses) {
    if (instance !== most[0])
      found({ parameter: use.parameter, found: instance, expected: most[0] }, action.place(use.at));
  }
});
