import { type ActionType, next } from "../behaviour.js";
import { fillText } from "../path.js";
import { emit } from "../turn.js";

/** Dials the outbound number now. The simulated customer always answers. */
export const completeOutboundCall: ActionType = (settings) => {
  const caller = settings.object("CallerId")?.requiredText("Number");
  const connector = settings.object("VoiceConnector");
  for (const name of ["VoiceConnectorType", "VoiceConnectorArn", "FromUser", "ToUser"]) connector?.requiredText(name);
  connector?.text("UserToUserInformation");
  settings.text("ConnectionTimeLimitSeconds");
  return {
    enter(turn) {
      const value = caller === undefined ? "dialled" : `dialled as ${fillText(turn.state, caller)}`;
      emit(turn, { kind: "changed", what: "outbound call", value });
      return next;
    },
  };
};
