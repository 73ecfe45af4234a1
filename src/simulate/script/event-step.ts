import type { CallEvent } from "../call-event.js";
import type { ScriptAction } from "./script.js";

/** What happens to a call, as the step of a script that does it; undefined for what no caller or agent does. */
export function eventStep(event: CallEvent): ScriptAction | undefined {
  switch (event.kind) {
    case "keys":
      return { kind: event.keys.length === 1 ? "presses" : "enters", keys: event.keys };
    case "timePasses":
      return { kind: "waits", milliseconds: event.milliseconds };
    case "says":
    case "chats":
      return { kind: event.kind, text: event.text };
    case "picks":
      return { kind: "picks", action: event.action, data: JSON.stringify(event.data) };
    case "signsIn":
      return { kind: "signsIn", outcome: event.outcome };
    case "occurs":
      return { kind: "happens", event: event.name };
    case "fails":
      return { kind: "fails", error: event.error };
    case "agentAccepts":
      return { kind: "agentAccepts", agent: event.agent && JSON.stringify(event.agent) };
    case "hangsUp":
    case "agentHolds":
    case "agentResumes":
    case "agentLeaves":
    case "thirdPartyHangsUp":
      return { kind: event.kind };
    case "injectFault":
      return { kind: "givenFault", flow: event.flow, action: event.action, error: event.error };
    default:
      return undefined;
  }
}
