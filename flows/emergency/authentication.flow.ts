import {
  block,
  contact,
  flow,
  invokeLambda,
  loop,
  playPrompt,
  setLogging,
  storeCustomerInput,
  transferToFlow,
  type Block,
} from "flowc";
import { goodbye } from "./goodbye.js";
import { oneTimePin } from "./lambdas.js";
import { settings } from "./settings.js";
import { emergencyUpdate } from "./update.flow.js";

/** An administrator proves, with a one-time PIN sent to a registered mobile phone, that the call may change emergencies. */
export const emergencyAuthentication = flow(
  "Emergency_Authentication",
  (): never => {
    setLogging("enabled");
    playPrompt(`Welcome to the emergency line of ${settings.company}.`);

    const caller = contact.customerEndpoint.address;
    /** Only the administrators' own phones may go on. */
    if (!settings.adminNumbers.includes(caller)) {
      return goodbye("This phone is not registered. Please call back from your designated phone.");
    }

    /** The PIN goes out as a text message. */
    const sent = invokeLambda(oneTimePin, { action: "send", phoneNumber: caller });
    switch (sent.outcome) {
      case "sent":
        playPrompt("We have just sent a one-time PIN to your phone as a text message.");
        break;
      case "notMobile":
        return goodbye("The number on file is not a mobile phone. Please have it corrected, and try again.");
      case "rateLimited":
        return goodbye("Too many PINs have been sent to this phone. Please try again later.");
      default:
        return unavailable();
    }

    for (const _attempt of loop(settings.pinAttempts)) {
      /** The flow log records what callers type and what functions are given: off until the PIN has been verified. */
      setLogging("disabled");
      const entered = storeCustomerInput(`Please enter the ${settings.pinDigits} digits of the PIN.`, {
        maxDigits: settings.pinDigits,
        timeoutSeconds: 30,
        secret: true,
      });
      if (entered.timedOut) {
        setLogging("enabled");
        playPrompt("We did not receive a PIN.");
        continue;
      }
      const verified = invokeLambda(oneTimePin, { action: "verify", phoneNumber: caller, pin: entered.digits });
      /** The PIN is used up, or it was wrong: from here on the log may know everything again. */
      setLogging("enabled");

      switch (verified.outcome) {
        case "valid":
          playPrompt("Thank you.");
          return transferToFlow(emergencyUpdate);
        case "invalid":
          playPrompt("That PIN is not correct.");
          break;
        case "expired":
          return goodbye("This PIN is not in force any more. Please call again, and we will send you a new one.");
        case "tooManyAttempts":
          return tooManyAttempts();
        default:
          return unavailable();
      }
    }
    return tooManyAttempts();
  },
  {
    description: "Lets administrators in: their phone must be registered, and they must enter a one-time PIN.",
    onError: () => unavailable(),
  },
);

const tooManyAttempts: Block = block("too many attempts", () =>
  goodbye("There were too many attempts. Please call again later."),
);

/** Where every error leads. An error can come while logging is off, so it is turned on before anything else. */
const unavailable: Block = block("unavailable", () => {
  setLogging("enabled");
  return goodbye("We are sorry, we cannot check your identity at the moment. Please try again in a few minutes.");
});
