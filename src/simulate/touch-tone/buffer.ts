import { type ActionType, next } from "../behaviour.js";
import { emit, updateScope, type Turn } from "../turn.js";
import { broken } from "../unusable.js";
import { encrypt, readEncryption, storeCiphertext } from "./encryption.js";

/** Turns the touch-tone buffer on, or off: then the keys in it are dropped, or kept as stored input. */
export const setBuffer: ActionType = (settings) => {
  const on = settings.flag("EnableDTMFBuffer");
  if (on === undefined) throw broken("EnableDTMFBuffer is missing.");
  const stores = settings.flag("StoreInput") ?? false;
  const encryption = readEncryption(settings);
  return {
    enter(turn) {
      const { state } = turn;
      const { keys } = state;
      if (!on) state.keys = "";
      state.buffering = on;
      emit(turn, { kind: "changed", what: "touch-tone buffer", value: on ? "on" : "off" });
      if (on || !stores) return next;
      if (encryption) return encrypt(turn, encryption, keys);
      updateScope(turn, { storedInput: keys });
      emit(turn, { kind: "collected", value: keys, secret: !state.logging });
      return next;
    },
    resume: (turn, happening) => storeCiphertext(turn, happening, next),
  };
};

/** Takes the first key that was typed ahead; empty when there is none. */
export function takeKey(turn: Turn): string {
  const { state } = turn;
  const key = state.keys.charAt(0);
  state.keys = state.keys.slice(1);
  return key;
}
