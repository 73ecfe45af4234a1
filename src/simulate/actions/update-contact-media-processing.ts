import { type ActionType, error, next } from "../behaviour.js";
import { emit } from "../turn.js";
import { broken } from "../unusable.js";

/** Lets a function process chat messages in flight: nothing that the flow can notice. */
export const updateContactMediaProcessing: ActionType = (settings) => {
  const processor = settings.object("ChatProcessor");
  const enabled = processor?.flag("ProcessingEnabled");
  processor?.scalar("LambdaProcessorARN");
  processor?.object("ChatProcessorSettings")?.flag("DeliverUnprocessedMessages");
  if (enabled === undefined) throw broken("ChatProcessor.ProcessingEnabled is missing.");
  return {
    enter(turn) {
      const { channel } = turn.state.contact;
      if (channel !== "CHAT") return error("ChannelMismatch", `The behaviour is not for ${channel} contacts.`);
      emit(turn, { kind: "changed", what: "message processing", value: enabled ? "on" : "off" });
      return next;
    },
  };
};
