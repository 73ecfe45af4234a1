import {
  contact,
  disconnect,
  errorOf,
  flow,
  invokeLambda,
  lambda,
  loop,
  playPrompt,
  setLogging,
  storeCustomerInput,
  transferToFlow,
  flowByName,
  module,
} from "flowc";

interface PinRequest {
  readonly action: "send" | "verify";
  readonly phoneNumber: string;
  readonly pin?: string;
}
const oneTimePin = lambda<PinRequest, { outcome: "sent" | "notMobile" | "valid" | "invalid"; hint: string }>("OneTimePin");

export const authentication = flow(
  "Authentication",
  (): never => {
    const caller = contact.customerEndpoint.address;
    const sent = invokeLambda(oneTimePin, { action: "send", phoneNumber: caller });
    if (sent.outcome === "notMobile") {
      playPrompt("Your number is not a mobile phone.");
      return disconnect();
    }
    for (const _ of loop(3)) {
      setLogging("disabled");
      const entered = storeCustomerInput(`Please enter the PIN that begins with ${sent.hint}.`, {
        maxDigits: 8,
        timeoutSeconds: 30,
        secret: true,
      });
      if (entered.timedOut) continue;
      const checked = invokeLambda(oneTimePin, { action: "verify", phoneNumber: caller, pin: entered.digits });
      setLogging("enabled");
      if (checked.outcome === "valid") return transferToFlow(flowByName("Update"));
      playPrompt("That PIN is not valid.");
    }
    setLogging("enabled");
    return disconnect();
  },
  {
    onError: () => {
      playPrompt("Something went wrong.");
      return disconnect();
    },
  },
);

export const lookup = module(
  "Lookup",
  { input: { number: "string" }, results: ["known", "unknown"], resultData: { name: "string" } },
  (input, exits): never => {
    try {
      const found = invokeLambda(lambda<{ number: string }, { name: string }>("Lookup"), { number: input.number });
      if (found.name !== "none") return exits.known({ name: found.name });
    } catch (error) {
      if (errorOf(error).type === "NoMatchingError") playPrompt("We could not look you up.");
    }
    return exits.unknown({ name: "none" });
  },
);
