import { rule } from "../rule.js";

/** Every action can be reached from the start, by any way that is written. */
export const unreachable = rule(
  "FLW559",
  (flow, found) => {
    const { byId, document } = flow;
    if (!byId.has(document.StartAction)) return;
    const seen = new Set<string>([document.StartAction]);
    const open = [document.StartAction];
    for (let identifier = open.pop(); identifier !== undefined; identifier = open.pop()) {
      for (const { target } of byId.get(identifier)?.ways ?? []) {
        if (!seen.has(target)) open.push(target);
        seen.add(target);
      }
    }
    for (const { id, type, place } of flow.actions) if (!seen.has(id)) found({ type }, place());
  },
  { only: "documents" },
);
