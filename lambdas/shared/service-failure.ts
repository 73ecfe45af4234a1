/** Name and code of an error, the only parts of it that cannot hold what the caller said or who the caller is. */
const kindOf = (error: unknown): string => {
  if (!(error instanceof Error)) return "unknown error";
  if (error.message === "Region is missing") return "no region is set (AWS_REGION)";
  const code = "code" in error && typeof error.code === "string" && /^[A-Z_]+$/.test(error.code) ? error.code : "";
  const reason = "Reason" in error && typeof error.Reason === "string" ? error.Reason : "";
  const name = /^\w+$/.test(error.name) ? error.name : "Error";
  return [name, code, /^\w+$/.test(reason) ? reason : ""].filter((part) => part !== "").join(" ");
};

/**
 * A call to an AWS service that failed. Service messages repeat parts of the request, and Lambda logs every error that a
 * handler throws: so this error carries the operation and the kind of failure, never the message nor the cause.
 */
export class ServiceFailure extends Error {
  override readonly name = "ServiceFailure";
  constructor(operation: string, error: unknown) {
    super(`${operation} failed: ${kindOf(error)}.`);
  }
}

/**
 * Calls a service.
 *
 * @param operation the operation's name as AWS spells it
 * @throws ServiceFailure for every failure
 */
export const callService = async <Answer>(operation: string, call: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await call();
  } catch (error) {
    throw new ServiceFailure(operation, error);
  }
};

/**
 * Calls a conditional write of DynamoDB.
 *
 * @returns the answer, or `undefined` when the condition did not hold and nothing was written
 * @throws ServiceFailure for every other failure
 */
export const writeIf = async <Answer>(operation: string, write: () => Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Error && error.name === "ConditionalCheckFailedException") return undefined;
    throw new ServiceFailure(operation, error);
  }
};
