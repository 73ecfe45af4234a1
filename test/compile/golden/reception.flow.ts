import type { Block } from "flowc";
import {
  attributes,
  block,
  checkHoursOfOperation,
  contact,
  disconnect,
  flow,
  getCustomerInput,
  hours,
  invokeLambda,
  lambda,
  playPrompt,
  queue,
  setWorkingQueue,
  transferToQueue,
} from "flowc";

const customer = lambda<{ number: string }, { name: string; tier: string }>("CustomerLookup");
const news = lambda<Record<string, string>, { text: string }>("News");

/** Says goodbye the same way everywhere. */
function farewell(): never {
  playPrompt("Thank you for calling. Goodbye.");
  return disconnect();
}

const menu: Block = block("menu", () => {
  // Three tries in all.
  for (let left = 2; left >= 0; left--) {
    switch (getCustomerInput("For sales, press 1. For support, press 2.", { keys: ["1", "2"], timeoutSeconds: 8 })) {
      case "1":
        return send("Sales");
      case "2":
        return send("Support");
      case "timeout":
        playPrompt("We did not hear anything.");
        break;
      default:
        playPrompt(left > 0 ? "That is not a choice." : "That was the last try.");
    }
  }
  return farewell();
});

function send(name: string): never {
  setWorkingQueue(queue(name));
  try {
    transferToQueue();
  } catch {
    playPrompt("All lines are busy.");
  }
  return farewell();
}

export const reception = flow(
  "Reception",
  (): never => {
    if (!checkHoursOfOperation(hours("Office"))) {
      playPrompt("We are closed.");
      return farewell();
    }
    const caller = invokeLambda(customer, { number: contact.customerEndpoint.address });
    /** What is new today; callers hear it before the menu. */
    const today = invokeLambda(news, {});
    playPrompt(`Hello ${caller.name}. ${today.text}`);
    if (caller.tier === "gold") {
      attributes.Priority = "high";
      return send("Gold");
    }
    return menu();
  },
  { description: "Where every call begins." },
);
