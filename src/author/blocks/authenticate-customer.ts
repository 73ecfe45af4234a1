import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { equalsBranch, perform } from "../perform.js";
import type { Range } from "../range.js";
import { text, wholeNumber } from "../values.js";

/** Options of {@link authenticateCustomer}. */
export interface AuthenticateCustomerOptions extends BlockOptions {
  /** ARN of the Amazon Cognito user pool. */
  readonly userPoolArn: string;
  readonly appClientId: string;
  /** Object type of the profile data; `Cognito-attributes` when absent. */
  readonly profileObjectType?: string;
  /** Minutes to wait for the sign-in, 3 to 15. A text is a reference. */
  readonly timeoutMinutes: Range<3, 15> | string;
}

/**
 * Sends the customer of a chat a link to sign in, and waits. The answer is `"signedIn"` or `"optedOut"`; compare it at
 * once. Who signed in is in `contact.customerAuthentication`.
 *
 * Block: Authenticate customer. Chat only. Flow types: inbound, modules. Errors: `TimeLimitExceeded`,
 * `NoMatchingError`.
 *
 * @source Administrator Guide, Authenticate customer; the shape was observed in real flows
 * @example
 * ```ts
 * const signIn = authenticateCustomer({
 *   userPoolArn: "arn:aws:cognito-idp:ap-southeast-2:123456789012:userpool/ap-southeast-2_abc",
 *   appClientId: "1bcees0qmpbplsifmm6ed46lfq",
 *   timeoutMinutes: 5,
 * });
 * if (signIn === "optedOut") playPrompt("You can go on without signing in.");
 * ```
 */
export function authenticateCustomer(options: AuthenticateCustomerOptions): "signedIn" | "optedOut" {
  const block = "authenticateCustomer";
  const place = (option: string) => ({ block, option });
  const parameters = {
    CognitoConfiguration: {
      UserPoolArn: text(place("userPoolArn"), options.userPoolArn),
      AppClientId: text(place("appClientId"), options.appClientId),
    },
    CustomerProfilesConfiguration: {
      ObjectTypeName: text(place("profileObjectType"), options.profileObjectType ?? "Cognito-attributes"),
    },
    TimeLimitMinutes: wholeNumber(place("timeoutMinutes"), options.timeoutMinutes, {
      min: 3,
      max: 15,
      reference: true,
    }),
  };
  const performed = perform(block, "AuthenticateParticipant", parameters, options, {
    branches: [equalsBranch("OptedOut", "optedOut"), { slot: { kind: "next" }, label: "signedIn" }],
  });
  return performed.outcome as "signedIn" | "optedOut";
}

intrinsic(authenticateCustomer);
