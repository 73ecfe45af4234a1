import { block, flow, invokeLambda, playPrompt, setContactAttributes, setLogging, type Block } from "flowc";
import type { UpdateEmergencyInput } from "../../lambdas/update-emergency/contract.js";
import { emergency } from "./attributes.js";
import { goodbye } from "./goodbye.js";
import { checkEmergency, updateEmergency } from "./lambdas.js";
import { offer } from "./offer.js";
import { settings } from "./settings.js";

/**
 * Administrators hear whether there is an emergency at a location, set one, or remove it. No telephone number may lead
 * here: Emergency_Authentication does, once the PIN is right.
 */
export const emergencyUpdate = flow(
  "Emergency_Update",
  (): never => {
    setLogging("enabled");
    return chooseLocation();
  },
  {
    description: "Tells administrators the state of a location, and lets them set or remove an emergency.",
    onError: () => goodbye("We are sorry, something went wrong. Please call again and check the location."),
  },
);

const chooseLocation: Block = block("choose a location", () =>
  offer(
    "location-menu",
    "Please choose a location.",
    settings.locations.map(({ name }) => ({
      say: `For ${name}`,
      goTo: () => {
        remember(name);
        return hearAndDecide();
      },
    })),
    nothingChosen,
  ),
);

/** Everything that follows is about the location remembered here: when that fails, the call may not go on with another. */
function remember(location: string): void {
  setContactAttributes({ Center: location }, { errors: ["NoMatchingError"] });
}

/** Reads the location's state, speaks it, and asks what is to be done. Every change comes back here to be heard. */
const hearAndDecide: Block = block("hear and decide", () => {
  const state = readState();
  switch (state.status) {
    case "emergency":
      playPrompt(`There is an emergency at ${emergency.Center}. Its type is: ${state.type}.`);
      break;
    case "normal":
      playPrompt(`There is no emergency at ${emergency.Center}.`);
      break;
    default:
      playPrompt(`${emergency.Center} has not been set up yet.`);
  }
  return offer(
    "action-menu",
    "What would you like to do?",
    [
      { say: "To check another location", goTo: chooseLocation },
      { say: "To set an emergency", goTo: () => chooseType(state.version) },
      {
        say: "To remove the emergency",
        goTo: () => change({ action: "remove", location: emergency.Center, version: state.version }),
      },
    ],
    nothingChosen,
  );
});

function chooseType(version: string): never {
  return offer(
    "type-menu",
    "What type of emergency is it?",
    settings.emergencyTypes.map(({ name }) => ({
      say: `For ${name}`,
      goTo: () => change({ action: "set", location: emergency.Center, type: name, version }),
    })),
    nothingChosen,
  );
}

/** Reads the location's state from the table of emergencies. */
function readState() {
  try {
    return invokeLambda(checkEmergency, { location: emergency.Center });
  } catch {
    return goodbye(`We are sorry, we cannot read the state of ${emergency.Center} at the moment. Please call again.`);
  }
}

/** Writes a change, says what became of it, and lets the state be heard as it is now. */
function change(requested: UpdateEmergencyInput): never {
  const written = write(requested);
  /** Of two administrators at once, the second one's change is not written. */
  if (written.outcome === "conflict") {
    playPrompt(`Somebody else has just changed the state of ${emergency.Center}, so nothing was written.`);
  } else {
    setContactAttributes({ EmergencyAction: requested.action, EmergencyType: written.type });
    playPrompt(`Thank you, the emergency has been ${requested.action === "set" ? "set" : "removed"}.`);
  }
  return hearAndDecide();
}

function write(requested: UpdateEmergencyInput) {
  try {
    return invokeLambda(updateEmergency, requested);
  } catch {
    playPrompt("We are sorry, something went wrong, and the change may not have been made.");
    return hearAndDecide();
  }
}

const nothingChosen: Block = block("nothing chosen", () => goodbye("We did not receive a choice. Please call again."));
