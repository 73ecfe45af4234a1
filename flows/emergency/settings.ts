import { defineSettings, setting } from "flowc";

/**
 * What differs from one company, or one environment, to the next. The values are in flowc.config.ts; what is left out
 * there has the default that is written here. To add a location or a type of emergency, add one line to its list.
 */
export const settings = defineSettings({
  /** How the company calls itself on the telephone. */
  company: setting.text({ default: "Example Company" }),

  /** Mobile phones that may change emergencies, under a name for each. The numbers themselves stay out of the project. */
  adminNumbers: setting.phoneNumbers({ personal: true, min: 1 }),

  /** How many digits a one-time PIN has. */
  pinDigits: setting.integer({ min: 4, max: 8, default: 6 }),
  /** How long a PIN can be used after it was sent. */
  pinLifeSeconds: setting.integer({ min: 30, max: 600, default: 300 }),
  /** How often a caller may try. */
  pinAttempts: setting.integer({ min: 1, max: 5, default: 3 }),
  /** The key under which PINs are kept: 32 characters or more, and nobody needs to know it. */
  pinKey: setting.secrets({ min: 1, max: 1 }),
  /** The number, sender id or pool that the text message with the PIN comes from. */
  smsOriginationIdentity: setting.text(),

  /**
   * The company's locations, in the order of the menu: the first is key 1. A call to one of a location's own `numbers`
   * is not asked for the location; an empty list means that it has none.
   */
  locations: setting.list(
    setting.object({ name: setting.text(), queue: setting.text(), numbers: setting.phoneNumbers() }),
    {
      min: 1,
      max: 9,
      default: [
        { name: "Singapore", queue: "Singapore", numbers: ["+6565550100"] },
        { name: "Manila", queue: "Manila", numbers: ["+63255550100"] },
        { name: "Sydney", queue: "Sydney", numbers: ["+61255550100"] },
      ],
    },
  ),

  /** Where customers wait who did not choose a location. */
  generalQueue: setting.text({ default: "Reception" }),

  /** The types of emergency, in the order of the menu; what customers hear, and whether they may wait for an agent. */
  emergencyTypes: setting.list(
    setting.object({ name: setting.text(), message: setting.text(), afterwards: setting.oneOf("hangUp", "queue") }),
    {
      min: 1,
      max: 9,
      default: [
        {
          name: "weather",
          message: "Because of severe weather, answering may take longer than usual.",
          afterwards: "queue",
        },
        { name: "fire alarm", message: "Because of a fire alarm, nobody can answer your call.", afterwards: "hangUp" },
        {
          name: "facility",
          message: "Our office is closed because of a problem in the building.",
          afterwards: "hangUp",
        },
      ],
    },
  ),
});
