import { type ActionType, failure, next } from "../behaviour.js";
import { fillText } from "../path.js";
import { emit, withEntries } from "../turn.js";
import { broken, unsupported } from "../unusable.js";

const hookNames: ReadonlySet<string> = new Set([
  "AgentHold",
  "AgentWhisper",
  "CustomerHold",
  "CustomerQueue",
  "CustomerRemaining",
  "CustomerWhisper",
  "DefaultAgentUI",
  "DisconnectAgentUI",
  "PauseContact",
  "ResumeContact",
]);

/** Sets the flow of one event; it stays for the contact until it is changed. */
export const updateContactEventHooks: ActionType = (settings) => {
  const hooks = settings.texts("EventHooks") ?? [];
  for (const [hook] of hooks) if (!hookNames.has(hook)) throw broken(`"${hook}" is not an event hook.`);
  const configuration = settings.object("EventHooksConfiguration");
  for (const hook of configuration?.keys() ?? [])
    if (configuration?.object(hook)?.flag("DisableExecution"))
      throw unsupported(`Switching the ${hook} flow off is not simulated.`);
  if (hooks.length === 0) throw broken("EventHooks is missing or empty.");
  return {
    enter(turn) {
      const { state } = turn;
      for (const [hook, text] of hooks) {
        const flow = fillText(state, text);
        if (flow === "") return failure(`The ${hook} hook names no flow.`);
        state.hooks = withEntries(state.hooks, [[hook, flow]]);
        emit(turn, { kind: "changed", what: `hook ${hook}`, value: turn.flows.find(flow)?.name ?? flow });
      }
      return next;
    },
  };
};
