/** True for a JSON file of a folder that is meant to be a flow, in the present or the older format, or an answer with one. */
export function isFlowJson(text: string): boolean {
  return (
    /"(?:StartAction|Actions)"\s*:/.test(text) ||
    /"modules"\s*:\s*\[/.test(text) ||
    /"ContactFlow(?:Module)?"\s*:/.test(text)
  );
}
