import {
  block,
  contact,
  flow,
  invokeLambda,
  playPrompt,
  queue,
  setLogging,
  setWorkingQueue,
  transferToQueue,
  type Block,
} from "flowc";
import { emergency } from "./attributes.js";
import { goodbye } from "./goodbye.js";
import { checkEmergency } from "./lambdas.js";
import { offer } from "./offer.js";
import { settings } from "./settings.js";

/** The customers' line: tells them about an emergency at their location; otherwise they go on as on any other day. */
export const emergencyDemo = flow(
  "Emergency_Demo",
  (): never => {
    setLogging("enabled");
    playPrompt(`Welcome to ${settings.company}.`);
    /** A location's own telephone number says which location it is. */
    for (const location of settings.locations) {
      if (location.numbers.includes(contact.systemEndpoint.address)) return serve(location);
    }
    return offer(
      "location-menu",
      "Which location would you like to reach?",
      settings.locations.map((location) => ({ say: `For ${location.name}`, goTo: () => serve(location) })),
      withoutLocation,
    );
  },
  {
    description: "The customers' line: plays the message of an emergency, or connects to the location's queue.",
    onError: () => withoutLocation(),
  },
);

function serve(location: { readonly name: string; readonly queue: string }): never {
  emergency.Center = location.name;
  setWorkingQueue(queue(location.queue));
  return checkForEmergency();
}

const checkForEmergency: Block = block("check for an emergency", () => {
  try {
    const state = invokeLambda(checkEmergency, { location: emergency.Center });
    if (state.status === "emergency") return tellAbout(state.type);
  } catch {
    // A check that fails must not keep customers from being served.
  }
  return connect();
});

function tellAbout(emergencyType: string): never {
  for (const { name, message, afterwards } of settings.emergencyTypes) {
    if (emergencyType !== name) continue;
    playPrompt(`This is an emergency message for ${emergency.Center}. ${message}`);
    return afterwards === "hangUp" ? goodbye("Thank you for calling. Please try again later.") : connect();
  }
  // The administrators' settings have changed since: there is an emergency, but no message for it any more.
  playPrompt(`There is an emergency at ${emergency.Center}. Answering may take longer than usual.`);
  return connect();
}

const connect: Block = block("connect", () => {
  playPrompt("Please hold the line. We are connecting you.");
  try {
    return transferToQueue();
  } catch {
    return goodbye("We are sorry, all our lines are busy. Please call again later.");
  }
});

const withoutLocation: Block = block("without a location", () => {
  try {
    setWorkingQueue(queue(settings.generalQueue));
  } catch {
    return goodbye("We are sorry, we cannot connect you at the moment. Please call again later.");
  }
  return connect();
});
