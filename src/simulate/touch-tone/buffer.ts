import { type ActionType, next } from "../behaviour.js";
import { emit, updateScope, type Turn } from "../turn.js";
import { broken, unsupported } from "../unusable.js";

/** Turns the touch-tone buffer on, or off: then the keys in it are dropped, or kept as stored input. */
export const setBuffer: ActionType = (settings) => {
  const on = settings.flag("EnableDTMFBuffer");
  if (on === undefined) throw broken("EnableDTMFBuffer is missing.");
  const stores = settings.flag("StoreInput") ?? false;
  if (settings.has("InputEncryption")) throw unsupported("Encrypting typed keys is not simulated.");
  return {
    enter(turn) {
      const { state } = turn;
      if (!on && stores) {
        updateScope(turn, { storedInput: state.keys });
        emit(turn, { kind: "collected", value: state.keys, secret: !state.logging });
      }
      if (!on) state.keys = "";
      state.buffering = on;
      emit(turn, { kind: "changed", what: "touch-tone buffer", value: on ? "on" : "off" });
      return next;
    },
  };
};

/** Takes the first key that was typed ahead; empty when there is none. */
export function takeKey(turn: Turn): string {
  const { state } = turn;
  const key = state.keys.charAt(0);
  state.keys = state.keys.slice(1);
  return key;
}
