import { contactAttributes } from "flowc";

/** What the contact record says of a call to the emergency line, for reports. */
export const emergency = contactAttributes<{
  /** Name of the location that the call is about. */
  Center: string;
  /** Type of the emergency that the call set; `No Emergency` when it removed one. */
  EmergencyType: string;
  /** What the call has done to the location. */
  EmergencyAction: "set" | "remove";
}>();
