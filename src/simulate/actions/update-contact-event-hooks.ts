import { contactEvents } from "../../language/contact-events.js";
import { type ActionType, failure, next } from "../behaviour.js";
import { fillText } from "../path.js";
import { emit, withEntries } from "../turn.js";
import { broken } from "../unusable.js";

const hookNames: ReadonlySet<string> = new Set(contactEvents);

/** Sets the flow of one event, or switches a whisper off; it stays for the contact until it is changed. */
export const updateContactEventHooks: ActionType = (settings) => {
  const hooks = settings.texts("EventHooks") ?? [];
  for (const [hook] of hooks) if (!hookNames.has(hook)) throw broken(`"${hook}" is not an event hook.`);
  const configuration = settings.object("EventHooksConfiguration");
  const off = (configuration?.keys() ?? []).filter((hook) => configuration?.object(hook)?.flag("DisableExecution"));
  if (hooks.length === 0 && off.length === 0) throw broken("EventHooks is missing or empty.");
  return {
    enter(turn) {
      const { state } = turn;
      for (const [hook, text] of hooks) {
        const flow = fillText(state, text);
        if (flow === "") return failure(`The ${hook} hook names no flow.`);
        state.hooks = withEntries(state.hooks, [[hook, flow]]);
        emit(turn, { kind: "changed", what: `hook ${hook}`, value: turn.flows.find(flow)?.name ?? flow });
      }
      if (off.length > 0) {
        state.hooks = new Map([...state.hooks].filter(([hook]) => !off.includes(hook)));
        emit(turn, { kind: "changed", what: `hook ${off.join(", ")}`, value: "off" });
      }
      return next;
    },
  };
};
