import type { ActionType } from "../behaviour.js";
import { setBuffer } from "../touch-tone/buffer.js";
import { menu } from "../touch-tone/menu.js";
import { storeInput } from "../touch-tone/store-input.js";

/** Touch-tones, in three modes that the console shows as three blocks. */
export const getParticipantInput: ActionType = (settings, ways) => {
  if (settings.has("EnableDTMFBuffer")) return setBuffer(settings, ways);
  return settings.flag("StoreInput") ? storeInput(settings, ways) : menu(settings, ways);
};
